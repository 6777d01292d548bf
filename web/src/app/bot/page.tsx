import type { Metadata } from 'next';
import { alternatesOf } from '../../lib/alternates.ts';
import { getStatus } from '../../lib/api/client.ts';
import { words } from '../../words/words.ts';

export function generateMetadata(): Metadata {
  const { title, lead } = words().bot;
  return { title, description: lead, alternates: alternatesOf('/bot') };
}

const code = (text: string) => <code translate="no">{text}</code>;

export default async function Bot() {
  const status = await getStatus();
  const agents = status.ok ? [...new Set(status.value.crawlers.map((crawler) => crawler.user_agent))] : [];
  const { bot } = words();
  return (
    <article className="prose">
      <h1>{bot.title}</h1>
      <p className="lead">{bot.lead}</p>

      <h2>{bot.whoTitle}</h2>
      <p>{bot.who}</p>
      {agents.length === 0 && <p className="quiet">{bot.noName}</p>}
      {agents.map((agent) => (
        <pre key={agent} translate="no">
          <code>{agent}</code>
        </pre>
      ))}

      <h2>{bot.asksTitle}</h2>
      <p>{bot.asks(code)}</p>
      <p>{bot.record}</p>

      <Manners />
    </article>
  );
}

function Manners() {
  const { bot } = words();
  return (
    <>
      <h2>{bot.oftenTitle}</h2>
      <ul>
        <li>{bot.hourly}</li>
        <li>{bot.oneConnection}</li>
        <li>{bot.obeyed(code)}</li>
        <li>{bot.hubs}</li>
        <li>{bot.decays}</li>
      </ul>

      <h2 id="opt-out">{bot.awayTitle}</h2>
      <p>{bot.away(code)}</p>
      <pre translate="no">
        <code>{'User-agent: Homeport\nDisallow: /'}</code>
      </pre>
      <p>{bot.thereafter}</p>
    </>
  );
}
