import { counted } from '../../lib/intl.ts';
import type { Rich } from '../rich.ts';

export const home = {
  heading: 'Find a home port in the open networks.',
  lead: 'Mastodon, Matrix and many others run on thousands of independent servers that talk to each other. You live on one of them and reach people on the rest. Here you find one that suits you: by what it publishes about itself, and by how well it can be reached.',
  chooseLine:
    'At most six questions, and you may skip each. It takes about two minutes; nothing is stored, and nobody gets to know.',
  doors: 'Ways in',
  chooseTitle: 'I’m looking for a server',
  chooseDoor:
    'Say what you want to do, in which language, and whom you want to reach. Five servers come back, each with what speaks for it and against it.',
  open: 'Open to everybody',
  small: 'Small and welcoming',
  reliable: 'Most reliable',
  all: 'All servers',
  lookUpTitle: 'I know a server',
  lookUpDoor:
    'See whether it is up, what its rules are about, whom it blocks, and whom you can reach from there.',
  studyTitle: 'I run or study servers',
  studyDoor: 'Everything on this site rests on facts that are dated, sourced and open.',
  operators: 'For operators: who visits you, and how to say no',
  researchers: 'For researchers: everything as an open API',
  method: 'How we know: what uptime means, and what “unknown” does',

  figures: 'The networks right now',
  asOf: (time: React.ReactNode) => <>As of {time}</>,
  noneKnown: 'Nothing is known yet: the crawler has only begun. Come back in a minute.',
  known: 'known',
  up: 'up now',
  people: 'people',
  active: 'active this month',
  upShare: (share: string, measured: number) =>
    `${share} of ${counted(measured, { one: '# measured instance', other: '# measured instances' })} are up.`,
  peopleOn: (instances: number) =>
    `People are counted on ${counted(instances, { one: '# instance that states its numbers', other: '# instances that state their numbers' })}.`,

  recommended: 'Worth a look today',
  recommendedLine: (link: Rich) => (
    <>Shuffled each day among the reliable ones, never by size. {link('How we recommend')}</>
  ),
  seeAll: 'See all that are known',
  noneRecommended: 'No instance has been watched for long enough to recommend it.',
  registrationUnknown: 'Registration not published',
  checked: (ago: React.ReactNode) => <>checked {ago}</>,
  because: {
    all: (reasons: string) => `Because: ${reasons}.`,
    uptime: (ratio: string) => `up ${ratio} of the last 30 days`,
    open: 'open to everybody',
    approval: 'takes new people on request',
    languages: (names: string) => `speaks ${names}`,
    active: (count: string) => `${count} people used it this month`,
  },
  recommendations: 'the recommendations',

  software: 'What they run',
  softwareName: 'Software',
  instances: 'Instances',
  share: 'Share of its network',
  activePeople: 'Active people',
  version: 'Most frequent version',
  versionOn: (instances: string) => `on ${instances}`,
};
export type Home = typeof home;
