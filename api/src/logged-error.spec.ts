import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { loggedError } from './logged-error.ts';

describe('api/logged-error', () => {
  it('says what failed, and nothing of what a reader typed', () => {
    let line = '';
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        line += chunk.toString();
        done();
      },
    });
    const error = Object.assign(new Error(`no such thing ${'x'.repeat(10_000)}`), {
      query: 'select $1',
      parameters: ['a reader’s words'],
    });
    pino({ serializers: { err: loggedError } }, sink).error({ err: error }, 'a request failed');

    expect(line).toContain('no such thing');
    expect(line).toContain('logged-error.spec');
    expect(line).not.toContain('a reader’s words');
    expect(line.length).toBeLessThan(4000);
  });
});
