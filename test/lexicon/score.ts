import { TOPICS, topicsOf, type Topic } from '@homeport/db';
import type { Labelled } from './labelled.ts';

/** How many pairs of rule and topic were found rightly, found wrongly, and missed. */
export interface Score {
  right: number;
  wrong: number;
  missed: number;
}

export function scoreOf(rules: readonly Labelled[]): Map<Topic, Score> {
  const found = rules.map(([rule]) => new Set(topicsOf([rule]).map(({ topic }) => topic)));
  return new Map(
    TOPICS.map((topic) => {
      const is = rules.map(([, ...labels]) => labels.includes(topic));
      const said = found.map((topics) => topics.has(topic));
      const count = (fits: (is: boolean, said: boolean) => boolean) =>
        is.filter((one, index) => fits(one, said[index] === true)).length;
      return [
        topic,
        {
          right: count((one, other) => one && other),
          wrong: count((one, other) => !one && other),
          missed: count((one, other) => one && !other),
        },
      ];
    }),
  );
}

export function summed(scores: Iterable<Score>): Score {
  return [...scores].reduce(
    (sum, { right, wrong, missed }) => ({
      right: sum.right + right,
      wrong: sum.wrong + wrong,
      missed: sum.missed + missed,
    }),
    { right: 0, wrong: 0, missed: 0 },
  );
}

/** Of what was said, how much is so. */
export const precisionOf = ({ right, wrong }: Score): number => right / (right + wrong);

/** Of what is so, how much was said. */
export const recallOf = ({ right, missed }: Score): number => right / (right + missed);

/** One line of the table that the spec prints. */
export function lineOf(name: string, score: Score): string {
  const { right, wrong, missed } = score;
  const figures = [precisionOf(score), recallOf(score)].map((value) => value.toFixed(3).padStart(9));
  const counts = [right, wrong, missed].map((count) => String(count).padStart(6));
  return [name.padEnd(14), ...figures, ...counts].join(' ');
}
