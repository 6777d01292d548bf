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
  page: {
    title: 'What rules are about',
    lead: 'Servers publish rules in their own words. We sort these into eleven topics, by a list of words that stands here whole.',
    howTitle: 'How a rule is read',
    how: [
      {
        term: 'No rule is no permission.',
        text: 'Where a server has no rule about a topic, it has published nothing. That never means “allowed”.',
      },
      {
        term: 'To forbid and to allow are both about it.',
        text: 'A rule that permits nudity is about nudity, like one that bans it. That is why each topic shows the rule itself, word for word.',
      },
      {
        term: 'A rule can be about several things,',
        text: 'or about none. Whatever fits no topic is still shown among the rules of the server.',
      },
      {
        term: 'Five languages are read:',
        text: 'English, German, French, Spanish and Japanese. Rules don’t say which one they are written in, so each is compared with all five. Rules in other languages are mostly left unsorted.',
      },
      {
        term: 'It is a list, not a mind.',
        text: 'It goes by words and makes mistakes. On the rules it is tried on, at least 95 of 100 topics that it finds are right; it overlooks more than it invents.',
      },
    ],
    notationTitle: 'How the words are written',
    notation: (code: (text: string) => React.ReactNode) => (
      <>
        {code('spam')} is a whole word, {code('racis-')} the beginning of one, {code('-spam')} the end.
        Between {code('race … religion')} up to four other words of the same sentence may stand. Accents and
        capitals don’t count, except in short forms such as {code('AI')}. Japanese words are found anywhere.
      </>
    ),
    listTitle: 'The topics',
    servers: 'Servers with a rule about it',
    words: 'Its words',
    except: 'Not counted within:',
    version: (version: string, link: (text: string) => React.ReactNode) => (
      <>
        Version {version} of the list. {link('The same as data')}, for whoever wants to check or use it.
      </>
    ),
  },
};
export type Topics = typeof topics;
