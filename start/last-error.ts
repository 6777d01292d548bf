import { readFile } from 'node:fs/promises';

const LENGTH_MAX = 300;

/** The line of a log that tells best why its process ended. */
export function lastErrorLine(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  for (const line of lines.toReversed()) {
    const message = readRecord(line);
    if (message !== undefined) return clip(message);
  }
  const error = lines.findLast((line) => /^(\w*Error\b|Cannot|- )|: /.test(line) && !isNoise(line));
  return clip(error ?? lines.findLast((line) => !isNoise(line)) ?? 'it said nothing');
}

export async function lastErrorIn(file: string): Promise<string> {
  return lastErrorLine(await readFile(file, 'utf8').catch(() => ''));
}

/** Reads one line of pino; only errors (50) and worse count. */
function readRecord(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const record: unknown = JSON.parse(line);
    if (typeof record !== 'object' || record === null) return undefined;
    if (!('level' in record) || typeof record.level !== 'number' || record.level < 50) return undefined;
    const message = 'msg' in record ? String(record.msg) : '';
    const cause = 'err' in record ? messageOf(record.err) : '';
    return [message, cause].filter((part, at, all) => part !== '' && all.indexOf(part) === at).join(': ');
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
}

/** A stack, the source line above it, and Node's signature say where, not why. */
function isNoise(line: string): boolean {
  return (
    /^\s+at |^Node\.js v|^\s*\^+\s*$|^\s*[{}\]],?\s*$|^(file|node):.*:\d+$|^\s{2,}/.test(line) ||
    line.startsWith('{')
  );
}

function clip(line: string): string {
  const text = line.trim();
  return text.length > LENGTH_MAX ? `${text.slice(0, LENGTH_MAX)}…` : text;
}
