import { isCovering, isReachKnown, namesAbove, RULE_FORMS, targetsFor } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { catalogue } from './index.ts';

describe('software/rule-reach: whom the targets of each software cover', () => {
  it('is known of every software whose rules are read', () => {
    const reading = catalogue.filter((software) => software.policy !== undefined);
    const names = reading.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !isReachKnown(name))).toEqual([]);
  });

  it.each([
    ['mastodon', 'suspend', ['itself', 'above', 'everybody']],
    ['gotosocial', 'suspend', ['itself', 'above', 'everybody']],
    ['misskey', 'blocked', ['itself', 'above', 'everybody']],
    ['misskey', 'suspended', ['itself', 'everybody']],
    ['akkoma', 'reject', ['itself', 'above', 'starred', 'starred_above', 'everybody']],
    ['pleroma', 'reject', ['itself', 'starred', 'starred_above', 'everybody']],
    ['lemmy', 'blocked', ['itself', 'everybody']],
    ['friendica', 'block', ['itself', 'starred_above', 'everybody']],
    ['never-heard-of', 'suspend', ['itself', 'everybody']],
  ])('of %s, by "%s"', (software, rule, forms) => {
    expect(RULE_FORMS.filter((form) => isCovering(form, { software, rule }))).toEqual(forms);
  });

  it('names every target that can cover a name', () => {
    expect(namesAbove('a.b.example')).toEqual(['b.example', 'example']);
    expect(targetsFor(['b.example'])).toEqual({
      itself: ['b.example'],
      above: ['example'],
      starred: ['*.b.example'],
      starred_above: ['*.example'],
      everybody: ['*'],
    });
  });
});
