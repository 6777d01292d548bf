import type { ReactNode } from 'react';
import { counted } from '../../lib/intl.ts';

export interface DaysSum {
  days: number;
  good: number;
  bad: number;
  unmeasured: number;
}

export const uptime = {
  title: 'Is it up?',
  counts: 'Time that we could not measure counts neither way.',
  how: 'How this is measured',
  windows: {
    '24h': '24 hours',
    '7d': '7 days',
    '30d': '30 days',
    '90d': '90 days',
    '365d': '365 days',
  },
  measured: (share: string) => `${share} measured`,
  visits: (count: number) => counted(count, { one: '# visit', other: '# visits' }),
  knownFor: (duration: string) => `known for ${duration}`,
  now: {
    label: 'Right now',
    since: (day: string, duration: string) => `Since ${day}, for ${duration}.`,
    lastUp: (day: string) => `It was last up on ${day}.`,
    neverUp: 'We have never seen it up.',
    toCome: 'It was found, and its first visit is still to come.',
    checked: (ago: ReactNode) => <>Last checked {ago}</>,
    stale: (ago: string) => `Last checked ${ago}. That is longer than usual, so this may no longer be true.`,
    running: 'Is our crawler running?',
  },
  places: {
    quoted: (name: string) => `“${name}”`,
    alike: (count: number, names: string) =>
      `Seen alike from ${counted(count, { one: '# place', other: '# places' })}: ${names}.`,
    unevenly: 'It is up from every place from which we look, but not as well from all of them.',
    upSomeBlind: (blind: string) => `It is up, as far as we could measure: ${blind} could not.`,
    downSomeBlind: (down: string, blind: string) => `${down} can’t reach it; ${blind} could not measure.`,
    mostDown: (down: string, up: string) =>
      `Most of our places can’t reach it (${down}), so it counts as down; ${up} can.`,
    someDown: (down: string) =>
      `Not all of our places can reach it: ${down} can’t. It counts as down only when most of them can’t.`,
    from: (place: ReactNode) => <>from {place}</>,
    checked: (ago: ReactNode) => <>checked {ago}</>,
  },
  days: {
    title: 'The last 90 days',
    ago: (days: number) => counted(days, { one: '# day ago', other: '# days ago' }),
    today: 'today',
    asTable: 'Day by day, as a table',
    table: 'Uptime day by day',
    day: 'Day (UTC)',
    happened: 'What happened',
    visits: 'Visits',
    line: (day: string, text: string) => `${day}: ${text}`,
    legendUp: 'up all day',
    legendTrouble: 'up, with trouble',
    legendDown: 'the top is the share of the day that it was down',
    legendUnmeasured: 'not measured',
    up: 'up',
    down: (duration: string) => `down for ${duration}`,
    downAllDay: 'down all day',
    trouble: (duration: string) => `in trouble for ${duration}`,
    unmeasured: (duration: string) => `not measured for ${duration}`,
    none: 'not measured',
    sum: ({ days, good, bad, unmeasured }: DaysSum) =>
      `${counted(days, { one: 'Of the last day', other: 'Of the last # days' })}: ${counted(good, { one: '# day', other: '# days' })} without an outage, ${String(bad)} with one, ${String(unmeasured)} not measured.`,
    worst: (day: string, text: string) => `The worst was ${day}, ${text}.`,
  },
  latency: {
    title: 'How long it takes to answer',
    summary: (days: number, usual: string, least: string, most: string) =>
      `Answer time over ${counted(days, { one: '# day', other: '# days' })}: usually ${usual}, between ${least} and ${most}.`,
    caption:
      'Milliseconds from the first question to the whole answer, per day: the line is the middle of all visits, the shade reaches up to the slowest twentieth. It includes the way from where we look.',
    asTable: 'The same as a table',
    table: 'Answer times day by day',
    day: 'Day (UTC)',
    usual: 'Middle',
    slow: 'Slowest twentieth',
    none: 'Too few days with an answer to draw how long it takes.',
  },
};
export type Uptime = typeof uptime;
