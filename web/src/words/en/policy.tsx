import type { PolicyProfile, Reach, ReachRule } from '@homeport/api/contract';
import { counted, formatCount } from '../../lib/intl.ts';

type For<Word extends string, Text = string> = Readonly<Record<Word, Text>>;
type Covers = ReachRule['covers'];
type DoubtOfReach = Reach['unknown'][number];
type Blocks = NonNullable<PolicyProfile['blocks']>;

const servers = (count: number) => counted(count, { one: '# server', other: '# servers' });

export const policy = {
  reachHeading: 'Whom you can reach from here',
  failed: 'This could not be read just now. The rest of this page is not affected.',
  notSummed: 'Its reach has not been summed up yet. That happens every few hours.',
  reachShare: 'Active people within reach',
  reachLine: (share: string) => `and ${share} of the servers listed here`,
  reachBasis: 'As far as servers publish their rules and their numbers.',
  blocks: 'It blocks',
  blocksLine: (count: number, { servers_of }: Pick<Blocks, 'servers_of'>) =>
    `of ${servers(servers_of)} listed here`,
  blocksPeople: (share: string) => `with ${share} of the active people`,
  widely: 'Of the servers that many block',
  widelyLine: (blocked: number, of: number) => `it blocks ${formatCount(blocked)} of ${formatCount(of)}`,
  blockedBy: 'It is blocked by',
  blockedByLine: (of: number) => `of ${servers(of)} that publish their rules`,
  summed: (ago: string) => `Summed up ${ago}.`,

  askHeading: 'Can I reach …?',
  askLabel: 'Servers, or handles of friends',
  askHint: 'Several with commas between them, such as example.social, @friend@example.org',
  ask: 'Check',
  askFailed: 'This could not be checked just now. Please try again in a minute.',
  unresolved: (names: React.ReactNode) => <>Neither a server nor a handle: {names}</>,
  verdicts: {
    yes: 'Yes',
    limited: 'Yes, with limits',
    no: 'No',
    unknown: 'Nothing is known against it',
  },
  verdictLines: {
    yes: 'Both publish all their rules, and none stands between them.',
    limited: 'They reach each other, but one of them hides or strips what comes from the other.',
    no: 'A published rule keeps them apart.',
    unknown: 'No published rule stands between them, but not all rules are published:',
  },
  doubts: {
    from_unpublished: (name: React.ReactNode) => <>{name} publishes no list of whom it blocks.</>,
    to_unpublished: (name: React.ReactNode) => <>{name} publishes no list of whom it blocks.</>,
    from_incomplete: (name: React.ReactNode) => (
      <>{name} publishes a part of its list, or hides names in it.</>
    ),
    to_incomplete: (name: React.ReactNode) => <>{name} publishes a part of its list, or hides names in it.</>,
    to_unlisted: (name: React.ReactNode) => <>{name} is no server that we know.</>,
  } satisfies For<DoubtOfReach, (name: React.ReactNode) => React.ReactNode>,
  covers: {
    named: 'names it',
    parent: 'names a domain above it',
    pattern: 'has a pattern that it fits',
    everybody: 'concerns everybody',
    not_allowed: 'federates with chosen servers only, and it is none of them',
    nobody: 'federates with nobody',
  } satisfies For<Covers>,
  by: (name: React.ReactNode, what: string) => (
    <>
      {name} {what}
    </>
  ),

  blocksHeading: 'Whom it blocks',
  blockedByHeading: 'Who blocks it',
  rulesHere: 'It publishes these rules.',
  rulesInForce: (count: number) => `${counted(count, { one: '# rule', other: '# rules' })} in force.`,
  rulesAbout: (count: number) =>
    `${counted(count, { one: '# server', other: '# servers' })} with a rule in force, among those that publish theirs.`,
  partial: 'It says that its list is incomplete.',
  nobodyBlocks: 'No server that publishes its rules has one about this one.',
  notRead: 'Its list has not been read yet.',
  emptyList: 'It publishes its list, and the list is empty.',
  seeAll: (count: number) => `See all ${counted(count, { one: '# rule', other: '# rules' })}`,
  liftedRules: (count: number) =>
    counted(count, { one: '# rule that was lifted', other: '# rules that were lifted' }),
  server: 'Server',
  what: 'What',
  reason: 'Reason given',
  noReason: 'none given',
  firstSeen: 'First seen',
  lifted: (ago: React.ReactNode) => <>lifted {ago}</>,
  obfuscated: 'published like this; we do not guess',
  listTitle: 'Rules about other servers',
  standing: 'In force',
  liftedOnly: 'Lifted',
  all: 'All',
  whichRules: 'Which rules',
  total: (count: number) => counted(count, { one: '# rule', other: '# rules' }),
  next: 'Next page',
  pages: 'Pages of this list',

  rulesHeading: 'Its rules',
  rulesIntro: (link: (text: string) => React.ReactNode) => (
    <>Its own words, sorted by what they are about. {link('How rules are sorted')}</>
  ),
  rulesNone: 'It publishes no rules. That does not mean that everything is allowed.',
  otherRules: 'Other rules',
  allRules: (count: number) => `All ${counted(count, { one: '# rule', other: '# rules' })}, in its order`,
  missing: (topics: string) =>
    `No published rule about: ${topics}. That means “not published”, not “allowed”.`,
};
export type Policy = typeof policy;
