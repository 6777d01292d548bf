import { LEXICON_LANGUAGES, TOPICS } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { HELD_BACK, KNOWN, UNLEARNT } from './labelled-rules.ts';
import { lineOf, precisionOf, recallOf, scoreOf, summed } from './score.ts';

const ofAll = LEXICON_LANGUAGES.map(
  (language) => [language, [KNOWN, HELD_BACK, UNLEARNT].flatMap((rules) => rules[language] ?? [])] as const,
);
const all = ofAll.flatMap(([, rules]) => rules);

describe('test/lexicon', () => {
  it('is tried on enough rules: 40 in each language, 200 in all, none of them twice, some about nothing', () => {
    for (const [, rules] of ofAll) expect(rules.length).toBeGreaterThanOrEqual(40);
    expect(all.length).toBeGreaterThanOrEqual(200);
    expect(new Set(all.map(([rule]) => rule)).size).toBe(all.length);
    expect(all.filter(([, ...topics]) => topics.length === 0).length).toBeGreaterThan(50);
    for (const topic of TOPICS) {
      expect(all.filter(([, ...topics]) => topics.includes(topic)).length).toBeGreaterThanOrEqual(10);
    }
  });

  it('sorts them with a precision of 0.95 and a recall of 0.8 at least', () => {
    const scores = scoreOf(all);
    const known = summed(scoreOf(Object.values(KNOWN).flat()).values());
    const held = summed(scoreOf(Object.values(HELD_BACK).flat()).values());
    const unlearnt = summed(scoreOf(Object.values(UNLEARNT).flat()).values());
    const sum = summed(scores.values());
    console.log(
      [
        `${'topic'.padEnd(14)} precision    recall  right  wrong missed`,
        ...[...scores].map(([topic, score]) => lineOf(topic, score)),
        ...ofAll.map(([language, rules]) => lineOf(`in ${language}`, summed(scoreOf(rules).values()))),
        lineOf('written by', known),
        lineOf('held back', held),
        lineOf('unlearnt', unlearnt),
        lineOf('all', sum),
      ].join('\n'),
    );

    for (const score of [known, held, sum]) {
      expect(precisionOf(score)).toBeGreaterThanOrEqual(0.95);
      expect(recallOf(score)).toBeGreaterThanOrEqual(0.8);
    }
    // People find ever new words for what they mean: of those more are overlooked, but no more invented.
    expect(precisionOf(unlearnt)).toBeGreaterThanOrEqual(0.95);
    expect(recallOf(unlearnt)).toBeGreaterThanOrEqual(0.75);
  });

  it.each(LEXICON_LANGUAGES)('holds in each language: %s', (language) => {
    const [, rules] = ofAll.find(([name]) => name === language) ?? [];
    const sum = summed(scoreOf(rules ?? []).values());
    expect(precisionOf(sum)).toBeGreaterThanOrEqual(0.95);
    expect(recallOf(sum)).toBeGreaterThanOrEqual(0.8);
  });
});
