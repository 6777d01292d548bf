import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Results } from '../../../components/choose/results.tsx';
import { FailurePage } from '../../../components/failure.tsx';
import { getChoices } from '../../../lib/api/client.ts';
import { answersSearch, readAnswers, resultsPath } from '../../../lib/choose-answers.ts';
import { here } from '../../../lib/exchange.ts';
import type { PageProps } from '../../../lib/page-props.ts';
import { words } from '../../../words/words.ts';

// Addresses without end, all of them about servers that have pages of their own.
export function generateMetadata(): Metadata {
  return { title: words().choose.found, robots: { index: false, follow: true } };
}

export default async function ChooseResults({ searchParams }: PageProps) {
  const { answers, isTidy } = readAnswers(await searchParams);
  const today = new Date().toISOString().slice(0, 10);
  // The address names its day, so that whoever it is sent to sees the same order.
  if (!isTidy || answers.seed === '') {
    redirect(here(resultsPath({ ...answers, seed: answers.seed || today })));
  }
  const search = answersSearch(answers);
  search.set('seed', answers.seed);
  const answer = await getChoices(search);
  if (!answer.ok) return <FailurePage failure={answer.failure} />;
  return <Results answers={answers} answer={answer.value} today={today} />;
}
