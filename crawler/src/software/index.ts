import { akkoma } from './akkoma.ts';
import { bookwyrm } from './bookwyrm.ts';
import { castopod } from './castopod.ts';
import { diaspora } from './diaspora.ts';
import { epicyon } from './epicyon.ts';
import { friendica } from './friendica.ts';
import { funkwhale } from './funkwhale.ts';
import { ghost } from './ghost.ts';
import { gnusocial } from './gnusocial.ts';
import { gotosocial } from './gotosocial.ts';
import { hollo } from './hollo.ts';
import { hubzilla } from './hubzilla.ts';
import { iceshrimpNet } from './iceshrimp-net.ts';
import { lemmy } from './lemmy.ts';
import { mastodon } from './mastodon.ts';
import { mbin } from './mbin.ts';
import { misskey } from './misskey.ts';
import { mobilizon } from './mobilizon.ts';
import { nodebb } from './nodebb.ts';
import { owncast } from './owncast.ts';
import { peertube } from './peertube.ts';
import { piefed } from './piefed.ts';
import { pixelfed } from './pixelfed.ts';
import { pleroma } from './pleroma.ts';
import { plume } from './plume.ts';
import { snac } from './snac.ts';
import { streams } from './streams.ts';
import { wordpress } from './wordpress.ts';
import { writefreely } from './writefreely.ts';
import type { Fallback } from '../probes/nodeinfo/parse.ts';
import type { Software } from './software.ts';

/** Every software with endpoints of its own that we ask; all others are listed by their NodeInfo alone. */
export const catalogue: readonly Software[] = [
  akkoma,
  bookwyrm,
  castopod,
  diaspora,
  epicyon,
  friendica,
  funkwhale,
  ghost,
  gnusocial,
  gotosocial,
  hollo,
  hubzilla,
  iceshrimpNet,
  lemmy,
  mastodon,
  mbin,
  misskey,
  mobilizon,
  nodebb,
  owncast,
  peertube,
  piefed,
  pixelfed,
  pleroma,
  plume,
  snac,
  streams,
  wordpress,
  writefreely,
];

// Maps, not objects: a server may call itself "constructor".
const spellings = new Map(
  catalogue.flatMap(({ name, spellings = [] }) => spellings.map((spelling) => [spelling, name] as const)),
);

const byName = new Map(
  catalogue.flatMap((software) =>
    [software.name, ...(software.aliases ?? [])].map((name) => [name, software] as const),
  ),
);

/** The one spelling of a software's name ("diaspora*" is diaspora); a fork keeps its own name. */
export function spelled(name: string): string {
  return spellings.get(name) ?? name;
}

export function softwareNamed(name: string): Software | undefined {
  return byName.get(spelled(name));
}

/** Documents that name a software where there is no NodeInfo, in the order in which they are asked for. */
export const fallbacks: readonly Fallback[] = catalogue.flatMap(({ fallback }) => fallback ?? []);

/** The same where it is known what runs there: its own document first, so that a sign of life stays small. */
export function fallbacksOf(software: string | null): readonly Fallback[] {
  const own = software === null ? undefined : softwareNamed(software)?.fallback;
  return own ? [own, ...fallbacks.filter((fallback) => fallback !== own)] : fallbacks;
}
