import type { Condition } from '../lib/condition.ts';
import { words } from '../words/words.ts';

/** What an incident adds to the conditions: now up, now down. */
type Marked = Condition | 'unstable';

// One shape each, so that the words' companions differ also in grey and at arm's length.
const SHAPES: Readonly<Record<Marked, React.ReactNode>> = {
  up: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  degraded: (
    <>
      <circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 2.75a5.25 5.25 0 0 1 0 10.5z" fill="currentColor" />
    </>
  ),
  down: <path d="M8 1.5 15 14H1z" fill="currentColor" />,
  unknown: (
    <circle
      cx="8"
      cy="8"
      r="5.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="2.5 2"
    />
  ),
  withheld: (
    <path
      d="M3 3h10v10H3zM3 8h10"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
    />
  ),
  moved: <path d="M2 8h10M8.5 4 13 8l-4.5 4" fill="none" stroke="currentColor" strokeWidth="1.75" />,
  dead: <path d="m3.5 3.5 9 9m0-9-9 9" fill="none" stroke="currentColor" strokeWidth="1.75" />,
  new: <circle cx="8" cy="8" r="2" fill="currentColor" />,
  unstable: (
    <path d="M1 9.5 4.5 4l3.5 8L11.5 4 15 9.5" fill="none" stroke="currentColor" strokeWidth="1.75" />
  ),
};

/** Whether an instance is well: a shape and a word, and colour only beside them. */
export function ConditionMark({
  condition,
  word = condition === 'unstable' ? words().lists.incidents.unstable : words().lists.conditions[condition],
  large = false,
}: {
  condition: Marked;
  word?: string;
  large?: boolean;
}) {
  return (
    <span className={large ? 'condition condition-large' : 'condition'} data-condition={condition}>
      <svg viewBox="0 0 16 16" width={large ? 20 : 14} height={large ? 20 : 14} aria-hidden="true">
        {SHAPES[condition]}
      </svg>
      <span>{word}</span>
    </span>
  );
}
