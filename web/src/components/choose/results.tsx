import type { Choice, ChooseAnswer } from '@homeport/api/contract';
import { answersSearch, resultsPath, type Answers } from '../../lib/choose-answers.ts';
import { here } from '../../lib/exchange.ts';
import { words } from '../../words/words.ts';
import { AskedChips } from './asked-chips.tsx';
import { ChoiceCard } from './choice-card.tsx';
import { ThingsToDrop } from './things-to-drop.tsx';

// The page that lays servers side by side takes so many.
const COMPARED_MAX = 4;

/** At most five servers, each with what speaks for it and against it; and every answer, to be changed or dropped. */
export function Results({
  answers,
  answer: { data, meta },
  today,
}: {
  answers: Answers;
  answer: ChooseAnswer;
  today: string;
}) {
  const { choose } = words();
  return (
    <>
      <div className="page-head">
        <h1 tabIndex={-1} autoFocus>
          {data.length === 0 ? choose.nothingFits : choose.found}
        </h1>
        {data.length > 0 && (
          <p className="lead" role="status">
            {choose.foundOf(data.length, meta.matched)}
          </p>
        )}
      </div>
      <AskedChips answers={answers} />
      {meta.unresolved.length > 0 && <Unresolved names={meta.unresolved} />}
      {data.length > 0 && (
        <ol className="choice-cards">
          {data.map((choice) => (
            <li key={`${choice.instance.network} ${choice.instance.domain}`}>
              <ChoiceCard choice={choice} />
            </li>
          ))}
        </ol>
      )}
      <ThingsToDrop answers={answers} found={data.length} without={meta.without} />
      <After answers={answers} choices={data} today={today} />
    </>
  );
}

function Unresolved({ names }: { names: readonly string[] }) {
  return (
    <p className="note">
      {words().choose.unresolved(
        <span translate="no">
          {names.map((name, index) => (
            <span key={name}>
              {index > 0 && ', '}
              <code>{name}</code>
            </span>
          ))}
        </span>,
      )}
    </p>
  );
}

function After({ answers, choices, today }: { answers: Answers; choices: readonly Choice[]; today: string }) {
  const { choose } = words();
  const compared = choices.slice(0, COMPARED_MAX).map(({ instance }) => instance.domain);
  return (
    <section className="choice-after" aria-label={choose.goOn}>
      {compared.length > 1 && (
        <p>
          <a className="button" href={here(`/compare?${compared.map((domain) => `i=${domain}`).join('&')}`)}>
            {choose.compare(compared.length)}
          </a>
        </p>
      )}
      {choices.length > 1 && <p className="quiet">{choose.others}</p>}
      <ul className="choice-links">
        {choices.length > 1 && answers.seed !== today && (
          <li>
            <a href={here(resultsPath({ ...answers, seed: today }))}>{choose.today}</a>
          </li>
        )}
        {choices.length > 0 && (
          <li>
            <a href={here('/recommended')}>{choose.whyOrder}</a>
          </li>
        )}
        {answersSearch(answers).size > 0 && (
          <li>
            <a href={here('/choose')}>{choose.startAgain}</a>
          </li>
        )}
        <li>
          <a href={here('/instances')}>{choose.seeDirectory}</a>
        </li>
      </ul>
    </section>
  );
}
