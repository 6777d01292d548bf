import type { JOININGS, Registration } from '@homeport/api/contract';
import type { Step } from '../../lib/choose-answers.ts';
import { counted, formatAll, formatCount, formatShare } from '../../lib/intl.ts';

interface StepWords {
  /** The question itself. */
  heading: string;
  hint: string;
  /** What it is called where it was not answered. */
  name: string;
}

type Node = React.ReactNode;

export const choose = {
  title: 'Find my server',
  description:
    'Six questions, all of which can be skipped, lead to at most five servers, with what speaks for and against each.',
  progress: (number: number, of: number) => `Question ${formatCount(number)} of ${formatCount(of)}`,
  remaining: (count: number) =>
    count === 0
      ? 'No server fits all of that'
      : counted(count, { one: '# server fits', other: '# servers fit' }),
  leaves: (count: number) => counted(count, { one: '# server', other: '# servers' }),
  chosen: 'chosen',
  answered: 'answered',
  next: 'Next',
  showResults: 'Show results',
  showNow: 'Show results now',
  skip: 'Skip this question',
  back: 'Back',
  more: 'More',
  steps: {
    purpose: {
      heading: 'What would you like to do?',
      hint: 'Many servers talk to each other, whatever they are made for. This is about what yours is best at.',
      name: 'Purpose',
    },
    language: {
      heading: 'Which languages should be at home there?',
      hint: 'As the servers state them. It is about your neighbours: you can read and write in any language.',
      name: 'Languages',
    },
    country: {
      heading: 'Where should it be governed from?',
      hint: 'Whose laws bind the people who run it. Few servers publish that, and an answer leaves out all the others.',
      name: 'Governed from',
    },
    joining: {
      heading: 'How soon do you want to be in?',
      hint: 'Some servers look at each new account before they let it in, to keep spam out.',
      name: 'How soon',
    },
    tastes: {
      heading: 'What should it look after?',
      hint: 'Choose what it should have a published rule about. A server without one has published nothing about it, which never means that it allows it.',
      name: 'Rules and blocks',
    },
    reach: {
      heading: 'Whom do you want to reach?',
      hint: 'Servers can block each other. Name your friends, or their servers, and you are shown none that a published rule keeps apart from them.',
      name: 'People to reach',
    },
  } satisfies Record<Step, StepWords>,
  noCountry:
    'None of the servers that fit says where it is governed from, so there is nothing to choose here.',
  someCountry: (known: number, of: number) =>
    `Of ${counted(of, { one: '# server that fits', other: '# servers that fit' })}, ${counted(known, { one: '# says so', other: '# say so' })}.`,
  joinings: {
    now: { name: 'Right away', line: 'Only servers that are open to everybody.' },
    soon: { name: 'I can wait for an answer', line: 'Also servers that look at each new account first.' },
  } satisfies Record<(typeof JOININGS)[number], { name: string; line: string }>,
  topics: 'It has rules about',
  blocks: 'It blocks these servers',
  blocksHint: 'Names, with spaces or commas between them. Only published rules count.',
  reachLabel: 'Friends or servers',
  reachHint:
    'With spaces or commas between them. Of a handle only the server is read: nobody is looked up, and nothing is kept.',
  found: 'Servers for you',
  foundOf: (shown: number, of: number) =>
    of <= shown
      ? counted(of, { one: '# server fits', other: '# servers fit' })
      : `${formatCount(shown)} of ${formatCount(of)} that fit`,
  asked: 'What you asked for',
  nothingAsked: 'You have asked for nothing in particular: this is what anybody would be shown.',
  change: (text: string) => `Change: ${text}`,
  drop: (text: string) => `Leave out: ${text}`,
  add: 'Ask for more:',
  goOn: 'Go on',
  startAgain: 'Start again',
  madeFor: (purposes: readonly string[]) => formatAll(purposes),
  speaks: (languages: readonly string[]) => formatAll(languages),
  governedFrom: (countries: readonly string[]) => `Governed from: ${formatAll(countries)}`,
  rulesAbout: (topics: readonly string[]) => `Rules about: ${formatAll(topics)}`,
  blocksThese: (names: readonly string[]) => `Blocks: ${formatAll(names)}`,
  reachesThese: (names: readonly string[]) => `Reaches: ${formatAll(names)}`,
  because: 'Because',
  but: 'But',
  noBut: 'Nothing that we know of.',
  peopleActive: (count: number) =>
    counted(count, { one: '# person active this month', other: '# people active this month' }),
  join: {
    open: (domain: Node) => <>Sign up at {domain}</>,
    approval: (domain: Node) => <>Ask to join {domain}</>,
    visit: (domain: Node) => <>Visit {domain}</>,
  },
  learnMore: (domain: Node) => <>All we know about {domain}</>,
  compare: (count: number) => `Compare ${count === 2 ? 'both' : `the first ${formatCount(count)}`}`,
  others:
    'Among equals the order is shuffled anew each day, so that nobody is always first. This address keeps its own day’s order, also for those you send it to.',
  today: 'See today’s order',
  whyOrder: 'Why this order',
  seeDirectory: 'See the whole directory',
  nothingFits: 'No server fits all of that',
  onlyFew: 'Few servers fit all of that. You could leave something out:',
  leaveOut: 'You could leave something out:',
  nothingHelps:
    'Leaving out a single answer would not help. Change one of them, start again, or look around in the directory.',
  wouldFit: (text: string, count: number) =>
    `Without “${text}”: ${counted(count, { one: '# server', other: '# servers' })}`,
  unresolved: (names: Node) => <>We could read no server in this, so it was left out: {names}</>,
  reasons: {
    purpose: (purpose: string) => `made for: ${purpose}`,
    languages: (languages: readonly string[]) => `speaks ${formatAll(languages)}`,
    country: (country: string) => `governed from: ${country}`,
    registrations: {
      open: 'sign-up is open',
      approval: 'you can ask to join',
      invite: 'you can join by invitation',
      closed: 'takes no new people',
    } satisfies Record<Registration, string>,
    uptime: (ratio: string, days: number) => `was up ${ratio} of the last ${formatCount(days)} days`,
    measured: (told: string, coverage: number) => `${told} (${formatShare(coverage)} of them measured)`,
    reachesAll: (of: number) =>
      of === 1 ? 'can reach the server you named' : `can reach all ${formatCount(of)} servers you named`,
    reachesSome: (reached: number, of: number) =>
      `can reach ${formatCount(reached)} of the ${formatCount(of)} servers you named`,
    reachesSame: (reached: number, of: number) =>
      `no published rule keeps it from ${formatCount(reached)} of the ${formatCount(of)} largest servers that could be reached before`,
    reachShare: (share: number) =>
      `no published rule keeps it from ${formatShare(share)} of the people active in its network`,
    topics: (topics: readonly string[]) => `has rules about: ${formatAll(topics)}`,
    blocks: (names: Node) => <>blocks {names}</>,
    current: (version: Node) => <>runs the newest version we have seen ({version})</>,
  },
  buts: {
    blocks: (servers: number, share: number | null) => {
      const told = counted(servers, { one: 'blocks # server', other: 'blocks # servers' });
      return share === null
        ? told
        : `${told}, with ${formatShare(share)} of the people active in its network`;
    },
    blockedBy: (instances: number, of: number) =>
      `is blocked by ${formatCount(instances)} of the ${formatCount(of)} servers that publish whom they block`,
    reachUnknown: (names: Node) => (
      <>not enough is published to say whether it reaches {names}; nothing is known against it</>
    ),
    reachLimited: (names: Node) => <>sees {names} only with limits, or is seen so there</>,
    policyUnpublished: 'does not publish whom it blocks',
    rulesUnpublished: 'has published no rules for its people',
    behind: (version: Node, newest: Node, days: number) => (
      <>
        runs {version}, though {newest} has been out for{' '}
        {counted(days, { one: 'at least # day', other: 'at least # days' })}
      </>
    ),
    oversized: (share: number) =>
      `has ${formatShare(share)} of the people active in its network: shown last, so that people spread out`,
  },
};
export type Choose = typeof choose;
