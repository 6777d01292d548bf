import { describe, expect, it } from 'vitest';
import { readDomain, readName } from './domain.ts';
import { ProblemError } from './problem.ts';

function refusal(read: () => unknown): string {
  try {
    return `read: ${String(read())}`;
  } catch (error) {
    return error instanceof ProblemError ? error.message : String(error);
  }
}

describe('api/http/domain', () => {
  it('reads a domain however it is written, and no port', () => {
    expect(readDomain('BÜCHER.example.', '?target')).toBe('xn--bcher-kva.example');
    expect(refusal(() => readDomain('example.org:8448', '?target'))).toMatch(/is not a host name/);
  });

  it('reads a name by the rules of its network', () => {
    expect(readName('lbry', 'Hub.example:50001', '/domain')).toBe('hub.example');
    expect(readName('lbry', 'hub.example:50002', '/domain')).toBe('hub.example:50002');
    expect(readName('matrix', 'example.org:8448', '/domain')).toBe('example.org:8448');
    expect(refusal(() => readName('fediverse', 'example.org:8448', '/domain'))).toMatch(/a port/);
  });

  it('takes a name with or without a port where no network is named', () => {
    expect(readName(undefined, 'example.org', '/domain')).toBe('example.org');
    expect(readName(undefined, 'Hub.example:50002', '/domain')).toBe('hub.example:50002');
    expect(refusal(() => readName(undefined, 'hub.example:99999', '/domain'))).toMatch(/a port/);
  });

  it('says of another network that it is one, and of a private name that it is private', () => {
    expect(refusal(() => readDomain('abc.onion', '/domain'))).toMatch(/another network than the internet/);
    expect(refusal(() => readDomain('printer.local', '/domain'))).toMatch(/reserved for private networks/);
  });
});
