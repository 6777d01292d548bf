import { domainToUnicode } from 'node:url';
import { assert, constantFrom, property, tuple, type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DomainName } from './domain-name.ts';
import { hostOf, parseInstanceName, portOf, type InstanceName } from './instance-name.ts';
import { NETWORKS, type Network } from './vocabulary.ts';

function nameOf(network: Network, text: string): InstanceName {
  const outcome = parseInstanceName(network, text);
  if (!outcome.ok) throw new Error(`${JSON.stringify(text)} is refused: ${outcome.reason}`);
  return outcome.name;
}

const HOSTS = [
  'example.org',
  'a-b.c3.example',
  'bücher.example',
  'straße.example',
  'ångström.example',
  'việt-nam.example',
  'ελλάδα.example',
  'почта.example',
  '例え.example',
  '한국.example',
  'नमस्ते.example',
];

// Each writes the same host in another way; every reader of names brings them back to one.
const SPELLINGS: readonly ((host: string) => string)[] = [
  (host) => host,
  // The upper case of ß is ẞ here: SS would be another name.
  (host) => host.replaceAll('ß', 'ẞ').toUpperCase(),
  (host) => host.replaceAll('.', '．'),
  (host) => host.normalize('NFD'),
  (host) => new URL(`http://${host}`).host,
  (host) => domainToUnicode(host).normalize('NFKD'),
  (host) => host.replaceAll('e', 'ｅ'),
];

const spelledTwice: Arbitrary<[string, string]> = tuple(
  constantFrom(...HOSTS),
  constantFrom(...SPELLINGS),
  constantFrom(...SPELLINGS),
  constantFrom('', '.', '。', '．', '｡'),
).map(([host, first, second, end]) => [host, `${second(first(host))}${end}`]);

describe('db/instance-name', () => {
  it.each<[Network, string, string, number | null]>([
    ['fediverse', ' Example.ORG. ', 'example.org', null],
    ['matrix', 'Example.ORG', 'example.org', null],
    ['matrix', 'example.org:8448', 'example.org:8448', 8448],
    ['matrix', 'BÜCHER.example.:443', 'xn--bcher-kva.example:443', 443],
    ['matrix', 'example.org:1', 'example.org:1', 1],
    ['matrix', 'example.org:65535', 'example.org:65535', 65_535],
    ['lbry', 'hub.example', 'hub.example', null],
    ['lbry', 'hub.example:50001', 'hub.example', null],
    ['lbry', 'Hub.example:50002', 'hub.example:50002', 50_002],
  ])('makes one canonical name in %s of %j', (network, text, name, port) => {
    const host = name.split(':')[0];
    expect(parseInstanceName(network, text)).toEqual({ ok: true, name, host, port });
  });

  it.each<[Network, string, string]>([
    ['fediverse', 'example.org:443', 'port'],
    ['fediverse', 'example.org:8443', 'port'],
    ['matrix', 'example.org:', 'port'],
    ['matrix', 'example.org:0', 'port'],
    ['matrix', 'example.org:08448', 'port'],
    ['matrix', 'example.org:65536', 'port'],
    ['matrix', 'example.org:99999999999999999999', 'port'],
    ['matrix', 'example.org:+443', 'port'],
    ['matrix', 'example.org:0x50', 'port'],
    ['matrix', 'example.org:8448.', 'port'],
    ['matrix', 'example.org:８４４８', 'port'],
    ['lbry', 'hub.example:050001', 'port'],
    ['matrix', 'example.org :8448', 'not-a-name'],
    ['matrix', 'example.org：8448', 'not-a-name'],
    ['matrix', 'example.org:8448:8448', 'not-a-name'],
    ['matrix', '@someone:example.org', 'not-a-name'],
    ['matrix', 'matrix://example.org', 'not-a-name'],
    ['matrix', 'example.org:8448/path', 'not-a-name'],
    ['matrix', ':8448', 'not-a-name'],
    ['matrix', '192.0.2.1', 'ip-address'],
    ['matrix', '192.0.2.1:8448', 'ip-address'],
    ['matrix', '[2001:db8::1]', 'ip-address'],
    ['matrix', '[2001:db8::1]:8448', 'ip-address'],
    ['lbry', '0x7f.1:50001', 'ip-address'],
    ['matrix', 'localhost:8448', 'special-use'],
    ['lbry', 'hub:50001', 'single-label'],
    ['matrix', 'abc.onion:8448', 'overlay-network'],
    ['matrix', ' ', 'empty'],
  ])('refuses in %s %j: %s', (network, text, reason) => {
    expect(parseInstanceName(network, text)).toEqual({ ok: false, reason });
  });

  it('brings every spelling of a host to one name, in every network', () => {
    assert(
      property(constantFrom(...NETWORKS), spelledTwice, (network, [host, spelling]) => {
        expect(nameOf(network, spelling)).toBe(nameOf(network, host));
      }),
      { numRuns: 2000 },
    );
  });

  it('brings every spelling of a host with a port to one name', () => {
    assert(
      property(constantFrom('', ':50001'), spelledTwice, (port, [host, spelling]) => {
        expect(nameOf('lbry', `${spelling}${port}`)).toBe(nameOf('lbry', host));
        expect(nameOf('matrix', `${spelling}:8448`)).toBe(nameOf('matrix', `${host}:8448`));
      }),
    );
  });

  it('reads its own names back unchanged', () => {
    assert(
      property(
        constantFrom(...NETWORKS),
        spelledTwice,
        constantFrom('', ':1', ':8448', ':50001'),
        (...spelled) => {
          const [network, [, spelling], port] = spelled;
          const name = nameOf(network, network === 'fediverse' ? spelling : `${spelling}${port}`);
          expect(nameOf(network, name)).toBe(name);
        },
      ),
    );
  });

  it('takes a name apart again', () => {
    const withPort = nameOf('matrix', 'Example.org:8448');
    expect([hostOf(withPort), portOf(withPort)]).toEqual(['example.org', 8448]);
    const plain: InstanceName = 'example.org' as DomainName;
    expect([hostOf(plain), portOf(plain)]).toEqual(['example.org', null]);
  });
});
