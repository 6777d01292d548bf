import { BAND_OF_RESERVE, RESERVES, STANDARDS, type Reserve } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { alternatesOf } from '../../lib/alternates.ts';
import { config } from '../../lib/config.ts';
import { here } from '../../lib/exchange.ts';
import { formatCount, formatShare } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';

export function generateMetadata(): Metadata {
  const { title, lead } = words().recommended;
  return { title, description: lead, alternates: alternatesOf('/recommended') };
}

const code = (text: string) => <code translate="no">{text}</code>;

const linkTo = (href: string) =>
  function Link(text: string) {
    return <a href={href}>{text}</a>;
  };

export default function HowWeRecommend() {
  const { recommended } = words();
  return (
    <article className="prose">
      <h1>{recommended.title}</h1>
      <p className="lead">{recommended.lead}</p>

      <h2 id="bands">{recommended.bandsTitle}</h2>
      <p>{recommended.bandsLine}</p>
      <Bands />

      <h2 id="reserves">{recommended.reservesTitle}</h2>
      <p>{recommended.reservesLine}</p>
      <Reserves />

      <h2 id="shuffle">{recommended.shuffleTitle}</h2>
      <p>{recommended.shuffle(code)}</p>
      <p>{recommended.spread}</p>

      <h2 id="numbers">{recommended.factsTitle}</h2>
      <ul>
        {recommended.facts.map(({ term, text }) => (
          <li key={term}>
            <strong>{term}</strong> {text}
          </li>
        ))}
      </ul>

      <h2>{recommended.noPartTitle}</h2>
      <ul>
        {recommended.noPart.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>

      <h2>{recommended.checkTitle}</h2>
      <p>{recommended.check(linkTo(`${config().apiPublicUrl}/docs`), linkTo(here('/instances')), code)}</p>
    </article>
  );
}

function Bands() {
  const { recommended } = words();
  return (
    <table className="table order">
      <thead>
        <tr>
          <th scope="col">{recommended.bandColumn}</th>
          <th scope="col">{recommended.bandWhoColumn}</th>
        </tr>
      </thead>
      <tbody>
        {recommended.bands.map((text, band) => (
          <tr key={text}>
            <th scope="row">{formatCount(band)}</th>
            <td>{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Reserves() {
  const { recommended, lists } = words();
  const numbers = {
    good: formatShare(STANDARDS.uptimeGood),
    coverage: formatShare(STANDARDS.coverageMin),
    visits: formatCount(STANDARDS.visitsMin),
    behindDays: STANDARDS.behindDaysMax,
    ageDays: STANDARDS.ageDaysMin,
    reach: formatShare(STANDARDS.reachMin),
    share: formatShare(STANDARDS.shareMax),
    declaring: formatCount(STANDARDS.declaringMin),
  };
  return (
    <table className="table order order-three">
      <thead>
        <tr>
          <th scope="col">{recommended.reserveColumn}</th>
          <th scope="col">{recommended.whenColumn}</th>
          <th scope="col">{recommended.placeColumn}</th>
        </tr>
      </thead>
      <tbody>
        {RESERVES.map((reserve) => (
          <tr key={reserve} id={reserve}>
            <th scope="row">{lists.reserves[reserve]}</th>
            <td>{recommended.when[reserve](numbers)}</td>
            <td>{placeOf(reserve)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function placeOf(reserve: Reserve): string {
  const { recommended } = words();
  const band = formatCount(BAND_OF_RESERVE[reserve]);
  if (reserve === 'oversized') return recommended.lastInBand;
  if (reserve === 'unreliable') {
    return recommended.bandOrLower(band, formatCount(2), formatShare(STANDARDS.uptimeFair));
  }
  return recommended.band(band);
}
