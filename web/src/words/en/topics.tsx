import type { Topic } from '@homeport/api/contract';

export const topics = {
  names: {
    hate: 'Hate speech',
    harassment: 'Harassment',
    nudity: 'Nudity and sexual content',
    spam: 'Spam',
    advertising: 'Advertising',
    bots: 'Bots',
    ai: 'Artificial intelligence',
    politics: 'Politics',
    minors: 'Minors',
    copyright: 'Copyright',
    languages: 'Languages',
  } satisfies Record<Topic, string>,
  /** What each is about. */
  lines: {
    hate: 'Contempt for groups of people: racism, sexism, hostility to queer people or to a religion, discrimination.',
    harassment: 'Attacks on single people: insults, threats, stalking, publishing somebody’s private data.',
    nudity: 'Nudity, pornography, and media that must be marked as sensitive.',
    spam: 'Unwanted messages in bulk: flooding, chain letters, junk accounts.',
    advertising: 'Advertisements, commercial accounts, self-promotion.',
    bots: 'Accounts that post by themselves, automatic cross-posting, scripts.',
    ai: 'Texts and pictures made by machines, and the use of posts to train them.',
    politics: 'Political talk: parties, elections, propaganda, extremism.',
    minors: 'Minimum age, the protection of children and young people.',
    copyright: 'Works of others: copyright, licences, pirated copies, naming the author.',
    languages: 'Which languages are spoken, and how posts in others are marked.',
  } satisfies Record<Topic, string>,
};
export type Topics = typeof topics;
