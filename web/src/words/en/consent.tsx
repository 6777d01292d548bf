import type { SignalKind } from '@homeport/api/contract';
import type { ReactNode } from 'react';

export const consent = {
  title: 'What we asked, and what we left alone',
  lead: 'For the operator of this instance: each wish that we met, each question that we put, and the rule that allowed or forbade it.',
  named: (agent: ReactNode) => <>We name ourselves {agent}.</>,
  optOut: 'How to say no',
  wishes: 'What its operator says',
  noWishes: 'No wish was met: nothing in robots.txt, headers or metadata asks us to keep away.',
  seen: (since: string, ago: ReactNode) => (
    <>
      since {since}, last seen {ago}
    </>
  ),
  from: (from: string, to: string) => `${from} to ${to}`,
  /** In English as the API says it, which a spec compares. */
  signals: {
    opted_out: 'The operator asked to be left out.',
    robots_disallowed: 'robots.txt forbids the path; what it covers was left alone.',
    robots_unreachable: 'robots.txt could not be read, so nothing else was.',
    bot_wall: 'A bot wall stands before the server; it was left alone.',
    noindex_header:
      'X-Robots-Tag asks not to index the answer: name and state are listed, its words are not.',
    metadata_private: 'NodeInfo says `private`: name and state are listed, its words are not.',
    site_private: 'The site is configured as private: name and state are listed, its words are not.',
    hide_in_statistics: 'The server asks to be kept out of statistics: it is neither described nor counted.',
    check_failed:
      'The place where the server says whether it wants to be listed failed, so we take it for a no.',
    usage_hidden: 'The server hides how it is used.',
    usage_withheld:
      'The software keeps its statistics from crawlers; numbers that come all the same are not counted.',
    crawl_delay: 'robots.txt asks for a pause between requests; it is kept.',
    limited_federation: 'The server federates with chosen servers only, or with none.',
  } satisfies Record<SignalKind, string>,
  robots: {
    title: 'Its robots.txt, as it applies to us',
    unread: 'It has not been read yet.',
    read: (ago: ReactNode, status: string, until: ReactNode) => (
      <>
        Read {ago}: {status}. It is read again by {until} at the latest.
      </>
    ),
    silent: (since: string) => `it has not answered since ${since}, so nothing else is asked`,
    none: (status: string) => `there is none (${status}), so everything may be asked`,
    notForUs: 'no line of it is for us',
    forUs: 'these lines are for us',
  },
  questions: {
    title: 'The last visit of each kind',
    none: 'Nothing in the last 14 days.',
    question: 'Question',
    answer: 'Answer',
    rule: 'Rule',
    visit: 'Visit',
    answered: 'answered',
    pause: 'left for later: a pause was asked for',
    noRule: 'none needed',
  },
  /** Why no line of a robots.txt decided. */
  rules: {
    itself: 'robots.txt may always be read',
    noLine: 'no rule in robots.txt',
    noFile: (status: string) => `there is no robots.txt${status}`,
    silent: (status: string) => `robots.txt can’t be reached${status}`,
    silentLong: 'robots.txt has not been reachable for more than 30 days',
  },
};
export type Consent = typeof consent;
