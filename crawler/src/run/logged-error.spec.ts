import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { loggedError } from './logged-error.ts';

// What a terminal obeys, in seven and eight bits, and what makes a text lie.
const RAW = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const HOSTILE = '\u001b[2J\u009b31m\u202egnp\r\n{"level":30,"msg":"forged"}\u2028';

/** What the log says of an error, with its last line feed. */
function logged(error: unknown): string {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  pino({ serializers: { err: loggedError } }, sink).error({ err: error }, 'failed');
  return lines.join('');
}

describe('crawler/run/logged-error', () => {
  it('says in one short line what failed, whatever a stranger wrote into it', () => {
    const cause = Object.assign(new Error(`invalid input: ${HOSTILE}`), { code: '22P02' });
    const error = Object.assign(new Error(`${HOSTILE}${'x'.repeat(1_000_000)}`, { cause }), {
      parameters: ['y'.repeat(1_000_000)],
    });
    const line = logged(error);
    expect(line.trimEnd()).not.toMatch(RAW);
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(line.length).toBeLessThan(8 * 1024);
    expect(line).not.toContain('yyyy');
    expect(JSON.parse(line)).toMatchObject({ err: { type: 'Error', cause: { code: '22P02' } } });
  });

  it('keeps where it happened', () => {
    const { err } = JSON.parse(logged(new TypeError('no'))) as { err: { stack: string; type: string } };
    expect(err.type).toBe('TypeError');
    expect(err.stack).toContain('logged-error.spec.ts');
  });

  it('does not stumble over what is no error, or leads back to itself', () => {
    const circle: Error & { cause?: unknown } = new Error('round');
    circle.cause = circle;
    expect(logged(circle).length).toBeLessThan(16 * 1024);
    expect(JSON.parse(logged('a text'))).toMatchObject({ err: { message: 'a text' } });
  });
});
