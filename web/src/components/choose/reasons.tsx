import type { But, Reason } from '@homeport/api/contract';
import { formatAll, formatCountry, formatLanguage, formatRatio } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';

// With less of the time measured, the figure says as much about our visits as about the server.
const COVERAGE_TOLD = 0.95;

export function ReasonText({ reason }: { reason: Reason }) {
  const { choose, lists, topics } = words();
  const { reasons } = choose;
  switch (reason.kind) {
    case 'purpose':
      return reasons.purpose(lists.purposes[reason.purpose]);
    case 'language':
      return reasons.languages(reason.languages.map(formatLanguage));
    case 'country':
      return reasons.country(formatCountry(reason.country));
    case 'registration':
      return reasons.registrations[reason.registration];
    case 'uptime':
      return uptimeText(reason);
    case 'reaches':
      return reason.reached === reason.of
        ? reasons.reachesAll(reason.of)
        : reasons.reachesSome(reason.reached, reason.of);
    case 'reaches_same':
      return reasons.reachesSame(reason.reached, reason.of);
    case 'reach_share':
      return reasons.reachShare(reason.share);
    case 'topics':
      return reasons.topics(reason.topics.map((topic) => topics.names[topic]));
    case 'blocks_asked':
      return reasons.blocks(<Names names={reason.domains} />);
    case 'current_version':
      return reasons.current(<Names names={[reason.version]} />);
  }
}

function uptimeText({ ratio, coverage, days }: Extract<Reason, { kind: 'uptime' }>): string {
  const { reasons } = words().choose;
  const told = reasons.uptime(formatRatio(ratio), days);
  return coverage < COVERAGE_TOLD ? reasons.measured(told, coverage) : told;
}

export function ButText({ but }: { but: But }) {
  const { choose, lists } = words();
  const { buts } = choose;
  switch (but.kind) {
    case 'blocks':
      // None of them declares how many are active: a share of nothing says nothing.
      return buts.blocks(but.servers, but.share_of_users === 0 ? null : but.share_of_users);
    case 'blocked_by':
      return buts.blockedBy(but.instances, but.of);
    case 'reach_unknown':
      return buts.reachUnknown(<Names names={but.domains} />);
    case 'reach_limited':
      return buts.reachLimited(<Names names={but.domains} />);
    case 'policy_unpublished':
      return buts.policyUnpublished;
    case 'rules_unpublished':
      return buts.rulesUnpublished;
    case 'reserve':
      return lists.reserves[but.reserve];
    case 'behind':
      return buts.behind(<Names names={[but.version]} />, <Names names={[but.newest]} />, but.days);
    case 'oversized':
      return buts.oversized(but.share);
  }
}

/** What others have named, left as it is. */
function Names({ names }: { names: readonly string[] }) {
  return <span translate="no">{formatAll(names)}</span>;
}
