import type { ConsentAnswer, ConsentQuestion, ConsentSignal } from '@homeport/api/contract';
import { formatDay } from '../lib/intl.ts';
import { EFFECT_WORDS, VISIT_WORDS } from '../lib/words.ts';
import { Ago } from './facts.tsx';

/** What the operator said about being read, standing wishes first, and what each led to. */
export function ConsentSignals({ signals, now }: { signals: readonly ConsentSignal[]; now: number }) {
  return (
    <section aria-labelledby="wishes">
      <h2 id="wishes">What its operator says</h2>
      {signals.length === 0 ? (
        <p className="quiet">
          No wish was met: nothing in robots.txt, headers or metadata asks us to keep away.
        </p>
      ) : (
        <ul className="timeline consent">
          {signals.map((signal) => (
            <li key={`${signal.kind} ${signal.source} ${signal.first_seen_at}`}>
              <strong>{EFFECT_WORDS[signal.effect]}</strong>
              <span>{signal.sentence}</span>
              <span className="quiet">
                <code>{signal.source}</code>
                {signal.value !== '' && (
                  <>
                    {': '}
                    <code>{signal.value}</code>
                  </>
                )}
                {', '}
                {signal.lifted_at === null ? (
                  <>
                    since {formatDay(signal.first_seen_at)}, last seen{' '}
                    <Ago at={signal.last_seen_at} now={now} />
                  </>
                ) : (
                  `${formatDay(signal.first_seen_at)} to ${formatDay(signal.lifted_at)}`
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function RobotsLines({ robots, now }: { robots: ConsentAnswer['robots']; now: number }) {
  return (
    <section aria-labelledby="robots">
      <h2 id="robots">Its robots.txt, as it applies to us</h2>
      {robots === null ? (
        <p className="quiet">It has not been read yet.</p>
      ) : (
        <>
          <p className="quiet">
            Read <Ago at={robots.fetched_at} now={now} />, {robotsStatus(robots)}. It is read again at{' '}
            <time dateTime={robots.expires_at}>{robots.expires_at.slice(0, 16).replace('T', ' ')}</time> UTC
            at the latest.
          </p>
          {robots.applied.length > 0 && (
            <pre>
              <code>{robots.applied.join('\n')}</code>
            </pre>
          )}
        </>
      )}
    </section>
  );
}

function robotsStatus({ status, applied, unreachable_since }: NonNullable<ConsentAnswer['robots']>): string {
  if (unreachable_since !== null) {
    return `it has not answered since ${formatDay(unreachable_since)}, so nothing else is asked`;
  }
  if (status !== null && status >= 400) {
    return `there is none (${String(status)}), so everything may be asked`;
  }
  return applied.length === 0 ? 'no line of it is for us' : 'these lines are for us';
}

export function ConsentQuestions({ questions, now }: { questions: readonly ConsentQuestion[]; now: number }) {
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">The last visit of each kind</h2>
      {questions.length === 0 ? (
        <p className="quiet">Nothing in the last 14 days.</p>
      ) : (
        <table className="table consent-questions">
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Answer</th>
              <th scope="col">Rule</th>
              <th scope="col" className="optional">
                Visit
              </th>
            </tr>
          </thead>
          <tbody>
            {questions.map((question, place) => (
              <QuestionRow key={`${question.at} ${String(place)}`} question={question} now={now} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function QuestionRow({ question, now }: { question: ConsentQuestion; now: number }) {
  const { method, path, status, rule, left, sentence } = question;
  return (
    <tr>
      <th scope="row">
        {method} <code>{path}</code>
      </th>
      <td>{status ?? sentence ?? left ?? 'answered'}</td>
      <td>{rule === null ? <span className="quiet">none needed</span> : <Rule rule={rule} />}</td>
      <td className="optional quiet">
        {VISIT_WORDS[question.kind]} <Ago at={question.at} now={now} />
      </td>
    </tr>
  );
}

/** A line of the file as its operator wrote it, or what is so in place of one. */
function Rule({ rule }: { rule: string }) {
  return /^[A-Z][a-z-]+:/.test(rule) ? <code>{rule}</code> : <>{rule}</>;
}
