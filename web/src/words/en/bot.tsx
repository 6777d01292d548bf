import type { Rich } from '../rich.ts';

export const bot = {
  title: 'Our crawler',
  lead: 'You probably came here from your server’s log. This is who visited you, why, and how to say no.',
  whoTitle: 'Who it is',
  who: 'It names itself in each request, and never pretends to be a browser:',
  noName: 'Its present name cannot be shown, since the API does not answer.',
  asksTitle: 'What it asks for',
  asks: (code: Rich) => (
    <>
      Only what servers publish about themselves for everybody: {code('/.well-known/nodeinfo')} and what it
      points to, the instance description, the list of peers, and the list of blocked instances where it is
      public; of a Matrix homeserver its delegation, keys, versions and the directory of public rooms, where
      that is open; of a hub of LBRY its status and its list of peers. No accounts, no posts, no timelines. It
      never signs in, and a door that is closed stays closed: no second way is tried.
    </>
  ),
  record:
    'Each instance has a record of what was asked, when, under which rule of its robots.txt, and of what was left alone and why. A link at the end of its page leads there.',
  oftenTitle: 'How often',
  hourly:
    'One small request an hour to see whether the server is there; description, peers and blocks once a day.',
  oneConnection: 'One connection to a server at a time, at least 1 second between requests.',
  obeyed: (code: Rich) => (
    <>
      {code('Retry-After')}, {code('Crawl-delay')}, 429 and 503 are obeyed.
    </>
  ),
  hubs: 'Hubs of LBRY are asked for their newest block every half hour, all in the same half minute.',
  decays: 'Servers that have not answered for long are asked weekly, then monthly.',
  awayTitle: 'How to turn it away',
  away: (code: Rich) => (
    <>
      Add this to your {code('robots.txt')}. It is read again at least once a day, and decides for each path:
    </>
  ),
  thereafter:
    'Your instance is then shown as “not measured, by its own choice”. To have it left out altogether, write to whoever runs this Homeport: it is then not visited again, its page answers 410, and what was recorded of it is shown nowhere.',
};
export type Bot = typeof bot;
