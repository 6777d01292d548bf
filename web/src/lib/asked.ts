import { words } from '../words/words.ts';
import { causeSentence } from './causes.ts';

/** What became of a question that has no status: why it was left, or that it was answered. */
export function leftText(left: string | null, sentence: string | null = null): string {
  const { questions } = words().consent;
  if (left === null) return questions.answered;
  return left === 'crawl-delay' ? questions.pause : (causeSentence(left, sentence) ?? left);
}

export type RuleText = { verbatim: string } | { line: string };

/**
 * Under which rule a path was asked or left: a line as its operator wrote it, or why no line decided. The crawler
 * records the latter in English.
 */
export function ruleText(rule: string): RuleText {
  if (/^[A-Za-z-]+\s*:/.test(rule)) return { verbatim: rule };
  const { rules } = words().consent;
  const status = / \(\d+\)$/.exec(rule)?.[0] ?? '';
  if (rule === 'robots.txt is always allowed') return { line: rules.itself };
  if (rule === 'no rule in robots.txt') return { line: rules.noLine };
  if (rule.startsWith('no robots.txt')) return { line: rules.noFile(status) };
  if (rule.startsWith('robots.txt unreachable for more')) return { line: rules.silentLong };
  if (rule.startsWith('robots.txt unreachable')) return { line: rules.silent(status) };
  return { verbatim: rule };
}
