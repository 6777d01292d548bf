import type { Reach, ReachRule } from '@homeport/api/contract';
import { words } from '../../words/words.ts';
import { Ago } from '../facts.tsx';
import { Reason } from './policy-table.tsx';

type Verdict = keyof ReturnType<typeof words>['policy']['verdicts'];

export function verdictOf({ reaches, is_limited }: Pick<Reach, 'reaches' | 'is_limited'>): Verdict {
  return reaches === 'yes' && is_limited ? 'limited' : reaches;
}

// A shape of its own for each: a reader who sees no colours reads the sign, a listener the words.
const SIGNS: Readonly<Record<Verdict, string>> = {
  yes: 'M3 8.5l3.5 3.5L13 4.5',
  limited: 'M3 8.5l3.5 3.5M9 12l4-4M3 4h10',
  no: 'M4 4l8 8M12 4l-8 8',
  unknown: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.6M8 12.4v.4',
};

export function VerdictMark({ reach }: { reach: Pick<Reach, 'reaches' | 'is_limited'> }) {
  const verdict = verdictOf(reach);
  return (
    <span className="verdict" data-verdict={verdict}>
      <svg
        viewBox="0 0 16 16"
        width="16"
        height="16"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        aria-hidden="true"
      >
        <path d={SIGNS[verdict]} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {words().policy.verdicts[verdict]}
    </span>
  );
}

/** Whether two servers reach each other, in plain words, with every rule and every doubt that the answer rests on. */
export function ReachAnswer({ reach, now }: { reach: Reach; now: number }) {
  const { policy } = words();
  return (
    <>
      <p>
        <VerdictMark reach={reach} /> <span className="quiet">{policy.verdictLines[verdictOf(reach)]}</span>
      </p>
      {reach.unknown.length > 0 && (
        <ul className="doubts small">
          {reach.unknown.map((doubt) => (
            <li key={doubt}>
              {policy.doubts[doubt](<Name>{doubt.startsWith('from_') ? reach.from : reach.to}</Name>)}
            </li>
          ))}
        </ul>
      )}
      {reach.rules.length > 0 && (
        <ul className="reach-rules">
          {reach.rules.map((rule) => (
            <Rule
              key={`${rule.by} ${rule.covers} ${rule.target ?? ''} ${rule.rule ?? ''}`}
              rule={rule}
              now={now}
            />
          ))}
        </ul>
      )}
    </>
  );
}

function Rule({ rule, now }: { rule: ReachRule; now: number }) {
  const { policy, lists } = words();
  return (
    <li>
      <span className="severity" data-severity={rule.severity}>
        {lists.severities[rule.severity]}
      </span>{' '}
      {policy.by(<Name>{rule.by}</Name>, policy.covers[rule.covers])}
      {rule.target !== null && (
        <>
          {' '}
          <code translate="no">{rule.target}</code>
        </>
      )}
      <span className="source">
        {policy.reason}: <Reason reason={rule.reason} />
        {rule.since !== null && (
          <>
            {' · '}
            {policy.firstSeen}: <Ago at={rule.since} now={now} />
          </>
        )}
      </span>
    </li>
  );
}

export function Name({ children }: { children: string }) {
  return <bdi translate="no">{children}</bdi>;
}
