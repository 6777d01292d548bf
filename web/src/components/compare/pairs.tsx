import type { OverlapAnswer, Reach } from '@homeport/api/contract';
import { getOverlap, getReach } from '../../lib/api/client.ts';
import { formatCount, formatShare } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';
import { ReachAnswer } from '../policy/reach-answer.tsx';
import type { Compared } from './compared.ts';

interface Props {
  all: readonly Compared[];
  now: number;
}

/** Whether each two of them reach each other, by the rules that either publishes. */
export function ReachPairs({ all, now }: Props) {
  const { compare } = words();
  const speaking = onlyFediverse(all);
  return (
    <section aria-labelledby="among">
      <h2 id="among">{compare.reachHeading}</h2>
      {speaking.length < all.length && <p className="quiet">{compare.otherNetworks}</p>}
      {speaking.length > 1 && <Pairs all={speaking} now={now} />}
    </section>
  );
}

async function Pairs({ all, now }: Props) {
  const { compare } = words();
  const domains = all.map(({ instance }) => instance.domain);
  const answer = await getReach(domains, domains, 'fediverse');
  if (!answer.ok) return <p className="note">{compare.reachFailed}</p>;
  return (
    <ul className="answers">
      {eachPair(answer.value.data, domains).map((reach) => (
        <li key={`${reach.from} ${reach.to}`}>
          <h3>
            {compare.pair(<Shown all={all} domain={reach.from} />, <Shown all={all} domain={reach.to} />)}
          </h3>
          <ReachAnswer reach={reach} now={now} />
        </li>
      ))}
    </ul>
  );
}

/** Each two once: reach is the same from both ends. */
function eachPair(data: readonly Reach[], domains: readonly string[]): Reach[] {
  return data.filter(
    ({ from, to }) => domains.indexOf(from) >= 0 && domains.indexOf(from) < domains.indexOf(to),
  );
}

function Shown({ all, domain }: { all: readonly Compared[]; domain: string }) {
  const found = all.find(({ instance }) => instance.domain === domain);
  return <bdi translate="no">{found?.instance.domain_unicode ?? domain}</bdi>;
}

function onlyFediverse(all: readonly Compared[]): Compared[] {
  return all.filter(({ instance }) => instance.network === 'fediverse');
}

/** How many names each two of them block alike. */
export async function OverlapPairs({ all }: Pick<Props, 'all'>) {
  const { compare } = words();
  const speaking = onlyFediverse(all);
  if (speaking.length < 2) return null;
  const answer = await getOverlap(
    speaking.map(({ instance }) => instance.domain),
    'fediverse',
  );
  return (
    <section aria-labelledby="overlap">
      <div className="section-head">
        <h2 id="overlap">{compare.overlapHeading}</h2>
        <p className="quiet">{compare.overlapLine}</p>
      </div>
      {answer.ok ? (
        <OverlapTable all={speaking} overlap={answer.value} />
      ) : (
        <p className="note">{compare.overlapFailed}</p>
      )}
    </section>
  );
}

function OverlapTable({ all, overlap: { lists, data } }: Pick<Props, 'all'> & { overlap: OverlapAnswer }) {
  const { compare } = words();
  const { pair, shared: sharedName, of } = compare.overlapTable;
  return (
    <>
      <table className="table overlaps">
        <thead>
          <tr>
            <th scope="col">{pair}</th>
            <th scope="col">{sharedName}</th>
            <th scope="col">{of}</th>
          </tr>
        </thead>
        <tbody>
          {data.map(({ between, shared }) => (
            <tr key={between.join(' ')}>
              <th scope="row">
                {compare.pair(
                  <Shown all={all} domain={between[0]} />,
                  <Shown all={all} domain={between[1]} />,
                )}
              </th>
              <td data-label={sharedName}>{shared === null ? '–' : formatCount(shared)}</td>
              <td data-label={of}>
                {shared === null ? (
                  <span className="quiet">{compare.unpublished}</span>
                ) : (
                  <Shares all={all} lists={lists} between={between} shared={shared} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Hidden all={all} lists={lists} />
    </>
  );
}

interface SharesProps extends Pick<Props, 'all'> {
  lists: OverlapAnswer['lists'];
  between: readonly string[];
  shared: number;
}

function Shares({ all, lists, between, shared }: SharesProps) {
  return (
    <ul className="plain">
      {between.map((domain) => {
        const blocks = lists.find((list) => list.domain === domain)?.blocks ?? 0;
        const share = formatShare(blocks === 0 ? 0 : shared / blocks);
        return (
          <li key={domain}>
            {words().compare.ofList(<Shown all={all} domain={domain} />, formatCount(blocks), share)}
          </li>
        );
      })}
    </ul>
  );
}

function Hidden({ all, lists }: Pick<SharesProps, 'all' | 'lists'>) {
  const hiding = lists.filter(({ hidden }) => hidden !== null && hidden > 0);
  if (hiding.length === 0) return null;
  return (
    <ul className="plain quiet small hiding">
      {hiding.map(({ domain, hidden }) => (
        <li key={domain}>{words().compare.listHidden(<Shown all={all} domain={domain} />, hidden ?? 0)}</li>
      ))}
    </ul>
  );
}
