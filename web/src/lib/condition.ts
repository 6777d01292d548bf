import type { Health, State, Verdict } from '@homeport/api/contract';

export type Condition = Verdict | 'withheld' | 'moved' | 'dead' | 'new';

/** What a reader is told about an instance: its life says more than its last verdict. Its words are `lists.conditions`. */
export function conditionOf(instance: { state: State; health: Pick<Health, 'verdict'> }): Condition {
  const { state, health } = instance;
  if (state === 'withheld' || state === 'moved' || state === 'dead') return state;
  return health.verdict ?? 'new';
}
