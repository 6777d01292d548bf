import type { Variant } from '../kind.ts';
import type { LabReply, LabRequest } from '../net/host.ts';
import { json } from '../software/shape.ts';

/** How a reply of the software becomes the reply of this operator. */
export type Speech = (reply: LabReply, request: LabRequest, now: number) => LabReply;

/** A robots.txt; or the status that stands in its place; or the host that keeps it, where `*` is the host's own name. */
export type Robots = string | { status: number } | { keptAt: string; file: string };

/** One operator who wants something of directories and crawlers, on an instance that is calm otherwise. */
export interface Wish {
  /** What the row is called, and the host after it. */
  name: string;
  software: string;
  /** Default a file that allows everything. */
  robots?: Robots;
  says?: Speech;
  /** The same wish as the one of this name, until half a day after the lab's start: then it is no more. */
  withdraws?: string;
  variant?: Omit<Variant, 'name' | 'robots'>;
}

/** Only where the path is this one. */
export function at(path: string | RegExp, speech: Speech): Speech {
  return (reply, request, now) => {
    const isMeant = typeof path === 'string' ? request.path === path : path.test(request.path);
    return isMeant ? speech(reply, request, now) : reply;
  };
}

/** A header that a proxy in front of the server adds. */
export function header(name: string, value: string): Speech {
  return (reply) => ({ ...reply, headers: [...reply.headers, [name, value]] });
}

/** Another value at one place of a JSON answer, as in `metadata.private`. */
export function member(place: string, value: unknown): Speech {
  return (reply) => {
    if (reply.status !== 200) return reply;
    return json(changed(JSON.parse(reply.body.toString('utf8')), place.split('.'), value));
  };
}

function changed(whole: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const fields = typeof whole === 'object' && whole !== null ? Object.entries(whole) : [];
  const part: unknown = fields.find(([name]) => name === key)?.[1];
  return { ...Object.fromEntries(fields), [key]: changed(part, rest, value) };
}

/** Something else altogether. */
export function instead(other: Partial<LabReply>): Speech {
  return (reply) => ({ ...reply, ...other });
}
