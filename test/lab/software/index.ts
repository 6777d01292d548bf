import type { Network } from '@homeport/db';
import { bookwyrm } from './bookwyrm.ts';
import { castopod } from './castopod.ts';
import { diaspora } from './diaspora.ts';
import { epicyon } from './epicyon.ts';
import { friendica } from './friendica.ts';
import { funkwhale } from './funkwhale.ts';
import { generic } from './generic.ts';
import { ghost } from './ghost.ts';
import { gnusocial } from './gnusocial.ts';
import { gotosocial } from './gotosocial.ts';
import { hollo } from './hollo.ts';
import { hubzilla } from './hubzilla.ts';
import { iceshrimpNet } from './iceshrimp-net.ts';
import { lbry } from './lbry.ts';
import { lemmy } from './lemmy.ts';
import { mastodon } from './mastodon.ts';
import { matrix } from './matrix.ts';
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
import type { Shape } from './shape.ts';
import { snac } from './snac.ts';
import { wordpress } from './wordpress.ts';
import { writefreely } from './writefreely.ts';

/** Every kind of server that has endpoints of its own; `generic` serves the rest. */
export const SHAPES: readonly Shape[] = [
  bookwyrm,
  castopod,
  diaspora,
  epicyon,
  friendica,
  funkwhale,
  generic,
  ghost,
  gnusocial,
  gotosocial,
  hollo,
  hubzilla,
  iceshrimpNet,
  lbry,
  lemmy,
  mastodon,
  matrix,
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
  wordpress,
  writefreely,
];

const BY_NAME = new Map(
  SHAPES.flatMap((shape) =>
    shape.kinds.map(({ software }) => [`${shape.network} ${software}`, shape] as const),
  ),
);

export function shapeOf(software: string, network: Network): Shape {
  if (network === 'matrix') return matrix;
  return BY_NAME.get(`${network} ${software}`) ?? generic;
}
