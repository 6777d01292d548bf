import { NETWORKS } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { FailurePage } from '../../../../components/failure.tsx';
import { Gone } from '../../../../components/gone.tsx';
import { IncidentList } from '../../../../components/incidents.tsx';
import { UnknownInstance } from '../../../../components/unknown-instance.tsx';
import { getInstance, getInstanceIncidents } from '../../../../lib/api/client.ts';
import { canonicalName, decodePart } from '../../../../lib/domain.ts';
import { here } from '../../../../lib/exchange.ts';
import { incidentsPath, instancePath } from '../../../../lib/instance-path.ts';
import type { PageProps } from '../../../../lib/page-props.ts';
import { words } from '../../../../words/words.ts';

const PAGE_ROWS = 50;

export function generateMetadata(): Metadata {
  return { title: words().incidents.title, robots: { index: false } };
}

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
  const { incidents: texts } = words();
  const next = `${incidentsPath({ network, domain })}&cursor=${encodeURIComponent(page.next_cursor ?? '')}`;
  return (
    <>
      <header className="page-head">
        <p className="eyebrow">
          <a href={here(instancePath({ network, domain }))} translate="no">
            {instance.ok ? instance.value.domain_unicode : domain}
          </a>
        </p>
        <h1>{texts.title}</h1>
        <p className="lead">{data.length === 0 ? texts.none : texts.newestFirst(meta.total)}</p>
      </header>
      <IncidentList incidents={data} now={Date.now()} />
      {page.next_cursor !== null && (
        <nav className="pages" aria-label={texts.pages}>
          <a className="button" rel="next" href={here(next)}>
            {texts.next}
          </a>
        </nav>
      )}
    </>
  );
}
