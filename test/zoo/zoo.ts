import type { Behaviour } from './behaviour.ts';
import { BODY_HOSTS } from './hosts/bodies.ts';
import { ENCODING_HOSTS } from './hosts/encodings.ts';
import { FLOOD_HOSTS } from './hosts/floods.ts';
import { FRAMING_HOSTS } from './hosts/framing.ts';
import { HALF_WELL_HOSTS } from './hosts/half-well.ts';
import { HOMESERVERS } from './hosts/homeservers.ts';
import { HUBS } from './hosts/hubs.ts';
import { JSON_HOSTS } from './hosts/json.ts';
import { MANNER_HOSTS } from './hosts/manners.ts';
import { NAME_HOSTS } from './hosts/names.ts';
import { ODD_HOSTS } from './hosts/oddities.ts';
import { REDIRECT_HOSTS } from './hosts/redirects.ts';
import { ROBOTS_HOSTS } from './hosts/robots.ts';
import { SECURE_HOSTS } from './hosts/secure.ts';
import { STATUS_HOSTS } from './hosts/statuses.ts';

/** Every way to be broken or hostile that we know how to play, each with the one thing that is to be made of it. */
export const ZOO: readonly Behaviour[] = [
  // Those that take longest come first, so that the others are visited meanwhile.
  ...HALF_WELL_HOSTS,
  ...ROBOTS_HOSTS,
  ...NAME_HOSTS,
  ...SECURE_HOSTS,
  ...FRAMING_HOSTS,
  ...ODD_HOSTS,
  ...FLOOD_HOSTS,
  ...STATUS_HOSTS,
  ...REDIRECT_HOSTS,
  ...MANNER_HOSTS,
  ...BODY_HOSTS,
  ...ENCODING_HOSTS,
  ...JSON_HOSTS,
  ...HOMESERVERS,
  ...HUBS,
];
