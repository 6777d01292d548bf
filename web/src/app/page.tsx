import type { Metadata } from 'next';
import { FailureNote, FailurePage } from '../components/failure.tsx';
import { Harbour } from '../components/harbour.tsx';
import { NetworkFigures } from '../components/network-figures.tsx';
import { Recommended } from '../components/recommended.tsx';
import { SearchForm } from '../components/search-form.tsx';
import { SoftwareTable } from '../components/software-table.tsx';
import { alternatesOf } from '../lib/alternates.ts';
import { getInstances, getNetworks, getSoftware } from '../lib/api/client.ts';
import { config } from '../lib/config.ts';
import { here } from '../lib/exchange.ts';
import { words } from '../words/words.ts';

export function generateMetadata(): Metadata {
  return { alternates: alternatesOf('/') };
}

export default async function Home() {
  const [networks, recommended, software] = await Promise.all([
    getNetworks(),
    getInstances(new URLSearchParams({ limit: '3', verdict: 'up', registration: 'open,approval' })),
    getSoftware(),
  ]);
  if (!networks.ok) return <FailurePage failure={networks.failure} />;
  const { home } = words();
  return (
    <>
      <Hero />
      <Doors />
      {recommended.ok ? (
        <Recommended instances={recommended.value.data} now={Date.now()} />
      ) : (
        <FailureNote what={home.recommendations} />
      )}
      <NetworkFigures networks={networks.value.data} generatedAt={networks.value.meta.generated_at} />
      {software.ok ? (
        <SoftwareTable software={software.value.data} />
      ) : (
        <FailureNote what={home.softwareName} />
      )}
    </>
  );
}

function Hero() {
  const { common, home } = words();
  return (
    <section className="hero">
      <div className="hero-words">
        <h1>{home.heading}</h1>
        <p className="lead">{home.lead}</p>
        <p className="actions">
          <a className="button button-large" href={here('/choose')}>
            {common.findServer}
          </a>
          <a href={here('/instances')}>{home.all}</a>
        </p>
        <p className="quiet hero-promise">{home.chooseLine}</p>
      </div>
      <Harbour />
    </section>
  );
}

function Doors() {
  const { common, home } = words();
  return (
    <section className="doors" aria-label={home.doors}>
      <div className="door">
        <h2>{home.chooseTitle}</h2>
        <p>{home.chooseDoor}</p>
        <ul className="ways">
          <Way href={here('/choose')} text={common.findServer} />
          <Way href={here('/instances?registration=open')} text={home.open} />
          <Way href={here('/instances?registration=approval,open&size=medium,small')} text={home.small} />
          <Way href={here('/instances?sort=uptime')} text={home.reliable} />
        </ul>
      </div>
      <div className="door">
        <h2>{home.lookUpTitle}</h2>
        <p>{home.lookUpDoor}</p>
        <SearchForm />
      </div>
      <div className="door">
        <h2>{home.studyTitle}</h2>
        <p>{home.studyDoor}</p>
        <ul className="ways">
          <Way href={here('/bot')} text={home.operators} />
          <Way href={`${config().apiPublicUrl}/docs`} text={home.researchers} />
          <Way href={here('/about')} text={home.method} />
        </ul>
      </div>
    </section>
  );
}

function Way({ href, text }: { href: string; text: string }) {
  return (
    <li>
      <a href={href}>{text}</a>
    </li>
  );
}
