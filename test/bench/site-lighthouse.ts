import lighthouse from 'lighthouse';
import { quantile } from './figures.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof CATEGORIES)[number];

/** What Lighthouse says of a page on a phone: scores of 0 to 100, the shift of its layout, and what cost points. */
export interface Judged {
  scores: Record<Category, number>;
  layoutShift: number;
  costs: string[];
}

/** Several runs, of which the median counts: a machine that does other things at the same time makes single ones wander. */
export async function judge(url: string, port: number, runs: number): Promise<Judged> {
  const all: Judged[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await judgeOnce(url, port));
  const median = (read: (judged: Judged) => number) => quantile(all.map(read), 0.5);
  const scores = Object.fromEntries(
    CATEGORIES.map((category) => [category, median((judged) => judged.scores[category])]),
  ) as Judged['scores'];
  return {
    scores,
    layoutShift: median((judged) => judged.layoutShift),
    costs: [...new Set(all.flatMap(({ costs }) => costs))],
  };
}

async function judgeOnce(url: string, port: number): Promise<Judged> {
  const result = await lighthouse(url, {
    port,
    hostname: '127.0.0.1',
    output: 'json',
    logLevel: 'silent',
    formFactor: 'mobile',
    onlyCategories: [...CATEGORIES],
  });
  if (!result) throw new Error(`Lighthouse said nothing of ${url}.`);
  const { categories, audits, runtimeError } = result.lhr;
  if (runtimeError) throw new Error(`Lighthouse could not judge ${url}: ${runtimeError.message}`);
  const scores = Object.fromEntries(
    CATEGORIES.map((category) => [category, Math.round((categories[category]?.score ?? 0) * 100)]),
  ) as Judged['scores'];
  const refs = CATEGORIES.flatMap((category) => categories[category]?.auditRefs ?? []);
  const costs = refs
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    .map(({ id }) => `${id}${audits[id]?.displayValue === undefined ? '' : ` (${audits[id].displayValue})`}`);
  return { scores, layoutShift: audits['cumulative-layout-shift']?.numericValue ?? NaN, costs };
}
