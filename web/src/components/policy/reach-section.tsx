import type { Instance, PolicyProfile } from '@homeport/api/contract';
import { Fragment } from 'react';
import { getPolicies, getProfile, getReach, type ApiOutcome } from '../../lib/api/client.ts';
import { here } from '../../lib/exchange.ts';
import { formatAgo } from '../../lib/format.ts';
import { formatCount, formatShare } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';
import { Published } from '../facts.tsx';
import { PolicyList } from './policy-list.tsx';
import { Name, ReachAnswer } from './reach-answer.tsx';

const STANDING_SHOWN = 8;
const LIFTED_SHOWN = 5;

interface Props {
  instance: Instance;
  /** Whom the address asks about, as `askedReach` reads it. */
  asked: readonly string[];
  now: number;
}

/** How much of the network is to be reached from an instance, whom it blocks, and who blocks it. */
export async function ReachSection({ instance, asked, now }: Props) {
  const { domain, network } = instance;
  // Elsewhere nobody publishes rules about servers.
  if (network !== 'fediverse') return null;
  const list = (direction: 'outgoing' | 'incoming', standing: 'true' | 'false') => {
    const limit = standing === 'true' ? STANDING_SHOWN : LIFTED_SHOWN;
    return getPolicies(domain, { direction, standing, limit, network });
  };
  const [profile, blocks, lifted, blockedBy, liftedBy] = await Promise.all([
    getProfile(domain, network),
    list('outgoing', 'true'),
    list('outgoing', 'false'),
    list('incoming', 'true'),
    list('incoming', 'false'),
  ]);
  return (
    <section aria-labelledby="reach" className="reach">
      <h2 id="reach">{words().policy.reachHeading}</h2>
      <Profile instance={instance} profile={profile} now={now} />
      <Asking instance={instance} asked={asked} now={now} />
      <PolicyList instance={instance} direction="outgoing" standing={blocks} lifted={lifted} now={now} />
      <PolicyList instance={instance} direction="incoming" standing={blockedBy} lifted={liftedBy} now={now} />
    </section>
  );
}

interface ProfileProps {
  instance: Instance;
  profile: ApiOutcome<PolicyProfile>;
  now: number;
}

function Profile({ instance, profile, now }: ProfileProps) {
  const { policy, lists } = words();
  // It is summed every few hours, so that a newcomer has none yet.
  if (!profile.ok) {
    const isNew = profile.failure.kind === 'not-found';
    return <p className={isNew ? 'quiet' : 'note'}>{isNew ? policy.notSummed : policy.failed}</p>;
  }
  const { reach, summed_at } = profile.value;
  return (
    <>
      {instance.federation !== null && instance.federation !== 'open' && (
        <p>{lists.federations[instance.federation]}</p>
      )}
      <dl className="counters">
        <div>
          <dt>{policy.reachShare}</dt>
          <dd className="counter">
            <Published>{reach.active_users === null ? null : formatShare(reach.active_users)}</Published>
          </dd>
          <dd className="quiet small">{policy.reachLine(formatShare(reach.servers))}</dd>
        </div>
        <Filters profile={profile.value} />
      </dl>
      <p className="quiet small">
        {policy.reachBasis} {policy.summed(formatAgo(summed_at, now))}
      </p>
    </>
  );
}

/** What it blocks, how it stands to those whom many block, and who blocks it. */
function Filters({ profile: { blocks, widely_blocked, blocked_by } }: { profile: PolicyProfile }) {
  const { policy } = words();
  return (
    <>
      <div>
        <dt>{policy.blocks}</dt>
        <dd className="counter">
          <Published>{blocks && formatCount(blocks.servers)}</Published>
        </dd>
        {blocks && <dd className="quiet small">{policy.blocksLine(blocks.servers, blocks)}</dd>}
        {blocks && blocks.active_users_of > 0 && (
          <dd className="quiet small">
            {policy.blocksPeople(formatShare(blocks.active_users / blocks.active_users_of))}
          </dd>
        )}
      </div>
      <div>
        <dt>{policy.widely}</dt>
        <dd className="counter">
          <Published>
            {widely_blocked &&
              widely_blocked.of > 0 &&
              formatShare(widely_blocked.blocked / widely_blocked.of)}
          </Published>
        </dd>
        {widely_blocked && (
          <dd className="quiet small">{policy.widelyLine(widely_blocked.blocked, widely_blocked.of)}</dd>
        )}
      </div>
      <div>
        <dt>{policy.blockedBy}</dt>
        <dd className="counter">{formatCount(blocked_by.instances)}</dd>
        <dd className="quiet small">{policy.blockedByLine(blocked_by.of)}</dd>
      </div>
    </>
  );
}

function Asking({ instance, asked, now }: Props) {
  const { policy } = words();
  const path = here(`/instances/${encodeURIComponent(instance.domain)}`);
  return (
    <div className="asking">
      <h3 id="can-i-reach">{policy.askHeading}</h3>
      <form action={`${path}#can-i-reach`} className="ask-form">
        <label htmlFor="reach-asked">{policy.askLabel}</label>
        <input
          id="reach-asked"
          name="reach"
          type="text"
          maxLength={600}
          defaultValue={asked.join(', ')}
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby="reach-hint"
        />
        <button type="submit">{policy.ask}</button>
        <p id="reach-hint" className="quiet small">
          {policy.askHint}
        </p>
      </form>
      {asked.length > 0 && <Answers instance={instance} asked={asked} now={now} />}
    </div>
  );
}

async function Answers({ instance, asked, now }: Props) {
  const { policy } = words();
  const answer = await getReach([instance.domain], asked, instance.network);
  if (!answer.ok) return <p className="note">{policy.askFailed}</p>;
  const { data, meta } = answer.value;
  return (
    <>
      {meta.unresolved.length > 0 && (
        <p className="note">
          {policy.unresolved(
            meta.unresolved.map((name, index) => (
              <Fragment key={name}>
                {index > 0 && ', '}
                <Name>{name}</Name>
              </Fragment>
            )),
          )}
        </p>
      )}
      <ul className="answers">
        {data.map((reach) => (
          <li key={reach.to}>
            <h4 translate="no">{reach.to}</h4>
            <ReachAnswer reach={reach} now={now} />
          </li>
        ))}
      </ul>
    </>
  );
}
