import { PURPOSES, JOININGS, type Purpose } from '@homeport/api/contract';
import { words } from '../../words/words.ts';
import { PurposeIcon } from './purpose-icon.tsx';
import type { ScreenProps } from './question-screen.tsx';

// Questions with one answer: each answer is a button, and pressing it is all that it takes, with or without script.

export function PurposeQuestion({ answers, answer }: ScreenProps) {
  const { lists } = words();
  return (
    <Pressed
      name="purpose"
      chosen={answers.purpose}
      options={PURPOSES.map((value) => ({
        value,
        text: lists.purposes[value],
        count: countOf(answer.options?.purpose, value),
        icon: <PurposeIcon purpose={value satisfies Purpose} />,
      }))}
    />
  );
}

export function JoiningQuestion({ answers, answer }: ScreenProps) {
  const { joinings } = words().choose;
  return (
    <Pressed
      name="joining"
      chosen={answers.joining}
      options={JOININGS.map((value) => ({
        value,
        text: joinings[value].name,
        line: joinings[value].line,
        count: countOf(answer.options?.joining, value),
      }))}
    />
  );
}

interface Option {
  value: string;
  text: string;
  line?: string;
  count: number;
  icon?: React.ReactNode;
}

function Pressed({
  name,
  chosen,
  options,
}: {
  name: string;
  chosen: readonly string[];
  options: readonly Option[];
}) {
  const { choose } = words();
  return (
    <ul className="pressed" aria-labelledby="question">
      {options.map(({ value, text, line, count, icon }) => (
        <li key={value}>
          <button
            type="submit"
            name={name}
            value={value}
            disabled={count === 0}
            data-chosen={chosen.includes(value)}
          >
            {icon}
            <span className="pressed-text">
              <strong>{text}</strong>
              {chosen.includes(value) && <span className="pressed-chosen"> {choose.chosen}</span>}
              {line !== undefined && <span className="pressed-line">{line}</span>}
              <span className="pressed-count">{choose.leaves(count)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

export function countOf(
  counts: readonly { value: string; count: number }[] | undefined,
  value: string,
): number {
  return counts?.find((one) => one.value === value)?.count ?? 0;
}
