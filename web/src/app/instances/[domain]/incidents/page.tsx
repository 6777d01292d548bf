import { NETWORKS } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { FailurePage } from '../../../../components/failure.tsx';
import { Gone } from '../../../../components/gone.tsx';
import { IncidentList } from '../../../../components/incidents.tsx';
import { UnknownInstance } from '../../../../components/unknown-instance.tsx';
import { getInstance, getInstanceIncidents } from '../../../../lib/api/client.ts';
import { canonicalName, decodePart } from '../../../../lib/domain.ts';
import { formatCountOf } from '../../../../lib/intl.ts';
import { incidentsPath, instancePath } from '../../../../lib/instance-path.ts';
import type { PageProps } from '../../../../lib/page-props.ts';

const PAGE_ROWS = 50;

export const metadata: Metadata = { title: 'What happened', robots: { index: false } };

export default async function InstanceIncidents({ params, searchParams }: PageProps<{ domain: string }>) {
  const domain = canonicalName(decodePart((await params).domain));
  if (domain === undefined) return <UnknownInstance domain={domain} />;
  const asked = await searchParams;
  const network = NETWORKS.find((name) => name === asked['network']) ?? 'fediverse';
  const cursor = typeof asked['cursor'] === 'string' ? asked['cursor'] : undefined;

  const [incidents, instance] = await Promise.all([
    getInstanceIncidents(domain, { network, limit: PAGE_ROWS, cursor }),
    getInstance(domain, network),
  ]);
  if (!incidents.ok) {
    if (incidents.failure.kind === 'not-found') return <UnknownInstance domain={domain} />;
    if (incidents.failure.kind === 'gone') return <Gone domain={domain} />;
    return <FailurePage failure={incidents.failure} />;
  }
  const { data, page, meta } = incidents.value;
  return (
    <>
      <header className="page-head">
        <p className="eyebrow">
          <a href={instancePath({ network, domain })}>
            {instance.ok ? instance.value.domain_unicode : domain}
          </a>
        </p>
        <h1>What happened</h1>
        <p className="lead">{formatCountOf(meta.total, 'incident')}, newest first</p>
      </header>
      <IncidentList incidents={data} now={Date.now()} />
      {page.next_cursor !== null && (
        <nav className="pages" aria-label="Pages of this list">
          <a
            className="button"
            rel="next"
            href={`${incidentsPath({ network, domain })}&cursor=${encodeURIComponent(page.next_cursor)}`}
          >
            Next page
          </a>
        </nav>
      )}
    </>
  );
}
