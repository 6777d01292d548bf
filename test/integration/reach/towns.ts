import type { Federation, Network, Publication, State } from '@homeport/db';
import type { Rule } from '@homeport/crawler/software/listing.ts';
import type { Dice } from '../../lab/random.ts';

/** A rule as a server publishes it, and what it is meant to be. */
export interface TownRule extends Rule {
  target: string;
  /** Nobody can tell whom it is about. */
  isHidden: boolean;
  /** The name behind the stars, of which a digest is published beside them. */
  hides: string | null;
  isLifted: boolean;
}

/** One made-up instance: what it runs, and all that it publishes about others. */
export interface Town {
  network: Network;
  domain: string;
  /** Another name of it, proven. */
  alias: string | null;
  software: string;
  state: State;
  federation: Federation | null;
  publication: Publication;
  /** Its list was read at least once. */
  wasRead: boolean;
  isPartial: boolean;
  active: number | null;
  isOptedOut: boolean;
  rules: TownRule[];
}

const SOFTWARES =
  'mastodon mastodon mastodon hometown gotosocial misskey sharkey akkoma pleroma lemmy friendica friendica mbin piefed elsewhere'.split(
    ' ',
  );

const WORDS: Readonly<Record<string, readonly string[]>> = {
  misskey: ['blocked', 'blocked', 'silenced', 'suspended', 'media_silenced'],
  sharkey: ['blocked', 'blocked', 'silenced', 'suspended', 'media_silenced'],
  akkoma: ['reject', 'reject', 'media_removal', 'followers_only', 'accept'],
  pleroma: ['reject', 'reject', 'federated_timeline_removal', 'quarantine', 'accept'],
  lemmy: ['blocked', 'blocked', 'allowed'],
  friendica: ['block'],
  mbin: ['banned'],
  piefed: ['suspend', 'allowed'],
  gotosocial: ['suspend', 'suspend', 'allow'],
};

const STEMS = 'ash birch cedar dune elm fern'.split(' ');

/** Names above and below each other, and names that only look as if they were. */
export const NAMES: readonly string[] = STEMS.flatMap((stem) =>
  [stem, `social.${stem}`, `a.social.${stem}`, `b.${stem}`, `old${stem}`, `${stem}-too`, `x.old${stem}`].map(
    (name) => `${name}.example`,
  ),
);

/** Names that rules are about and that nobody lists. */
export const UNLISTED: readonly string[] = ['gone.example', 'x.gone.example', 'way.below.ash.example'];

/** Another name of the first town. */
export const ALIAS = 'ash-people.example';

/** A small network with every sort of rule, thrown with these dice. */
export function throwTowns(dice: Dice): Town[] {
  const towns = NAMES.map((domain) => throwTown(domain, dice));
  const [first, second, third] = towns;
  if (!first || !second || !third) throw new Error('there are no names');
  // Whatever the dice say, there is one of each.
  Object.assign(first, { alias: ALIAS, state: 'alive', isOptedOut: false });
  Object.assign(second, { federation: 'none', isOptedOut: false });
  Object.assign(towns.at(-1) ?? second, { isOptedOut: true });
  Object.assign(third, { federation: 'allow_list', software: 'lemmy', publication: 'published' });
  Object.assign(third, { wasRead: true, isPartial: false, isOptedOut: false });
  third.rules = towns.slice(5, 12).map(({ domain }) => rule('allowed', domain));
  return [...towns, ...['m1.example', 'm2.example'].map(matrixTown)];
}

function throwTown(domain: string, dice: Dice): Town {
  const software = dice.pick(SOFTWARES);
  const publication = dice.weighted<Publication>([
    ['published', 70],
    ['failed', 10],
    ['closed', 8],
    ['robots', 4],
    ['unsupported', 8],
  ]);
  return {
    network: 'fediverse',
    domain,
    alias: null,
    software,
    state: dice.weighted<State>([
      ['alive', 80],
      ['failing', 4],
      ['withheld', 4],
      ['down', 4],
      ['dead', 6],
      ['moved', 2],
    ]),
    federation: dice.weighted<Federation | null>([
      ['open', 70],
      [null, 15],
      ['allow_list', 13],
      ['none', 2],
    ]),
    publication,
    wasRead: publication === 'published' || dice.chance(0.6),
    isPartial: publication === 'published' && dice.chance(0.1),
    active: dice.chance(0.8) ? dice.between(1, 5000) : null,
    isOptedOut: dice.chance(0.05),
    rules: distinct(Array.from({ length: dice.below(9) }, () => throwRule(software, domain, dice))),
  };
}

function distinct(rules: readonly TownRule[]): TownRule[] {
  return [...new Map(rules.map((one) => [`${one.rule} ${one.target}`, one])).values()];
}

function throwRule(software: string, own: string, dice: Dice): TownRule {
  const word = dice.pick(WORDS[software] ?? ['suspend', 'suspend', 'silence']);
  const named = dice.pick([...NAMES, ...UNLISTED, ALIAS].filter((name) => name !== own));
  const isLifted = dice.chance(0.15);
  const reason = dice.chance(0.5) ? `because ${String(dice.below(100))}` : null;
  const made = (target: string, isHidden = false) => ({ ...rule(word, target), reason, isHidden, isLifted });
  const stem = named.split('.').at(-2) ?? '';
  if (software === 'friendica') {
    const globs = [`*${stem}*`, `?${stem.slice(1)}.example`, `*.${stem}.example`, `${stem}*`];
    const hidden = [`[ab]${stem}.example`, `*[${stem}].example`];
    const form = dice.next();
    if (form < 0.03) return made('*');
    if (form < 0.35) return { ...made(dice.pick(globs)), isPattern: true };
    return form < 0.45 ? { ...made(dice.pick(hidden), true), isPattern: true } : made(named);
  }
  const form = dice.next();
  if (form < 0.012) return made('*');
  if (form < 0.15) return made(`*.${named}`);
  if (form < 0.22) return { ...made(`${named.slice(0, 2)}***${named.slice(-4)}`, true), hides: named };
  return made(named);
}

function rule(word: string, target: string): TownRule {
  return { target, rule: word, reason: null, isHidden: false, hides: null, isLifted: false };
}

function matrixTown(domain: string): Town {
  return {
    network: 'matrix',
    domain,
    alias: null,
    software: 'synapse',
    state: 'alive',
    federation: null,
    publication: 'unsupported',
    wasRead: false,
    isPartial: false,
    active: null,
    isOptedOut: false,
    rules: [],
  };
}
