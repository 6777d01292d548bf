import type { Rich } from '../rich.ts';

export const about = {
  title: 'About',
  heading: 'About Homeport',
  lead: 'A directory of servers and a watch over how well they are: it finds the servers of federated networks through what they publish about themselves, visits them, and keeps the record.',

  whomTitle: 'For whom',
  newcomers: (link: Rich) => (
    <>Newcomers, who {link('choose a home')} by its rules and by how well it is kept.</>
  ),
  operators: 'Operators, who want to know whether the rest of the network can reach them.',
  researchers: (link: Rich) => (
    <>Researchers, who ask the {link('public API')}: it gives everything that is shown here.</>
  ),

  chooseTitle: 'How a server is recommended',
  chooseLine: (order: Rich, topics: Rich) => (
    <>
      Whoever runs reliably, is up to date and takes new people comes first; among those, the order is
      shuffled anew each day. Size plays no part, except that the very largest are shown last: networks are
      healthier when people spread out. {order('The whole order, with its numbers')}, and{' '}
      {topics('how the rules of a server are sorted into topics')}, stand on pages of their own.
    </>
  ),

  uptimeTitle: 'What uptime means here',
  uptimeLine: (strong: Rich) => (
    <>
      Uptime is the time that an instance was up, divided by the time that it was up or down. It is weighted
      by time, not by visits, and it always comes with its {strong('coverage')}, the part of the window that
      we could measure, and with the number of visits behind it.
    </>
  ),
  suspicion: {
    term: 'One failed visit is a suspicion.',
    text: 'We look again after 1, 3 and 7 minutes; if all of them fail, the outage began at the first.',
  },
  incident: {
    term: 'An incident is what a person calls an outage.',
    text: 'It begins with the first failure and ends with the first good answer that a second one confirms. A host that goes and comes back within hours is one that is unstable, and not many that were down; where at least three instances on one address fail together, we say so.',
  },
  unknown: {
    term: 'What we could not measure is unknown,',
    text: 'and unknown counts neither as up nor as down: so does the time in which we should have looked and did not.',
  },
  places: {
    term: 'Where we look from several places,',
    text: 'down needs a majority of those that could measure, since the way between two places fails as often as a server. The page of an instance says which place sees it differently.',
  },
  trouble: {
    term: 'Up, with trouble,',
    text: 'means that the server answered, but slowly or incompletely. It counts as up and is shown.',
  },
  cut: {
    term: 'Ratios are cut, not rounded.',
    text: (whole: string, visits: string) =>
      `“${whole}” is printed only for an unbroken record, and no figure at all with fewer than ${visits} visits.`,
  },
  days: {
    term: 'Days are days in UTC,',
    text: 'and a window begins when we first heard of the instance.',
  },

  wordsTitle: 'What the words mean',
  notPublished: {
    term: 'Not published',
    text: 'The instance does not say, or asks us not to read it. We do not guess. Of rules that means: no rule is known, which is not the same as “allowed”.',
  },
  reach: {
    term: 'Whom you can reach',
    text: 'Two instances are kept apart where a published rule of either blocks the other. Where one of them does not publish its rules, the answer is “unknown”, never “yes”.',
  },
  withheld: {
    term: 'Not measured, by its own choice',
    text: 'Its robots.txt, a private flag or a bot wall stands before it. It may be in perfect health.',
  },
  notCounted: {
    term: 'Not counted',
    text: 'Each number has a mark of its own. What a server hides, what its software fills in without counting, and what cannot be (more active people than there are, a jump to tenfold over night, a large number that has not moved for a month, numbers that wander from day to day) stays out of all totals, and each total says how many instances it adds up.',
  },
  names: {
    term: 'One instance, several names',
    text: 'Two names are one instance only where each points to the other. One side’s word alone proves nothing.',
  },
  hub: {
    term: 'Blocks behind a hub’s newest block',
    text: 'They are counted from the tallest one that most hubs have reached in the same round.',
  },
  personal: {
    term: 'Personal instances',
    text: 'With fewer than 10 people they are counted, and listed only when asked for, without description or contact.',
  },

  neverTitle: 'What we never do',
  never: (link: Rich) => (
    <>
      We read no accounts, posts, followers or timelines. This site sets no cookies, loads nothing from
      elsewhere, and works without script. Who visits the servers, how often, and how to turn it away stands
      on the page about {link('our crawler')}.
    </>
  ),
};
export type About = typeof about;
