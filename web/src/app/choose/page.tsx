import { OPTION_QUESTIONS } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { QuestionScreen } from '../../components/choose/question-screen.tsx';
import { FailurePage } from '../../components/failure.tsx';
import { alternatesOf } from '../../lib/alternates.ts';
import { getChoices } from '../../lib/api/client.ts';
import { answersSearch, QUESTIONS_OF, readAnswers, readStep, stepPath } from '../../lib/choose-answers.ts';
import { here } from '../../lib/exchange.ts';
import type { PageProps } from '../../lib/page-props.ts';
import { words } from '../../words/words.ts';

export function generateMetadata(): Metadata {
  const { title, description } = words().choose;
  return { title, description, alternates: alternatesOf('/choose') };
}

export default async function Choose({ searchParams }: PageProps) {
  const raw = await searchParams;
  const { answers, isTidy } = readAnswers(raw);
  const step = readStep(raw);
  if (!isTidy) redirect(here(stepPath(step, answers)));

  const search = answersSearch(answers);
  const options = QUESTIONS_OF[step].filter((question) => OPTION_QUESTIONS.some((one) => one === question));
  if (options.length > 0) search.set('options', options.join(','));
  const answer = await getChoices(search);
  if (!answer.ok) return <FailurePage failure={answer.failure} />;
  return <QuestionScreen step={step} answers={answers} answer={answer.value} />;
}
