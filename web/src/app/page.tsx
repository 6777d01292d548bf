import type { Metadata } from 'next';
import { FailureNote, FailurePage } from '../components/failure.tsx';
import { Harbour } from '../components/harbour.tsx';
import { NetworkFigures } from '../components/network-figures.tsx';
import { Recommended } from '../components/recommended.tsx';
import { SoftwareTable } from '../components/software-table.tsx';
import { getInstances, getNetworks, getSoftware } from '../lib/api/client.ts';
import { config } from '../lib/config.ts';

export const metadata: Metadata = { alternates: { canonical: '/' } };

export default async function Home() {
  const [networks, recommended, software] = await Promise.all([
    getNetworks(),
    getInstances(new URLSearchParams({ limit: '3', verdict: 'up', registration: 'open,approval' })),
    getSoftware(),
  ]);
  if (!networks.ok) return <FailurePage failure={networks.failure} />;
  return (
    <>
      <Hero />
      <NetworkFigures networks={networks.value.data} generatedAt={networks.value.meta.generated_at} />

      {recommended.ok ? (
        <Recommended instances={recommended.value.data} now={Date.now()} />
      ) : (
        <FailureNote what="The recommendations" />
      )}

      {software.ok ? <SoftwareTable software={software.value.data} /> : <FailureNote what="The software" />}

      <Doors />
    </>
  );
}

function Hero() {
  return (
    <section className="hero">
      <h1>Find a home port in the open networks.</h1>
      <p className="lead">
        Homeport visits the servers of the Fediverse, of Matrix and of LBRY, and writes down who is up, what
        they run, who may join and whom they block.
      </p>
      <form action="/instances" role="search" className="search">
        <label htmlFor="q">Search by domain or title</label>
        <input id="q" name="q" type="search" maxLength={200} placeholder="example.social" />
        <button type="submit">Search</button>
      </form>
      <p className="hero-links">
        <a href="/instances?registration=open">Open to everybody</a>
        <a href="/instances?registration=approval,open&amp;size=medium,small">Small and welcoming</a>
        <a href="/instances?sort=uptime">Most reliable</a>
      </p>
      <Harbour />
    </section>
  );
}

function Doors() {
  return (
    <section className="doors" aria-label="Go on">
      <a href="/about">
        <strong>How we know</strong>
        <span>What uptime means here, and what “unknown” does.</span>
      </a>
      <a href="/bot">
        <strong>For operators</strong>
        <span>Who visits you, how often, and how to say no.</span>
      </a>
      <a href={`${config().apiPublicUrl}/docs`}>
        <strong>For researchers</strong>
        <span>Everything on this site, as an open API.</span>
      </a>
    </section>
  );
}
