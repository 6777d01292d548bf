import { QUESTIONS, type Question } from '@homeport/api/contract';
import {
  QUESTIONS_OF,
  resultsPath,
  stepOf,
  stepPath,
  STEPS,
  type Answers,
} from '../../lib/choose-answers.ts';
import { here } from '../../lib/exchange.ts';
import { formatCountry, formatLanguage } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';

/** What was answered to a question, in the reader's words. */
export function answerText(question: Question, answers: Answers): string {
  const { choose, lists, topics } = words();
  switch (question) {
    case 'purpose':
      return choose.madeFor(answers.purpose.map((purpose) => lists.purposes[purpose]));
    case 'language':
      return choose.speaks(answers.language.map(formatLanguage));
    case 'country':
      return choose.governedFrom(answers.country.map(formatCountry));
    case 'joining':
      return answers.joining.map((joining) => choose.joinings[joining].name).join('');
    case 'topic':
      return choose.rulesAbout(answers.topic.map((topic) => topics.names[topic]));
    case 'blocks':
      return choose.blocksThese(answers.blocks);
    case 'reach':
      return choose.reachesThese(answers.reach);
  }
}

/** Each answer, to be changed at its question or dropped; and the questions that were left out. */
export function AskedChips({ answers }: { answers: Answers }) {
  const { choose } = words();
  const answered = QUESTIONS.filter((question) => answers[question].length > 0);
  const open = STEPS.filter((step) => QUESTIONS_OF[step].every((question) => answers[question].length === 0));
  return (
    <div className="asked">
      {answered.length === 0 ? (
        <p className="quiet">{choose.nothingAsked}</p>
      ) : (
        <ul className="chips" aria-label={choose.asked}>
          {answered.map((question) => {
            const text = answerText(question, answers);
            return (
              <li key={question} className="asked-chip">
                <a
                  className="asked-change"
                  href={here(stepPath(stepOf(question), answers))}
                  aria-label={choose.change(text)}
                >
                  {text}
                </a>
                <a
                  className="asked-drop"
                  href={here(resultsPath(answers, [question]))}
                  aria-label={choose.drop(text)}
                >
                  <span aria-hidden="true">×</span>
                </a>
              </li>
            );
          })}
        </ul>
      )}
      {open.length > 0 && (
        <p className="asked-more small">
          <span className="quiet">{choose.add}</span>{' '}
          {open.map((step) => (
            <a key={step} href={here(stepPath(step, answers))}>
              {choose.steps[step].name}
            </a>
          ))}
        </p>
      )}
    </div>
  );
}
