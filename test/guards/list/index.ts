import type { Guard } from '../guard.ts';
import { API_GUARDS } from './api.ts';
import { RECORD_GUARDS, TEXT_GUARDS } from './record.ts';
import { BOUND_GUARDS, MANNERS_GUARDS } from './visit.ts';
import { WAY_GUARDS } from './way.ts';

/** All guards that are taken out in turn. */
export const GUARDS: readonly Guard[] = [
  ...WAY_GUARDS,
  ...BOUND_GUARDS,
  ...MANNERS_GUARDS,
  ...TEXT_GUARDS,
  ...RECORD_GUARDS,
  ...API_GUARDS,
];
