import type { Metadata } from 'next';
import { getStatus } from '../../lib/api/client.ts';

export const metadata: Metadata = { title: 'Our crawler' };

export default async function Bot() {
  const status = await getStatus();
  const agents = status.ok ? [...new Set(status.value.crawlers.map((crawler) => crawler.user_agent))] : [];
  return (
    <article className="prose">
      <h1>Our crawler</h1>
      <p className="lead">
        You probably came here from your server’s log. This is who visited you, why, and how to say no.
      </p>

      <h2>Who it is</h2>
      <p>It names itself in each request, and never pretends to be a browser:</p>
      {agents.length > 0 ? (
        agents.map((agent) => (
          <pre key={agent}>
            <code>{agent}</code>
          </pre>
        ))
      ) : (
        <p className="quiet">Its present name cannot be shown, since the API does not answer.</p>
      )}

      <h2>What it asks for</h2>
      <p>
        Only what servers publish about themselves for everybody: <code>/.well-known/nodeinfo</code> and what
        it points to, the instance description, the list of peers, and the list of blocked instances where it
        is public; of a Matrix homeserver its delegation, keys, versions and the directory of public rooms,
        where that is open; of a hub of LBRY its status and its list of peers. No accounts, no posts, no
        timelines. It never signs in, and a door that is closed stays closed: no second way is tried.
      </p>
      <p>
        Each instance has a record of what was asked, when, under which rule of its robots.txt, and of what
        was left alone and why: <q>Under which rules</q>, at the end of its page.
      </p>

      <Manners />
    </article>
  );
}

function Manners() {
  return (
    <>
      <h2>How often</h2>
      <ul>
        <li>
          One small request an hour to see whether the server is there; description, peers and blocks once a
          day.
        </li>
        <li>One connection to a server at a time, at least 1 second between requests.</li>
        <li>
          <code>Retry-After</code>, <code>Crawl-delay</code>, 429 and 503 are obeyed.
        </li>
        <li>Hubs of LBRY are asked for their newest block every half hour, all in the same half minute.</li>
        <li>Servers that have not answered for long are asked weekly, then monthly.</li>
      </ul>

      <h2 id="opt-out">How to turn it away</h2>
      <p>
        Add this to your <code>robots.txt</code>. It is read again at least once a day, and decides for each
        path:
      </p>
      <pre>
        <code>{'User-agent: Homeport\nDisallow: /'}</code>
      </pre>
      <p>
        Your instance is then shown as “not measured, by its own choice”. To have it left out altogether,
        write to whoever runs this Homeport: it is then not visited again, its page answers 410, and what was
        recorded of it is shown nowhere.
      </p>
    </>
  );
}
