import type { ChooseAnswer, Question } from '@homeport/api/contract';
import {
  answersSearch,
  QUESTIONS_OF,
  resultsPath,
  stepAfter,
  stepBefore,
  stepPath,
  STEPS,
  type Answers,
  type Step,
} from '../../lib/choose-answers.ts';
import { here } from '../../lib/exchange.ts';
import { words } from '../../words/words.ts';
import { CountryQuestion, LanguageQuestion, ReachQuestion, TastesQuestion } from './fields.tsx';
import { JoiningQuestion, PurposeQuestion } from './pressed.tsx';
import { RemainingCount } from './remaining-count.tsx';

export interface ScreenProps {
  answers: Answers;
  answer: ChooseAnswer;
}

interface Props extends ScreenProps {
  step: Step;
}

/** One question: a form that leads to the next one, with all other answers in it. */
export function QuestionScreen({ step, answers, answer }: Props) {
  const { choose } = words();
  const { heading, hint } = choose.steps[step];
  const number = STEPS.indexOf(step) + 1;
  const next = stepAfter(step);
  return (
    <section className="question" aria-labelledby="question">
      <header className="question-head">
        <Progress step={step} answers={answers} />
        <p className="eyebrow">{choose.progress(number, STEPS.length)}</p>
        {/* The page is this question: who comes by keyboard begins here, and not at the site's menu again. */}
        <h1 id="question" tabIndex={-1} autoFocus>
          {heading}
        </h1>
        <p className="lead question-hint" id="question-hint">
          {hint}
        </p>
      </header>
      <form action={here(next === undefined ? '/choose/results' : '/choose')} className="question-form">
        <Kept answers={answers} but={QUESTIONS_OF[step]} />
        {next !== undefined && <input type="hidden" name="ask" value={next} />}
        <Field step={step} answers={answers} answer={answer} />
        <RemainingCount path={here('/choose/count')} text={choose.remaining(answer.meta.matched)} />
        <Ways step={step} answers={answers} />
      </form>
    </section>
  );
}

/** The answers to the other questions, which the form hands on. */
function Kept({ answers, but }: { answers: Answers; but: readonly Question[] }) {
  return (
    <>
      {[...answersSearch(answers, but)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

function Field({ step, ...screen }: Props) {
  switch (step) {
    case 'purpose':
      return <PurposeQuestion {...screen} />;
    case 'language':
      return <LanguageQuestion {...screen} />;
    case 'country':
      return <CountryQuestion {...screen} />;
    case 'joining':
      return <JoiningQuestion {...screen} />;
    case 'tastes':
      return <TastesQuestion {...screen} />;
    case 'reach':
      return <ReachQuestion {...screen} />;
  }
}

// The answers to these are buttons themselves: pressing one goes on.
const ANSWERED_BY_PRESSING: readonly Step[] = ['purpose', 'joining'];

function Ways({ step, answers }: { step: Step; answers: Answers }) {
  const { choose } = words();
  const [before, next] = [stepBefore(step), stepAfter(step)];
  const unanswered = QUESTIONS_OF[step];
  const isPressed = ANSWERED_BY_PRESSING.includes(step);
  return (
    <div className="question-ways">
      {!isPressed && next !== undefined && <button type="submit">{choose.next}</button>}
      {isPressed ? (
        <a className="button button-quiet" href={here(resultsPath(answers))}>
          {choose.showNow}
        </a>
      ) : (
        <button
          type="submit"
          formAction={here('/choose/results')}
          className={next === undefined ? undefined : 'button-quiet'}
        >
          {next === undefined ? choose.showResults : choose.showNow}
        </button>
      )}
      {next !== undefined && <a href={here(stepPath(next, answers, unanswered))}>{choose.skip}</a>}
      {before && <a href={here(stepPath(before, answers))}>{choose.back}</a>}
    </div>
  );
}

/** Where one is among the questions; each is a link, since none needs the ones before. */
function Progress({ step, answers }: { step: Step; answers: Answers }) {
  const { choose } = words();
  return (
    <ol className="question-steps">
      {STEPS.map((one) => {
        const isAnswered = QUESTIONS_OF[one].some((question) => answers[question].length > 0);
        return (
          <li key={one} data-answered={isAnswered}>
            <a href={here(stepPath(one, answers))} aria-current={one === step ? 'step' : undefined}>
              <span className="unseen">
                {choose.steps[one].name}
                {isAnswered && ` (${choose.answered})`}
              </span>
            </a>
          </li>
        );
      })}
    </ol>
  );
}
