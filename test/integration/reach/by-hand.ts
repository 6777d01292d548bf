import type { Network } from '@homeport/db';
import type { Town, TownRule } from './towns.ts';

// What must come out, pair by pair and with nothing but loops: no line of it is shared with what is tested.

const WEAKER = new Set(
  'silence silenced media_silenced media_removal media_nsfw followers_only federated_timeline_removal quarantine'.split(
    ' ',
  ),
);
const MISSKEYS = new Set('misskey sharkey cherrypick firefish iceshrimp foundkey catodon'.split(' '));
const ALLOWING = new Set(['accept', 'allow', 'allowed']);

/** Someone who is asked about: a town, or a name that is none. */
export interface Party {
  names: string[];
  town: Town | null;
}

export interface Verdict {
  reaches: 'yes' | 'no' | 'unknown';
  isLimited: boolean;
  unknown: string[];
}

/** Whether one rule covers a name, as its software matches. */
export function matches(software: string, { rule, target, isHidden }: TownRule, name: string): boolean {
  if (target === '*') return true;
  if (isHidden) return false;
  const starless = target.startsWith('*.') ? target.slice(2) : null;
  if (MISSKEYS.has(software)) return misskeyMatches(rule, target, name);
  switch (software) {
    case 'mastodon':
    case 'hometown':
    case 'gotosocial':
      return starless === null && `.${name}`.endsWith(`.${target}`);
    case 'akkoma':
      return `.${name}`.endsWith(`.${starless ?? target}`);
    case 'pleroma':
      return starless === null ? name === target : `.${name}`.endsWith(`.${starless}`);
    case 'friendica':
      return globbing(target).test(name);
    default:
      return name === target;
  }
}

function misskeyMatches(rule: string, target: string, name: string): boolean {
  if (rule === 'suspended' || rule === 'media_silenced') return name === target;
  return !target.startsWith('*') && `.${name}`.endsWith(`.${target}`);
}

function globbing(target: string): RegExp {
  return new RegExp(`^${target.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.')}$`);
}

export function isPublishing({ publication, wasRead }: Town): boolean {
  return publication === 'published' || (publication === 'failed' && wasRead);
}

function rulesOf(town: Town): TownRule[] {
  return town.wasRead && isPublishing(town) ? town.rules.filter(({ isLifted }) => !isLifted) : [];
}

const isAllowing = ({ rule }: TownRule) => ALLOWING.has(rule);
const isWeaker = ({ rule }: TownRule) => WEAKER.has(rule);
const isSuspending = (rule: TownRule) => !isAllowing(rule) && !isWeaker(rule);

function covering(town: Town, names: readonly string[]): TownRule[] {
  return rulesOf(town).filter((rule) => names.some((name) => matches(town.software, rule, name)));
}

/** Whom it federates with is a list, and all of that list can be read. */
function isPicky(town: Town): boolean {
  const allowing = rulesOf(town).filter(isAllowing);
  return (
    town.federation === 'allow_list' &&
    town.publication === 'published' &&
    !town.isPartial &&
    allowing.some(({ isHidden }) => !isHidden) &&
    allowing.every(({ isHidden }) => !isHidden)
  );
}

export function isBlocking(town: Town, names: readonly string[]): boolean {
  return covering(town, names).some(isSuspending);
}

/** Whether what a town publishes keeps it from whoever has these names. */
export function shutsOut(town: Town, names: readonly string[]): boolean {
  if (town.federation === 'none') return true;
  return (isPicky(town) && !covering(town, names).some(isAllowing)) || isBlocking(town, names);
}

function isIncomplete(town: Town): boolean {
  if (town.federation === 'allow_list' && !isPicky(town)) return true;
  const hides = rulesOf(town).some((rule) => rule.isHidden && isSuspending(rule));
  return isPublishing(town) && (town.isPartial || town.publication === 'failed' || hides);
}

export function judge(from: Party, to: Party): Verdict {
  if (from.town && from.town === to.town) return { reaches: 'yes', isLimited: false, unknown: [] };
  const sides = [
    [from, to],
    [to, from],
  ] as const;
  if (sides.some(([one, other]) => one.town !== null && shutsOut(one.town, other.names))) {
    return { reaches: 'no', isLimited: false, unknown: [] };
  }
  const isLimited = sides.some(
    ([one, other]) => one.town !== null && covering(one.town, other.names).some(isWeaker),
  );
  const unknown = [
    ...(from.town === null || !isPublishing(from.town) ? ['from_unpublished'] : []),
    ...(from.town !== null && isIncomplete(from.town) ? ['from_incomplete'] : []),
    ...(to.town === null ? ['to_unlisted'] : []),
    ...(to.town !== null && !isPublishing(to.town) ? ['to_unpublished'] : []),
    ...(to.town !== null && isIncomplete(to.town) ? ['to_incomplete'] : []),
  ];
  return { reaches: unknown.length > 0 ? 'unknown' : 'yes', isLimited, unknown };
}

export const namesOf = ({ domain, alias }: Town): string[] => (alias === null ? [domain] : [domain, alias]);

/** What one town filters and reaches among all; `towns` are those that are listed. */
export function profileByHand(town: Town, towns: readonly Town[]) {
  const others = othersOf(town, town.network, towns);
  const publishing = towns.filter(
    (one) => one.network === town.network && isCounted(one) && isPublishing(one),
  );
  const enough = Math.max(5, publishing.length / 10);
  const isWidely = (one: Town) =>
    publishing.filter((by) => by !== one && isBlocking(by, namesOf(one))).length >= enough;
  const blocked = others.filter((one) => isBlocking(town, namesOf(one)));
  const reached = others.filter((one) => !shutsOut(town, namesOf(one)) && !shutsOut(one, namesOf(town)));
  const active = (list: readonly Town[]) => list.reduce((sum, one) => sum + (one.active ?? 0), 0);
  const all = active(others);
  return {
    blocks: isPublishing(town)
      ? {
          rules: rulesOf(town).filter(isSuspending).length,
          servers: blocked.length,
          servers_of: others.length,
          active_users: active(blocked),
          active_users_of: all,
        }
      : null,
    widely_blocked: isPublishing(town)
      ? { blocked: blocked.filter(isWidely).length, of: others.filter(isWidely).length }
      : null,
    blocked_by: {
      instances: publishing.filter((by) => by !== town && isBlocking(by, namesOf(town))).length,
      of: publishing.filter((by) => by !== town).length,
    },
    reach: {
      servers: others.length === 0 ? 1 : reached.length / others.length,
      active_users: all === 0 ? null : active(reached) / all,
    },
  };
}

const isCounted = ({ state }: Town) => state !== 'dead' && state !== 'moved';

function othersOf(town: Town, network: Network, towns: readonly Town[]): Town[] {
  return towns.filter((one) => one !== town && one.network === network && isCounted(one));
}
