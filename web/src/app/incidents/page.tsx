import { NETWORKS, type Network } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { FailurePage } from '../../components/failure.tsx';
import { IncidentList } from '../../components/incidents.tsx';
import { alternatesOf } from '../../lib/alternates.ts';
import { getIncidents } from '../../lib/api/client.ts';
import { config } from '../../lib/config.ts';
import { here } from '../../lib/exchange.ts';
import type { PageProps } from '../../lib/page-props.ts';
import { words } from '../../words/words.ts';

const PAGE_ROWS = 50;

export function generateMetadata(): Metadata {
  const feed = `${config().apiPublicUrl}/api/v1/incidents.atom`;
  const { title, description } = words().outages;
  return {
    title,
    description,
    alternates: { ...alternatesOf('/incidents'), types: { 'application/atom+xml': feed } },
  };
}

export default async function Incidents({ searchParams }: PageProps) {
  const asked = await searchParams;
  const network = NETWORKS.find((name) => name === asked['network']);
  const isPast = asked['show'] === 'past';
  const cursor = typeof asked['cursor'] === 'string' ? asked['cursor'] : undefined;
  const incidents = await getIncidents({
    network,
    open: isPast ? 'false' : 'true',
    limit: PAGE_ROWS,
    cursor,
  });
  if (!incidents.ok) return <FailurePage failure={incidents.failure} />;
  const { data, page, meta } = incidents.value;
  const { outages } = words();
  return (
    <>
      <header className="page-head">
        <h1>{outages.title}</h1>
        <p className="lead">{leadOf(meta.total, isPast)}</p>
        <p className="quiet">
          {outages.leftOut} <a href={`${config().apiPublicUrl}/api/v1/incidents.atom`}>{outages.feed}</a> ·{' '}
          <a href={here('/about#incidents')}>{outages.what}</a>
        </p>
      </header>
      <Choose network={network} isPast={isPast} />
      {data.length > 0 && <IncidentList incidents={data} now={Date.now()} isOfMany />}
      {page.next_cursor !== null && (
        <nav className="pages" aria-label={outages.pages}>
          <a className="button" rel="next" href={pathOf({ network, isPast, cursor: page.next_cursor })}>
            {outages.next}
          </a>
        </nav>
      )}
    </>
  );
}

function Choose({ network, isPast }: Which) {
  const { lists, outages } = words();
  const to = (change: Which) => pathOf({ network, isPast, ...change });
  return (
    <nav className="choices" aria-label={outages.which}>
      <Choices
        choices={[
          [outages.now, to({ isPast: false }), isPast !== true],
          [outages.over, to({ isPast: true }), isPast === true],
        ]}
      />
      <Choices
        choices={[
          [outages.allNetworks, to({ network: undefined }), network === undefined],
          ...NETWORKS.map((name): Choice => [lists.networks[name], to({ network: name }), network === name]),
        ]}
      />
    </nav>
  );
}

type Choice = readonly [name: string, href: string, isChosen: boolean];

function Choices({ choices }: { choices: readonly Choice[] }) {
  return (
    <ul>
      {choices.map(([name, href, isChosen]) => (
        <li key={name}>
          <a href={href} aria-current={isChosen ? 'true' : undefined}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

interface Which {
  network?: Network | undefined;
  isPast?: boolean | undefined;
  cursor?: string;
}

function pathOf({ network, isPast = false, cursor }: Which): string {
  const search = new URLSearchParams();
  if (network !== undefined) search.set('network', network);
  if (isPast) search.set('show', 'past');
  if (cursor !== undefined) search.set('cursor', cursor);
  return here(search.size > 0 ? `/incidents?${search.toString()}` : '/incidents');
}

function leadOf(total: number, isPast: boolean): string {
  const { outages } = words();
  if (total === 0) return isPast ? outages.nonePast : outages.noneNow;
  return isPast ? outages.leadPast(total) : outages.leadNow(total);
}
