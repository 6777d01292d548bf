import { VISITS_ENOUGH } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { alternatesOf } from '../../lib/alternates.ts';
import { config } from '../../lib/config.ts';
import { here } from '../../lib/exchange.ts';
import { formatCount, formatRatio } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';

export function generateMetadata(): Metadata {
  const { title, lead } = words().about;
  return { title, description: lead, alternates: alternatesOf('/about') };
}

const linkTo = (href: string) =>
  function Link(text: string) {
    return <a href={href}>{text}</a>;
  };

export default function About() {
  const { about } = words();
  return (
    <article className="prose">
      <h1>{about.heading}</h1>
      <p className="lead">{about.lead}</p>

      <h2>{about.whomTitle}</h2>
      <ul>
        <li>{about.newcomers(linkTo(here('/choose')))}</li>
        <li>{about.operators}</li>
        <li>{about.researchers(linkTo(`${config().apiPublicUrl}/docs`))}</li>
      </ul>

      <h2 id="recommended">{about.chooseTitle}</h2>
      <p>{about.chooseLine(linkTo(here('/recommended')), linkTo(here('/topics')))}</p>

      <Method />
      <Glossary />

      <h2>{about.neverTitle}</h2>
      <p>{about.never(linkTo(here('/bot')))}</p>
    </article>
  );
}

function Method() {
  const { about } = words();
  const { cut } = about;
  return (
    <>
      <h2 id="uptime">{about.uptimeTitle}</h2>
      <p>
        {about.uptimeLine((text) => (
          <strong>{text}</strong>
        ))}
      </p>
      <ul>
        <Point point={about.suspicion} />
        <Point point={about.incident} id="incidents" />
        <Point point={about.unknown} />
        <Point point={about.places} />
        <Point point={about.trouble} />
        <Point point={{ term: cut.term, text: cut.text(formatRatio(1), formatCount(VISITS_ENOUGH)) }} />
        <Point point={about.days} />
      </ul>
    </>
  );
}

interface Explained {
  term: string;
  text: string;
}

function Point({ point, id }: { point: Explained; id?: string }) {
  return (
    <li id={id}>
      <strong>{point.term}</strong> {point.text}
    </li>
  );
}

function Glossary() {
  const { about } = words();
  const { notPublished, reach, withheld, notCounted, names, hub, personal } = about;
  return (
    <>
      <h2 id="words">{about.wordsTitle}</h2>
      <dl className="glossary">
        {[notPublished, reach, withheld, notCounted, names, hub, personal].map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
