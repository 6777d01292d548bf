import type { MatrixFacts, Network, Purpose, Registration } from '@homeport/api/contract';
import type { ReactNode } from 'react';
import { counted } from '../../lib/intl.ts';

export const instance = {
  unknownTitle: 'Unknown instance',
  description: (name: string) =>
    `Is ${name} up? How to join it, its uptime, its rules, and whom you reach from there.`,
  list: 'Instances',
  asMachines: (name: ReactNode) => <>{name} as machines write it</>,
  onPage: 'On this page',
  /** What it is, in sentences made of facts. */
  about: {
    title: 'What it is',
    kinds: {
      fediverse: 'A server of the Fediverse',
      matrix: 'A Matrix homeserver',
      lbry: 'An LBRY hub',
    } satisfies Record<Network, string>,
    purposes: {
      posts: 'short posts',
      photos: 'photos',
      video: 'video',
      communities: 'communities',
      blogging: 'blogging',
      events: 'events',
      music: 'music',
      chat: 'chat',
    } satisfies Record<Purpose, string>,
    what: (kind: string, purposes: string, software: string) =>
      `${kind}${purposes && ` for ${purposes}`}${software && `, running ${software}`}.`,
    personal: 'It belongs to one person or a few: fewer than 10 accounts.',
    languages: (names: string) => `Its languages: ${names}.`,
    active: (people: number) =>
      counted(people, {
        one: '# person used it in the last month.',
        other: '# people used it in the last month.',
      }),
    accounts: (people: number) => counted(people, { one: 'It has # account.', other: 'It has # accounts.' }),
    country: (country: string) => `It says that it is governed from ${country}.`,
    known: (month: string) => `Known to us since ${month}.`,
    lastKnown: 'What it was, as last known',
    ownWords: 'In its own words',
  },
  facts: {
    languages: 'Languages',
    contact: 'Contact',
    federating: 'Federating',
    names: 'Names',
    accountsEnd: (name: ReactNode) => <>Its accounts end in {name}.</>,
    alsoKnown: (names: ReactNode) => <>Also known as {names}.</>,
    peers: 'Instances it knows',
  },
  ended: {
    dead: 'This instance is gone',
    deadLine: (since: string) => `It has not answered since ${since}. What was recorded of it stays here.`,
    deadNever: 'It has never answered. What was recorded of it stays here.',
    moved: 'This instance has moved',
    movedTo: (link: ReactNode) => <>It says that it lives at {link} now.</>,
    movedSomewhere: 'It says that it lives elsewhere now.',
    withheld: 'This instance is not measured, by its own choice',
    withheldLine:
      'We keep away because it asks us to. What stands below shows no more than whether it answered at all.',
    instead: 'Where to go instead',
    insteadLine: 'Similar ones that are up and reach much the same servers:',
    uptime: (share: string) => `up ${share} of the last 30 days`,
    findLike: 'Find one like it',
    findLine: 'A few questions lead to servers for the same purpose and languages.',
  },
  join: {
    title: 'How to join',
    lines: {
      open: 'Anybody can sign up, right away.',
      approval: 'You ask for an account and say a few words; somebody looks at it before it is opened.',
      invite: 'You need an invitation from somebody who is already there.',
      closed: 'It takes no new people at the moment.',
    } satisfies Record<Registration, string>,
    unpublished: 'Whether it takes new people is not published. Its own page will tell.',
    matrix: (name: ReactNode) => (
      <>Matrix is used through an app: choose {name} there as your server when you sign up.</>
    ),
    lbry: 'A hub has no accounts: apps use it on their own.',
    signUp: (name: ReactNode) => <>Sign up at {name}</>,
    ask: (name: ReactNode) => <>Ask for an account at {name}</>,
    visit: (name: ReactNode) => <>Visit {name}</>,
    leaves: 'This leads to its own page. We learn nothing of it.',
    down: 'It is down just now, so this may not work.',
    source: (path: ReactNode, ago: ReactNode) => (
      <>
        According to {path}, read {ago}
      </>
    ),
    other: 'Not the right one? Find another',
    compare: 'Compare it with others',
  },
  software: {
    title: 'Software',
    runs: 'It runs',
    behind: 'How far behind',
    newest: 'The newest release that we have seen.',
    older: (version: ReactNode, days: number) => (
      <>
        {version} has been out for {counted(days, { one: '# day', other: '# days' })}: it has not been updated
        since.
      </>
    ),
    unknown: 'Nobody can say: too few servers run this software, or its releases can’t be compared.',
    history: 'Versions over time',
    noVersion: 'No version has been read yet.',
    since: (day: string) => `since ${day}`,
    period: (from: string, to: string) => `${from} to ${to}`,
    olderOnes: (count: number) => counted(count, { one: '# older one', other: '# older ones' }),
  },
  matrix: {
    title: 'As a homeserver',
    reachedAt: 'Reached at',
    ownName: 'its own name, port 8448',
    foundBy: {
      'well-known': 'its /.well-known/matrix/server says so',
      srv: 'its SRV record (_matrix-fed._tcp) says so',
      'srv-deprecated': 'its SRV record (_matrix._tcp, deprecated) says so',
      name: 'the port stands in its name',
    } satisfies Record<NonNullable<MatrixFacts['delegation']>['by'], string>,
    addresses: 'Addresses',
    port: (port: number) => `port ${String(port)}`,
    keys: 'Signing keys',
    keysUntil: (day: string) => `valid until ${day}, signature verified`,
    clients: 'Clients',
    clientVersion: (version: string) => `speaks the client API up to ${version}`,
    logins: 'Ways to log in',
    rooms: 'Public rooms',
  },
  hub: {
    title: 'As a hub',
    block: 'Newest block',
    lagUnknown: 'too few other hubs were heard to compare',
    lagNone: 'as tall as most hubs',
    lag: (blocks: number) =>
      counted(blocks, { one: '# block behind most hubs', other: '# blocks behind most hubs' }),
    clients: 'New clients',
    accepted: 'accepted',
    notAccepted: 'not accepted',
    country: 'Country',
    protocol: 'Protocol',
    versions: (from: string, to: string) => `${from} to ${to}`,
    fee: 'Daily fee',
  },
  unpublished: {
    title: 'What was not published',
    line: 'Nobody has said so where we may read. That is neither a yes nor a no.',
    nothing: 'Everything that we look for is published.',
    facts: {
      title: 'Its own name',
      description: 'A description',
      software: 'Its software and version',
      registration: 'Whether it takes new people',
      languages: 'Its languages',
      country: 'Where it is governed from',
      rules: 'Its rules',
      contact: 'How to reach its operator',
      users_total: 'How many people it has',
      users_active_month: 'How many were active this month',
      posts_total: 'How many posts it has',
      peers: 'Which instances it knows',
      policy: 'Which instances it blocks',
    },
    why: {
      unread: 'It has not been read yet.',
      withheld: 'It asks us to keep away, so nothing was asked.',
      personal: 'It is a personal instance: what it says of itself stays there.',
      hidden: 'It hides its use.',
      placeholder: 'Its software gives a constant that means nothing.',
      unsaid: 'It answers, but does not say.',
      few: 'Few kinds of software have a place to say so; its answers don’t.',
    },
  },
  sources: {
    title: 'Where each fact comes from',
    line: 'All of it is what the server itself says in public, or what we saw when we asked.',
    fact: 'Fact',
    source: 'Source',
    read: 'Read',
    facts: {
      health: 'Whether it is up',
      described: 'Name, description, software, languages, rules',
      registration: 'How to join',
      country: 'Where it is governed from',
      users_total: 'People',
      users_active_month: 'Active this month',
      posts_total: 'Posts',
      peers: 'Instances it knows',
      policy: 'Whom it blocks',
      blockedBy: 'Who blocks it',
      standing: 'How far behind, and its place among the recommended',
      known: 'How we know it',
    },
    visits: 'our own visits',
    others: 'the published rules of other instances',
    compared: 'our own comparison of all instances',
    noAnswer: 'no answer yet',
    namedBy: (link: ReactNode) => <>{link} named it among its peers.</>,
    consent: 'What we asked, and under which rules',
    api: 'The same as data',
  },
  visits: {
    title: 'What we asked lately',
    kept: 'Raw visits are kept for 14 days.',
    rules: 'Under which rules',
    who: 'Who visits',
    none: 'Nothing in the last 14 days.',
    seenFrom: (place: ReactNode, bytes: string) => (
      <>
        Seen from {place}, {bytes} read.
      </>
    ),
    phases: { resolve: 'name', connect: 'connection', tls: 'TLS', firstByte: 'first byte' },
    phase: (name: string, time: string) => `${name} ${time}`,
    in: (time: string) => `in ${time}`,
    at: (ago: ReactNode, time: string) => (
      <>
        {ago}, in {time}
      </>
    ),
  },
  failed: {
    uptime: 'The uptime',
    incidents: 'What happened',
    versions: 'The version history',
    visits: 'The latest visits',
  },
};
export type InstanceWords = typeof instance;
