import { createHash } from 'node:crypto';
import {
  parseDomain,
  registrableDomain,
  type Cause,
  type State,
  type UsageQuality,
  type Verdict,
} from '@homeport/db';
import { DAY_MS, dice, HOUR_MS, timeline, type Span } from './seed-timeline.ts';
import {
  FIRST,
  LANGUAGES,
  LAST,
  LONG_DOMAIN,
  LONG_TITLE,
  OTHER_SCRIPTS,
  RULES,
  SOFTWARES,
  SPECIAL,
  type SeedSoftware,
} from './seed-words.ts';

/** One made-up instance: its row in `instance`, and what the history is written from. */
export interface SeedInstance {
  id: number;
  software: SeedSoftware;
  spans: Span[];
  row: Record<string, unknown> & { domain: string; state: State };
}

export const SPECIAL_COUNT = Object.keys(SPECIAL).length + 1 + OTHER_SCRIPTS.length + 1;

function nameOf(index: number): { domain: string; title: string | null; language: string | null } {
  const special = Object.values(SPECIAL);
  if (index < special.length) {
    const domain = special[index] ?? '';
    const title =
      domain === SPECIAL.odd ? '100%_sure\\ "it\'s" <b>fine</b>' : `The ${domain.split('.')[0]} server`;
    return { domain, title, language: 'en' };
  }
  if (index === special.length) {
    return { domain: SPECIAL.twoNetworks, title: 'Both, on Matrix', language: 'en' };
  }
  if (index === special.length + 1) return { domain: LONG_DOMAIN, title: LONG_TITLE, language: 'en' };
  const script = OTHER_SCRIPTS[index - special.length - 2];
  if (script) return { domain: script[0], title: script[1], language: script[2] };
  const first = FIRST[index % FIRST.length] ?? '';
  const last = LAST[Math.floor(index / FIRST.length) % LAST.length] ?? '';
  const round = Math.floor(index / (FIRST.length * LAST.length));
  const title = index % 11 === 0 ? null : `${first.charAt(0).toUpperCase()}${first.slice(1)} ${last}`;
  return { domain: `${first}-${last}${round === 0 ? '' : String(round)}.example`, title, language: null };
}

interface Fate {
  state: State;
  last: [Verdict, Cause];
  lastForMs: number;
}

function fateOf(domain: string, roll: number, random: () => number): Fate {
  const broken: Fate = {
    state: 'down',
    last: ['down', 'connect_refused'],
    lastForMs: 3 * DAY_MS * random() + HOUR_MS,
  };
  if (domain === SPECIAL.dead) {
    return { state: 'dead', last: ['down', 'dns_not_found'], lastForMs: 40 * DAY_MS };
  }
  if (domain === SPECIAL.moved) {
    return { state: 'moved', last: ['unknown', 'http_redirect'], lastForMs: 20 * DAY_MS };
  }
  if (domain === SPECIAL.withheld) {
    return { state: 'withheld', last: ['unknown', 'robots_disallowed'], lastForMs: 60 * DAY_MS };
  }
  if (domain === SPECIAL.suppressed) {
    return { state: 'suppressed', last: ['unknown', 'private'], lastForMs: 5 * DAY_MS };
  }
  if (Object.values<string>(SPECIAL).includes(domain)) {
    return { state: 'alive', last: ['up', 'ok'], lastForMs: 10 * DAY_MS };
  }
  if (roll < 0.03) return { state: 'dead', last: ['down', 'dns_not_found'], lastForMs: 35 * DAY_MS };
  if (roll < 0.06) return broken;
  if (roll < 0.08) {
    return { ...broken, state: 'failing', last: ['down', 'http_timeout'], lastForMs: 7 * 60_000 };
  }
  if (roll < 0.12) return { state: 'withheld', last: ['unknown', 'http_challenge'], lastForMs: 30 * DAY_MS };
  if (roll < 0.17) return { state: 'alive', last: ['degraded', 'slow'], lastForMs: 2 * HOUR_MS };
  return { state: 'alive', last: ['up', 'ok'], lastForMs: 20 * DAY_MS * random() + HOUR_MS };
}

function softwareOf(domain: string, index: number, random: () => number): SeedSoftware {
  const byName = (name: string) => SOFTWARES.find((software) => software.name === name);
  const fallback = SOFTWARES[0] as SeedSoftware;
  if (index === Object.keys(SPECIAL).length) return byName('synapse') ?? fallback;
  if (index < SPECIAL_COUNT) return fallback;
  let left = random() * SOFTWARES.reduce((sum, { weight }) => sum + weight, 0);
  return SOFTWARES.find(({ weight }) => (left -= weight) < 0) ?? fallback;
}

const COUNTS = ['users_total', 'users_active_month', 'users_active_halfyear', 'posts_total'];

function marks(quality: UsageQuality | null): Record<string, string | null> {
  return Object.fromEntries(
    COUNTS.flatMap((count) => [
      [`${count}_quality`, quality],
      [`${count}_doubt`, quality === 'implausible' ? 'absurd' : null],
      [`${count}_source`, quality && '/nodeinfo/2.0'],
    ]),
  );
}

function usageOf(domain: string, random: () => number) {
  // Few are huge, many are tiny: the logarithm is spread evenly.
  const drawn = Math.round(10 ** (random() ** 1.4 * 5.5) * 2);
  const isSpecial = Object.values<string>(SPECIAL).includes(domain);
  const total = domain === SPECIAL.personal ? 1 : isSpecial ? drawn + 25 : drawn;
  const active = Math.round(total * (0.05 + 0.4 * random()));
  const counts = {
    users_total: total,
    users_active_month: active,
    users_active_halfyear: Math.round(active * 1.6),
  };
  const posts = Math.round(total * 40 * random());
  if (domain === SPECIAL.hidden) {
    return {
      users_total: 0,
      users_active_month: 0,
      users_active_halfyear: 0,
      posts_total: 0,
      ...marks('hidden'),
    };
  }
  if (domain === SPECIAL.implausible) {
    return {
      ...counts,
      users_total: 2_000_000_000,
      users_active_month: 1_999_999_999,
      posts_total: 3,
      ...marks('implausible'),
    };
  }
  return { ...counts, posts_total: posts, ...marks('declared') };
}

export function makeInstance(index: number, now: number, random: () => number): SeedInstance {
  const { domain, title, language } = nameOf(index);
  const software = softwareOf(domain, index, random);
  const fate = fateOf(domain, random(), random);
  const agesDays = index % 17 === 0 ? 3 + 60 * random() : 95 + 900 * random();
  const discovered = now - Math.max(Math.round((agesDays * DAY_MS) / 1000) * 1000, fate.lastForMs + DAY_MS);
  const lastFrom = Math.round((now - fate.lastForMs) / 1000) * 1000;
  const from = Math.max(Math.floor(discovered / 1000) * 1000, now - 95 * DAY_MS);
  const breaks = domain === SPECIAL.flapping ? 60 : 4 * random();
  const isVisited = domain !== SPECIAL.discovered && domain !== SPECIAL.held;
  const spans = isVisited ? timeline({ from, now, breaks, last: fate.last, lastFrom }, dice(index + 1)) : [];
  const row = {
    ...identityOf(index + 1, domain, software, index),
    ...(isVisited ? factsOf({ domain, title, language, software, fate, spans, now }, random) : NOTHING_KNOWN),
    discovered_at: new Date(discovered),
    discovered_by: index % 9 === 0 ? 'seed' : 'peer',
    discovered_from: index % 9 === 0 ? null : Math.floor(random() * index) + 1,
    held_since: domain === SPECIAL.held ? new Date(now - DAY_MS) : null,
  };
  return { id: index + 1, software, spans, row };
}

function identityOf(id: number, domain: string, software: SeedSoftware, index: number) {
  const name = parseDomain(domain);
  if (!name.ok) throw new Error(`The seed's own name ${domain} is refused: ${name.reason}`);
  const group = createHash('sha256').update(domain).digest();
  return {
    id,
    network: software.network,
    domain,
    registrable_domain: registrableDomain(name.domain),
    pace_key: registrableDomain(name.domain),
    bucket: group[0] ?? 0,
    failures: 0,
    address: `192.0.2.${String(index % 256)}`,
  };
}

const NOTHING_KNOWN = {
  state: 'discovered' as State,
  verdict: null,
  cause: null,
  verdict_since: null,
  failing_since: null,
  software: null,
  version: null,
  title: null,
  description: null,
  languages: [],
  rules: [],
  registration: null,
  registration_source: null,
  contact_url: null,
  users_total: null,
  users_active_month: null,
  users_active_halfyear: null,
  posts_total: null,
  ...marks(null),
  moved_to: null,
  nodeinfo_url: null,
  first_up_at: null,
  last_up_at: null,
  last_visit_at: null,
  details_read_at: null,
  peers_read_at: null,
  peers_publication: null,
  peers_count: null,
  policy_read_at: null,
  policy_publication: null,
  policy_is_partial: false,
  liveness_due_at: null,
  details_due_at: null,
  peers_due_at: null,
  policy_due_at: null,
};

interface Known {
  domain: string;
  title: string | null;
  language: string | null;
  software: SeedSoftware;
  fate: Fate;
  spans: Span[];
  now: number;
}

function factsOf(known: Known, random: () => number): Record<string, unknown> & { state: State } {
  const { domain, software, fate, now } = known;
  const at = (agoMs: number) => new Date(now - Math.round(agoMs / 1000) * 1000);
  const pick = <Item>(list: readonly Item[]): Item | null => list[Math.floor(random() * list.length)] ?? null;
  const isFediverse = software.network === 'fediverse';
  return {
    ...NOTHING_KNOWN,
    ...usageOf(domain, random),
    ...listsOf(isFediverse, at, random),
    state: fate.state,
    verdict: fate.last[0],
    cause: fate.last[1],
    verdict_since: new Date(known.spans.at(-1)?.from ?? now),
    failing_since: fate.last[0] === 'down' ? at(fate.lastForMs) : null,
    software: software.name,
    version: pick(software.versions),
    title: known.title,
    description:
      random() < 0.15
        ? null
        : `${known.title ?? domain} is a place for people who like ${pick(FIRST) ?? ''}.`,
    languages: [known.language ?? pick(LANGUAGES) ?? 'en'],
    rules: isFediverse ? RULES.slice(0, Math.floor(random() * (RULES.length + 1))) : [],
    registration: random() < 0.1 ? null : pick(['open', 'open', 'approval', 'approval', 'invite', 'closed']),
    registration_source: '/api/v2/instance',
    contact_url: `https://${domain}/about`,
    moved_to: domain === SPECIAL.moved ? 'new-home.example' : null,
    nodeinfo_url: `https://${domain}/nodeinfo/2.0`,
    first_up_at: new Date(known.spans[0]?.from ?? now),
    last_up_at: at(fate.last[0] === 'up' ? 20 * 60_000 : fate.lastForMs),
    last_visit_at: at(HOUR_MS * random()),
    details_read_at: at(DAY_MS * random()),
    liveness_due_at: new Date(now + Math.round((random() - 0.1) * 3600) * 1000),
    details_due_at: new Date(now + Math.round(random() * 86_400) * 1000),
  };
}

/** Whether it publishes whom it knows and whom it blocks. */
function listsOf(isFediverse: boolean, at: (agoMs: number) => Date, random: () => number) {
  if (!isFediverse) return { peers_publication: 'unsupported', policy_publication: 'unsupported' };
  const roll = random();
  const publication = roll < 0.6 ? 'published' : roll < 0.88 ? 'closed' : 'failed';
  return {
    peers_read_at: at(DAY_MS * random()),
    peers_publication: publication,
    peers_count: publication === 'published' ? Math.round(4000 * random()) : null,
    policy_read_at: at(DAY_MS * random()),
    policy_publication: publication,
  };
}
