import { NETWORKS } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { FailurePage } from '../../../../components/failure.tsx';
import { Gone } from '../../../../components/gone.tsx';
import { PolicyTable } from '../../../../components/policies.tsx';
import { UnknownInstance } from '../../../../components/unknown-instance.tsx';
import { getInstance, getPolicies } from '../../../../lib/api/client.ts';
import { canonicalName, decodePart } from '../../../../lib/domain.ts';
import { formatCountOf } from '../../../../lib/intl.ts';
import { instancePath } from '../../../../lib/instance-path.ts';
import type { PageProps } from '../../../../lib/page-props.ts';

const PAGE_ROWS = 100;

export const metadata: Metadata = { title: 'Rules about other instances', robots: { index: false } };

export default async function Policies({ params, searchParams }: PageProps<{ domain: string }>) {
  const domain = canonicalName(decodePart((await params).domain));
  if (domain === undefined) return <UnknownInstance domain={domain} />;
  const asked = await searchParams;
  const direction = asked['direction'] === 'incoming' ? 'incoming' : 'outgoing';
  const network = NETWORKS.find((name) => name === asked['network']) ?? 'fediverse';
  const cursor = typeof asked['cursor'] === 'string' ? asked['cursor'] : undefined;

  const [policies, instance] = await Promise.all([
    getPolicies(domain, { direction, network, limit: PAGE_ROWS, cursor }),
    getInstance(domain, network),
  ]);
  if (!policies.ok) {
    if (policies.failure.kind === 'not-found') return <UnknownInstance domain={domain} />;
    if (policies.failure.kind === 'gone') return <Gone domain={domain} />;
    return <FailurePage failure={policies.failure} />;
  }
  const { data, page, meta } = policies.value;
  const search = new URLSearchParams({ direction, network, cursor: page.next_cursor ?? '' });
  return (
    <>
      <header className="page-head">
        <p className="eyebrow">
          <a href={instancePath({ network, domain })}>
            {instance.ok ? instance.value.domain_unicode : domain}
          </a>
        </p>
        <h1>{direction === 'outgoing' ? 'Whom it blocks' : 'Who blocks it'}</h1>
        <p className="lead">{formatCountOf(meta.total, 'rule')}, standing and lifted</p>
      </header>
      <PolicyTable entries={data} direction={direction} network={network} now={Date.now()} />
      {page.next_cursor !== null && (
        <nav className="pages" aria-label="Pages of this list">
          <a
            className="button"
            rel="next"
            href={`/instances/${encodeURIComponent(domain)}/policies?${search.toString()}`}
          >
            Next page
          </a>
        </nav>
      )}
    </>
  );
}
