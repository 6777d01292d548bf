import { akkoma } from './akkoma.ts';
import { bookwyrm } from './bookwyrm.ts';
import { friendica } from './friendica.ts';
import { gotosocial } from './gotosocial.ts';
import { iceshrimpNet } from './iceshrimp-net.ts';
import { lemmy } from './lemmy.ts';
import { mastodon } from './mastodon.ts';
import { misskey } from './misskey.ts';
import { peertube } from './peertube.ts';
import { piefed } from './piefed.ts';
import { pixelfed } from './pixelfed.ts';
import { pleroma } from './pleroma.ts';
import type { Software } from './software.ts';

/** Every software with endpoints of its own that we ask; all others are listed by their NodeInfo alone. */
export const catalogue: readonly Software[] = [
  akkoma,
  bookwyrm,
  friendica,
  gotosocial,
  iceshrimpNet,
  lemmy,
  mastodon,
  misskey,
  peertube,
  piefed,
  pixelfed,
  pleroma,
];

const byName = new Map(
  catalogue.flatMap((software) =>
    [software.name, ...(software.aliases ?? [])].map((name) => [name, software] as const),
  ),
);

export function softwareNamed(name: string): Software | undefined {
  return byName.get(name);
}
