import { get, text } from '../../decode.ts';
import { softwareName } from '../nodeinfo/parse.ts';

/** What `/_matrix/federation/v1/version` says; null where it names no software. */
export function parseVersion(body: unknown): { software: string; version: string } | null {
  const software = softwareName(get(body, 'server', 'name'));
  return software === null ? null : { software, version: text(get(body, 'server', 'version'), 100) ?? '' };
}
