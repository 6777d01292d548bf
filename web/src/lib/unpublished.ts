import type { Instance, Measure } from '@homeport/api/contract';
import { words } from '../words/words.ts';

type Words = ReturnType<typeof words>['instance']['unpublished'];
export type Unsaid = keyof Words['facts'];
type Why = keyof Words['why'];

export interface Unpublished {
  fact: Unsaid;
  why: string;
}

/** What an instance has not made known, each with the reason as far as there is one. */
export function unpublishedOf(instance: Instance): Unpublished[] {
  const { why } = words().instance.unpublished;
  const { usage, network } = instance;
  const said = (fact: Unsaid, isMissing: boolean, reason: Why) =>
    isMissing ? [{ fact, why: why[reason] }] : [];
  const unsaid = reasonOf(instance);
  const own: Why = instance.is_personal && unsaid === 'unsaid' ? 'personal' : unsaid;
  const rare: Why = unsaid === 'unsaid' ? 'few' : unsaid;
  const isFediverse = network === 'fediverse';
  return [
    ...said('software', instance.software === null || instance.version === null, unsaid),
    ...said('title', isFediverse && instance.title === null, unsaid),
    ...said('description', isFediverse && instance.description === null, own),
    ...said('registration', network !== 'lbry' && instance.registration === null, unsaid),
    ...said('languages', isFediverse && instance.languages.length === 0, rare),
    ...said('country', instance.country === null && network !== 'lbry', rare),
    ...said('rules', isFediverse && instance.rules.length === 0, unsaid),
    ...said('contact', instance.contact_url === null && network !== 'lbry', own),
    ...(isFediverse
      ? (['users_total', 'users_active_month', 'posts_total'] as const).flatMap((fact) =>
          said(fact, isUnsaid(usage[fact]), whyNoNumber(usage[fact], unsaid)),
        )
      : []),
    ...(network === 'matrix' ? [] : unpublishedLists(instance)),
  ];
}

function reasonOf({ state, usage }: Instance): Why {
  if (state === 'withheld') return 'withheld';
  return usage.read_at === null ? 'unread' : 'unsaid';
}

function isUnsaid({ value, quality }: Measure): boolean {
  return value === null || quality === 'placeholder';
}

function whyNoNumber({ quality }: Measure, otherwise: Why): Why {
  switch (quality) {
    case 'hidden':
    case 'placeholder':
      return quality;
    case 'declared':
    case 'implausible':
    case null:
      return otherwise;
  }
}

function unpublishedLists({ publications, network, state }: Instance): Unpublished[] {
  const { lists, instance } = words();
  const { why } = instance.unpublished;
  const unread = state === 'withheld' ? why.withheld : why.unread;
  const asked = (['peers', 'policy'] as const).filter((list) => list === 'peers' || network === 'fediverse');
  return asked.flatMap((fact) => {
    const { publication } = publications[fact];
    if (publication === 'published') return [];
    return [{ fact, why: publication === null ? unread : lists.publications[publication] }];
  });
}
