import { NETWORKS, type Network } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { FailurePage } from '../../components/failure.tsx';
import { IncidentList } from '../../components/incidents.tsx';
import { getIncidents } from '../../lib/api/client.ts';
import { config } from '../../lib/config.ts';
import { formatCountOf } from '../../lib/intl.ts';
import type { PageProps } from '../../lib/page-props.ts';
import { NETWORK_NAMES } from '../../lib/words.ts';

const PAGE_ROWS = 50;

export function generateMetadata(): Metadata {
  const feed = `${config().apiPublicUrl}/api/v1/incidents.atom`;
  return {
    title: 'Incidents',
    description: 'Which instances are down, unstable or in trouble right now, since when, and why.',
    alternates: { types: { 'application/atom+xml': feed } },
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
  return (
    <>
      <header className="page-head">
        <h1>Incidents</h1>
        <p className="lead">{leadOf(meta.total, isPast)}</p>
        <p className="quiet">
          Without personal instances and those that have been gone for long.{' '}
          <a href={`${config().apiPublicUrl}/api/v1/incidents.atom`}>Follow as a feed</a> ·{' '}
          <a href="/about#incidents">What an incident is</a>
        </p>
      </header>
      <Choose network={network} isPast={isPast} />
      {data.length > 0 && <IncidentList incidents={data} now={Date.now()} isOfMany />}
      {page.next_cursor !== null && (
        <nav className="pages" aria-label="Pages of this list">
          <a className="button" rel="next" href={pathOf({ network, isPast, cursor: page.next_cursor })}>
            Next page
          </a>
        </nav>
      )}
    </>
  );
}

function Choose({ network, isPast }: Which) {
  const here = (change: Which) => pathOf({ network, isPast, ...change });
  return (
    <nav className="choices" aria-label="Which incidents">
      <Choices
        choices={[
          ['Now', here({ isPast: false }), isPast !== true],
          ['Over', here({ isPast: true }), isPast === true],
        ]}
      />
      <Choices
        choices={[
          ['All networks', here({ network: undefined }), network === undefined],
          ...NETWORKS.map((name): Choice => [NETWORK_NAMES[name], here({ network: name }), network === name]),
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
  return search.size > 0 ? `/incidents?${search.toString()}` : '/incidents';
}

function leadOf(total: number, isPast: boolean): string {
  if (total === 0) return isPast ? 'Nothing is on record.' : 'Nothing is wrong that we know of.';
  return isPast
    ? `${formatCountOf(total, 'incident')}, all over`
    : `${formatCountOf(total, 'incident')} right now`;
}
