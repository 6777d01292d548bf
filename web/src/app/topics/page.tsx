import { TOPICS, type Lexicon, type Topic } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { FailurePage } from '../../components/failure.tsx';
import { alternatesOf } from '../../lib/alternates.ts';
import { getLexicon } from '../../lib/api/client.ts';
import { config } from '../../lib/config.ts';
import { here } from '../../lib/exchange.ts';
import { formatCount, formatLanguage } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';

export function generateMetadata(): Metadata {
  const { title, lead } = words().topics.page;
  return { title, description: lead, alternates: alternatesOf('/topics') };
}

const code = (text: string) => <code translate="no">{text}</code>;

export default async function Topics() {
  const answer = await getLexicon();
  if (!answer.ok) return <FailurePage failure={answer.failure} />;
  const { version, data } = answer.value;
  const { page, names } = words().topics;
  return (
    <article className="prose topics">
      <h1>{page.title}</h1>
      <p className="lead">{page.lead}</p>

      <nav aria-label={page.listTitle}>
        <ul className="chips">
          {TOPICS.map((topic) => (
            <li key={topic}>
              <a className="chip" href={`#${topic}`}>
                {names[topic]}
              </a>
            </li>
          ))}
        </ul>
      </nav>

      <h2>{page.howTitle}</h2>
      <ul>
        {page.how.map(({ term, text }) => (
          <li key={term}>
            <strong>{term}</strong> {text}
          </li>
        ))}
      </ul>

      <h2>{page.listTitle}</h2>
      {TOPICS.map((topic) => (
        <OneTopic key={topic} topic={topic} entries={data.filter((entry) => entry.topic === topic)} />
      ))}

      <h2>{page.notationTitle}</h2>
      <p>{page.notation(code)}</p>
      <p>
        {page.version(formatCount(version), (text) => (
          <a href={`${config().apiPublicUrl}/api/v1/lexicon`}>{text}</a>
        ))}
      </p>
    </article>
  );
}

function OneTopic({ topic, entries }: { topic: Topic; entries: Lexicon['data'] }) {
  const { page, names, lines } = words().topics;
  return (
    <section className="topic" aria-labelledby={topic}>
      <h3 id={topic}>{names[topic]}</h3>
      <p>{lines[topic]}</p>
      <p>
        <a href={here(`/instances?topic=${topic}`)} aria-describedby={topic}>
          {page.servers}
        </a>
      </p>
      <details>
        <summary aria-describedby={topic}>{page.words}</summary>
        <dl className="lexicon">
          {entries.map((entry) => (
            <Vocabulary key={entry.language} entry={entry} />
          ))}
        </dl>
      </details>
    </section>
  );
}

function Vocabulary({ entry }: { entry: Lexicon['data'][number] }) {
  const { language, terms, unless } = entry;
  return (
    <div>
      <dt>{formatLanguage(language)}</dt>
      <dd>
        <Terms language={language} terms={terms} />
        {unless.length > 0 && (
          <p className="small quiet">
            {words().topics.page.except} <Terms language={language} terms={unless} />
          </p>
        )}
      </dd>
    </div>
  );
}

/** As they stand in the list, in their own language. */
function Terms({ language, terms }: { language: string; terms: readonly string[] }) {
  return (
    <span lang={language} translate="no">
      {terms.join('\u00a0· ')}
    </span>
  );
}
