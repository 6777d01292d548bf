import { describe, expect, it } from 'vitest';
import {
  answersSearch,
  readAnswers,
  readStep,
  resultsPath,
  stepAfter,
  stepBefore,
  stepPath,
  STEPS,
} from './choose-answers.ts';

const read = (search: string) => {
  const params = new URLSearchParams(search);
  return readAnswers(
    Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)])),
  );
};

describe('lib/choose-answers', () => {
  it('reads what a form sends and what a short address says alike', () => {
    const form = read(
      'purpose=posts&language=de&language=pt-BR&reach=@a@x.example,%20y.example%0D%0Az.example',
    );
    const address = read('purpose=posts&language=de,pt-br&reach=@a@x.example,y.example,z.example');
    expect(form.answers).toEqual(address.answers);
    expect(resultsPath(form.answers)).toBe(
      '/choose/results?purpose=posts&language=de,pt-br&reach=@a@x.example,y.example,z.example',
    );
  });

  it('knows a tidy address, and tidies any other to one that is', () => {
    const tidy = (raw: Record<string, string | string[]>) => readAnswers(raw).isTidy;
    expect(tidy({ purpose: 'posts', language: 'de,en', ask: 'reach' })).toBe(true);
    expect(tidy({})).toBe(true);
    expect(tidy({ reach: '' })).toBe(false);
    expect(tidy({ topic: ['spam', 'ai'] })).toBe(false);
    expect(tidy({ reach: 'a.example, b.example' })).toBe(false);
    const { answers } = read('topic=spam&topic=ai&reach=a.example+b.example&blocks=');
    const path = stepPath('reach', answers);
    expect(tidy(Object.fromEntries(new URL(path, 'http://x.example').searchParams))).toBe(true);
  });

  it('passes over what answers no question, and keeps what is hostile harmless', () => {
    const { answers } = read(
      'purpose=dancing&language=!!&country=Germany&joining=never&topic=weather&colour=red',
    );
    expect(answersSearch(answers).size).toBe(0);
    const many = read(`reach=${Array.from({ length: 50 }, (_, nth) => `a${nth}.example`).join(',')}`);
    expect(many.answers.reach).toHaveLength(20);
    expect(read(`reach=${'x'.repeat(400)}`).answers.reach).toEqual([]);
    expect(resultsPath(read('reach=%26seed%3Dz').answers)).toBe('/choose/results?reach=%26seed%3Dz');
  });

  it('leaves out the answers to one question, and keeps the rest', () => {
    const { answers } = read('purpose=posts&topic=ai&blocks=a.example&seed=monday');
    expect(stepPath('reach', answers, ['topic', 'blocks'])).toBe('/choose?purpose=posts&ask=reach');
    expect(resultsPath(answers, ['purpose'])).toBe('/choose/results?topic=ai&blocks=a.example&seed=monday');
    expect(stepPath('purpose', answers, ['purpose', 'topic', 'blocks'])).toBe('/choose');
  });

  it('asks at most six questions, one after the other', () => {
    expect(STEPS.length).toBeLessThanOrEqual(6);
    expect(STEPS.slice(1).map(stepBefore)).toEqual(STEPS.slice(0, -1));
    expect(STEPS.slice(0, -1).map(stepAfter)).toEqual(STEPS.slice(1));
    expect(stepAfter('reach')).toBeUndefined();
    expect(readStep({ ask: 'tastes' })).toBe('tastes');
    expect(readStep({ ask: 'nonsense' })).toBe('purpose');
  });
});
