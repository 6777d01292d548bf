import {
  SIGNAL_KINDS,
  type ConsentAnswer,
  type ConsentQuestion,
  type ConsentSignal,
} from '@homeport/api/contract';
import { leftText, ruleText } from '../../lib/asked.ts';
import { formatDay, formatInstant } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';
import { Ago } from '../facts.tsx';

/** What the operator said about being read, standing wishes first, and what each led to. */
export function ConsentSignals({ signals, now }: { signals: readonly ConsentSignal[]; now: number }) {
  const { consent } = words();
  return (
    <section aria-labelledby="wishes">
      <h2 id="wishes">{consent.wishes}</h2>
      {signals.length === 0 ? (
        <p className="quiet">{consent.noWishes}</p>
      ) : (
        <ul className="timeline consent">
          {signals.map((signal) => (
            <Wish key={`${signal.kind} ${signal.source} ${signal.first_seen_at}`} signal={signal} now={now} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Wish({ signal, now }: { signal: ConsentSignal; now: number }) {
  const { consent, lists } = words();
  const { kind, sentence, source, value, first_seen_at, last_seen_at, lifted_at } = signal;
  const known = SIGNAL_KINDS.find((name) => name === kind);
  return (
    <li>
      <strong>{lists.effects[signal.effect]}</strong>
      <span>{known === undefined ? sentence : consent.signals[known]}</span>
      <span className="quiet">
        <code translate="no">
          {source}
          {value !== '' && `: ${value}`}
        </code>
        {', '}
        {lifted_at === null
          ? consent.seen(formatDay(first_seen_at), <Ago key="ago" at={last_seen_at} now={now} />)
          : consent.from(formatDay(first_seen_at), formatDay(lifted_at))}
      </span>
    </li>
  );
}

export function RobotsLines({ robots, now }: { robots: ConsentAnswer['robots']; now: number }) {
  const { robots: texts } = words().consent;
  return (
    <section aria-labelledby="robots">
      <h2 id="robots">{texts.title}</h2>
      {robots === null ? (
        <p className="quiet">{texts.unread}</p>
      ) : (
        <>
          <p className="quiet">
            {texts.read(
              <Ago key="ago" at={robots.fetched_at} now={now} />,
              robotsStatus(robots),
              <time key="until" dateTime={robots.expires_at}>
                {formatInstant(robots.expires_at)}
              </time>,
            )}
          </p>
          {robots.applied.length > 0 && (
            <pre>
              <code translate="no">{robots.applied.join('\n')}</code>
            </pre>
          )}
        </>
      )}
    </section>
  );
}

function robotsStatus({ status, applied, unreachable_since }: NonNullable<ConsentAnswer['robots']>): string {
  const { robots } = words().consent;
  if (unreachable_since !== null) return robots.silent(formatDay(unreachable_since));
  if (status !== null && status >= 400) return robots.none(String(status));
  return applied.length === 0 ? robots.notForUs : robots.forUs;
}

export function ConsentQuestions({ questions, now }: { questions: readonly ConsentQuestion[]; now: number }) {
  const { questions: texts } = words().consent;
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">{texts.title}</h2>
      {questions.length === 0 ? (
        <p className="quiet">{texts.none}</p>
      ) : (
        <table className="table consent-questions">
          <thead>
            <tr>
              <th scope="col">{texts.question}</th>
              <th scope="col">{texts.answer}</th>
              <th scope="col">{texts.rule}</th>
              <th scope="col" className="optional">
                {texts.visit}
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
  const { consent, lists } = words();
  const { method, path, status, rule, left, sentence } = question;
  return (
    <tr>
      <th scope="row" translate="no">
        {method} <code>{path}</code>
      </th>
      <td>{status ?? leftText(left, sentence)}</td>
      <td>
        {rule === null ? <span className="quiet">{consent.questions.noRule}</span> : <Rule rule={rule} />}
      </td>
      <td className="optional quiet">
        {lists.visits[question.kind]} <Ago at={question.at} now={now} />
      </td>
    </tr>
  );
}

/** A line of the file as its operator wrote it, or what is so in place of one. */
function Rule({ rule }: { rule: string }) {
  const text = ruleText(rule);
  return 'verbatim' in text ? <code translate="no">{text.verbatim}</code> : <>{text.line}</>;
}
