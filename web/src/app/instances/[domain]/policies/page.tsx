import { NETWORKS, type PoliciesPage } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { FailurePage } from '../../../../components/failure.tsx';
import { Gone } from '../../../../components/gone.tsx';
import { policiesPath, type WhichRules } from '../../../../components/policy/policies-path.ts';
import { PolicyTable } from '../../../../components/policy/policy-table.tsx';
import { UnknownInstance } from '../../../../components/unknown-instance.tsx';
import { getInstance, getPolicies } from '../../../../lib/api/client.ts';
import { canonicalName, decodePart } from '../../../../lib/domain.ts';
import { here } from '../../../../lib/exchange.ts';
import { instancePath } from '../../../../lib/instance-path.ts';
import type { PageProps } from '../../../../lib/page-props.ts';
import { words } from '../../../../words/words.ts';

const PAGE_ROWS = 100;

export function generateMetadata(): Metadata {
  return { title: words().policy.listTitle, robots: { index: false } };
}

export default async function Policies({ params, searchParams }: PageProps<{ domain: string }>) {
  const domain = canonicalName(decodePart((await params).domain));
  if (domain === undefined) return <UnknownInstance domain={domain} />;
  const asked = await searchParams;
  const network = NETWORKS.find((name) => name === asked['network']) ?? 'fediverse';
  const which: WhichRules = {
    direction: asked['direction'] === 'incoming' ? 'incoming' : 'outgoing',
    standing: STANDING.find((one) => one === asked['standing']),
    cursor: typeof asked['cursor'] === 'string' ? asked['cursor'] : undefined,
  };
  const [policies, instance] = await Promise.all([
    getPolicies(domain, { ...which, network, limit: PAGE_ROWS }),
    getInstance(domain, network),
  ]);
  if (!policies.ok) {
    if (policies.failure.kind === 'not-found') return <UnknownInstance domain={domain} />;
    if (policies.failure.kind === 'gone') return <Gone domain={domain} />;
    return <FailurePage failure={policies.failure} />;
  }
  const name = instance.ok ? instance.value.domain_unicode : domain;
  return <List of={{ network, domain, name }} which={which} page={policies.value} />;
}

const STANDING = ['true', 'false'] as const;

interface ListProps {
  of: { network: (typeof NETWORKS)[number]; domain: string; name: string };
  which: WhichRules;
  page: PoliciesPage;
}

function List({ of, which, page: { data, page, meta } }: ListProps) {
  const { policy } = words();
  return (
    <>
      <header className="page-head">
        <p className="eyebrow">
          <a href={here(instancePath(of))} translate="no">
            {of.name}
          </a>
        </p>
        <h1>{which.direction === 'outgoing' ? policy.blocksHeading : policy.blockedByHeading}</h1>
        <p className="lead">{policy.total(meta.total)}</p>
      </header>
      <Choices of={of} which={which} />
      {data.length === 0 ? (
        <p className="quiet">{which.direction === 'incoming' ? policy.nobodyBlocks : policy.emptyList}</p>
      ) : (
        <PolicyTable entries={data} direction={which.direction} network={of.network} now={Date.now()} />
      )}
      {page.next_cursor !== null && (
        <nav className="pages" aria-label={policy.pages}>
          <a
            className="button"
            rel="next"
            href={here(policiesPath(of, { ...which, cursor: page.next_cursor }))}
          >
            {policy.next}
          </a>
        </nav>
      )}
    </>
  );
}

/** Both directions, and the rules in force beside the lifted ones: each is a link. */
function Choices({ of, which: { direction, standing } }: Omit<ListProps, 'page'>) {
  const { policy } = words();
  const directions = [
    { direction: 'outgoing', name: policy.blocksHeading },
    { direction: 'incoming', name: policy.blockedByHeading },
  ] as const;
  const states = [
    { standing: undefined, name: policy.all },
    { standing: 'true', name: policy.standing },
    { standing: 'false', name: policy.liftedOnly },
  ] as const;
  return (
    <nav className="choices" aria-label={policy.whichRules}>
      <ul>
        {directions.map((one) => (
          <li key={one.direction}>
            <a
              href={here(policiesPath(of, { direction: one.direction, standing }))}
              aria-current={one.direction === direction ? 'true' : undefined}
            >
              {one.name}
            </a>
          </li>
        ))}
      </ul>
      <ul>
        {states.map((one) => (
          <li key={one.name}>
            <a
              href={here(policiesPath(of, { direction, standing: one.standing }))}
              aria-current={one.standing === standing ? 'true' : undefined}
            >
              {one.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
