import type { VirtualClock } from '../../lab/index.ts';
import type { Field } from '../../lab/kind.ts';
import type { MeterLine } from '../../lab/meter.ts';
import { makeTruthHost } from '../../lab/truth-host.ts';
import type { Truth } from '../../lab/truth.ts';

/** Where a value that is called "not published" stands in an answer all the same. */
export interface Leak {
  software: string;
  field: Field;
  path: string;
}

/** Puts the questions of a crawl once more, and looks through the answers for what nobody is said to publish. */
export function findLeaks(
  truths: ReadonlyMap<string, Truth>,
  lines: readonly MeterLine[],
  clock: VirtualClock,
): Leak[] {
  return [...truths.values()].flatMap((truth) => {
    const hidden = truth.kind.unpublished.flatMap((field) =>
      spellingsOf(truth, field).map((value) => ({ field, value })),
    );
    return [...answersTo(truth, lines, { truths, clock })].flatMap(([path, body]) =>
      hidden
        .filter(({ value }) => body.includes(value))
        .map(({ field }) => ({ software: truth.software, field, path })),
    );
  });
}

// Only what can't stand there by chance: a language or a mode of registration can.
function spellingsOf({ title, description, rules, contact, usage }: Truth, field: Field): string[] {
  switch (field) {
    case 'title':
      return [title];
    case 'description':
      return [description];
    case 'rules':
      return rules.slice(0, 1);
    case 'contact':
      return contact === null ? [] : [contact];
    case 'usersTotal':
    case 'usersActiveMonth':
    case 'usersActiveHalfyear':
    case 'postsTotal':
      return usage[field] === null ? [] : [String(usage[field])];
    default:
      return [];
  }
}

function answersTo(
  truth: Truth,
  lines: readonly MeterLine[],
  { truths, clock }: { truths: ReadonlyMap<string, Truth>; clock: VirtualClock },
): Map<string, string> {
  const host = makeTruthHost(truth, clock, (domain) => truths.get(domain));
  const asked = lines.filter((line) => line.kind === 'request').filter((line) => line.host === truth.domain);
  return new Map(
    asked.map(({ path, method, userAgent }) => {
      const url = new URL(path, `https://${truth.domain}`);
      const { body } = host.answer({
        method,
        path: url.pathname,
        query: url.searchParams,
        headers: { 'user-agent': userAgent, 'content-type': 'application/json' },
        // The read endpoints of Misskey, which are the only ones that are asked so.
        body: method === 'POST' ? '{}' : '',
      });
      return [path, body.toString('utf8')];
    }),
  );
}
