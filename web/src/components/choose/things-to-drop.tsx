import { CHOICES_MAX, type ChooseAnswer } from '@homeport/api/contract';
import { answersSearch, resultsPath, type Answers } from '../../lib/choose-answers.ts';
import { here } from '../../lib/exchange.ts';
import { words } from '../../words/words.ts';
import { answerText } from './asked-chips.tsx';

/** Where few fit or none: which answer keeps most of them out. */
export function ThingsToDrop({
  answers,
  found,
  without,
}: {
  answers: Answers;
  found: number;
  without: ChooseAnswer['meta']['without'];
}) {
  const { choose } = words();
  if (found >= CHOICES_MAX || answersSearch(answers).size === 0) return null;
  if (without.length === 0) return found === 0 ? <p className="note">{choose.nothingHelps}</p> : null;
  return (
    <section className="note to-drop">
      <p>{found === 0 ? choose.leaveOut : choose.onlyFew}</p>
      <ul>
        {without.map(({ question, matched }) => (
          <li key={question}>
            <a href={here(resultsPath(answers, [question]))}>
              {choose.wouldFit(answerText(question, answers), matched)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
