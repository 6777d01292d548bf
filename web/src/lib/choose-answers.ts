import {
  ChooseQuery,
  JOININGS,
  PURPOSES,
  TOPICS,
  type Purpose,
  type Question,
  type Topic,
} from '@homeport/api/contract';
import type { RawSearch } from './search-params.ts';

/** The questions as they are asked, one screen each. */
export const STEPS = ['purpose', 'language', 'country', 'joining', 'tastes', 'reach'] as const;
export type Step = (typeof STEPS)[number];

/** Which parameters a screen answers. */
export const QUESTIONS_OF: Readonly<Record<Step, readonly Question[]>> = {
  purpose: ['purpose'],
  language: ['language'],
  country: ['country'],
  joining: ['joining'],
  tastes: ['topic', 'blocks'],
  reach: ['reach'],
};

export type Joining = (typeof JOININGS)[number];

/** What a newcomer has answered so far. The address is the only place where this is kept. */
export interface Answers {
  purpose: readonly Purpose[];
  language: readonly string[];
  country: readonly string[];
  joining: readonly Joining[];
  topic: readonly Topic[];
  /** Names of servers and handles, as they were written. */
  blocks: readonly string[];
  reach: readonly string[];
  /** Of the shuffle; empty until results are shown. */
  seed: string;
}

export interface ReadAnswers {
  answers: Answers;
  /** False where a form left empty or long-winded fields behind: the page then moves to the short address. */
  isTidy: boolean;
}

const VALUES_MAX = 20;
const NAMED_MAX = 320;

const { language, country, seed } = ChooseQuery.shape;

/** Reads the answers of an address; what answers no question is passed over. */
export function readAnswers(raw: RawSearch): ReadAnswers {
  const given = (name: string) => [raw[name]].flat().filter((text) => text !== undefined);
  const texts = (name: string) =>
    given(name)
      .flatMap((text) => text.split(/[\s,;]+/))
      .filter(Boolean);
  const unique = <Value>(values: readonly Value[]) => [...new Set(values)].slice(0, VALUES_MAX);
  const among = <Value extends string>(name: string, all: readonly Value[]) =>
    all.filter((value) => texts(name).includes(value));
  const valid = (name: string, schema: { safeParse(text: string): { success: boolean } }) =>
    unique(texts(name).filter((text) => schema.safeParse(text).success));
  const named = (name: string) => unique(texts(name).filter((text) => text.length <= NAMED_MAX));

  const answers: Answers = {
    purpose: among('purpose', PURPOSES),
    language: valid('language', language).map((tag) => tag.toLowerCase()),
    country: valid('country', country).map((code) => code.toUpperCase()),
    joining: among('joining', JOININGS).slice(0, 1),
    topic: among('topic', TOPICS),
    blocks: named('blocks'),
    reach: named('reach'),
    seed: valid('seed', seed)[0] ?? '',
  };
  const isTidy = Object.entries(raw).every(
    ([, value]) => typeof value === 'string' && /^[^\s;]+$/.test(value),
  );
  return { answers, isTidy };
}

/** The answers as addresses spell them and as the API reads them, without those of the questions in `but`. */
export function answersSearch(answers: Answers, but: readonly Question[] = []): URLSearchParams {
  const search = new URLSearchParams();
  for (const question of ['purpose', 'language', 'country', 'joining', 'topic', 'blocks', 'reach'] as const) {
    if (answers[question].length > 0 && !but.includes(question)) {
      search.set(question, answers[question].join(','));
    }
  }
  return search;
}

/** The screen of a question; the first one needs no name. */
export function stepPath(step: Step, answers: Answers, but: readonly Question[] = []): string {
  const search = answersSearch(answers, but);
  if (step !== STEPS[0]) search.set('ask', step);
  return pathOf('/choose', search);
}

/** The results, in the order of `seed`; without one, in that of the day on which they are asked for. */
export function resultsPath(answers: Answers, but: readonly Question[] = []): string {
  const search = answersSearch(answers, but);
  if (answers.seed) search.set('seed', answers.seed);
  return pathOf('/choose/results', search);
}

function pathOf(path: string, search: URLSearchParams): string {
  // A comma stays a comma, and an at sign itself: people read addresses.
  const text = search.toString().replaceAll('%2C', ',').replaceAll('%40', '@');
  return text ? `${path}?${text}` : path;
}

export function readStep(raw: RawSearch): Step {
  return STEPS.find((step) => step === raw['ask']) ?? STEPS[0];
}

export function stepAfter(step: Step): Step | undefined {
  return STEPS[STEPS.indexOf(step) + 1];
}

export function stepBefore(step: Step): Step | undefined {
  return STEPS[STEPS.indexOf(step) - 1];
}

export function stepOf(question: Question): Step {
  return STEPS.find((step) => QUESTIONS_OF[step].includes(question)) ?? STEPS[0];
}
