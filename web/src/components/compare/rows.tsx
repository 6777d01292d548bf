import { TOPICS, type Measure, type Topic, type UptimeWindow } from '@homeport/api/contract';
import { formatUptime } from '../../lib/format.ts';
import {
  formatCompact,
  formatCount,
  formatCountry,
  formatLanguage,
  formatMonth,
  formatShare,
} from '../../lib/intl.ts';
import { conditionOf } from '../../lib/condition.ts';
import { softwareName } from '../../lib/software-names.ts';
import { words } from '../../words/words.ts';
import { ConditionMark } from '../condition.tsx';
import type { Compared } from './compared.ts';

/** What one server says to a row: what is shown, and a word that is alike where two do not differ noticeably. */
export interface Cell {
  shown: React.ReactNode;
  /** Null where nothing is published or known: that is no difference to anybody. */
  alike: string | null;
  /** False where it says no more than that nothing is published. */
  isTold: boolean;
}

export interface Row {
  name: string;
  cells: Cell[];
}

export interface Group {
  name: string;
  rows: Row[];
}

type ReadCell = (compared: Compared) => Cell;

export function differs({ cells }: Row): boolean {
  return new Set(cells.flatMap(({ alike }) => alike ?? [])).size > 1;
}

/** Whether any of them says anything. */
export function isTold({ cells }: Row): boolean {
  return cells.some((one) => one.isTold);
}

/** Everything that is laid side by side, in the order in which a newcomer asks. */
export function groupsOf(all: readonly Compared[]): Group[] {
  const { groups, rows, uptime } = words().compare;
  const row = (name: string, read: ReadCell): Row => ({ name, cells: all.map(read) });
  return [
    {
      name: groups.joining,
      rows: [
        row(rows.registration, joining),
        row(rows.languages, languages),
        row(rows.country, country),
        row(rows.software, software),
        row(rows.behind, behind),
      ],
    },
    {
      name: groups.up,
      rows: [
        row(rows.now, now),
        ...(['30d', '90d', '365d'] as const).map((window) => row(uptime[window], uptimeOf(window))),
      ],
    },
    {
      name: groups.size,
      rows: [
        row(rows.people, ({ instance }) => measured(instance.usage.users_total)),
        row(rows.active, ({ instance }) => measured(instance.usage.users_active_month)),
        row(rows.share, ({ instance }) => share(instance.standing.share_of_network)),
        row(rows.known, known),
      ],
    },
    {
      name: groups.filters,
      rows: [
        row(rows.blocks, blocks),
        row(rows.reach, reach),
        row(rows.widely, widely),
        row(rows.blockedBy, blockedBy),
        row(rows.federation, federation),
      ],
    },
    { name: groups.topics, rows: TOPICS.map((topic) => row(words().topics.names[topic], about(topic))) },
  ];
}

function cell(shown: React.ReactNode, alike: string | null): Cell {
  return { shown, alike, isTold: true };
}

function absent(text = words().common.notPublished): Cell {
  return { shown: <span className="quiet">{text}</span>, alike: null, isTold: false };
}

/** Twice as much is noticeably more, a few are not. */
function magnitude(count: number): string {
  return String(Math.round(Math.log2(count + 1)));
}

const joining: ReadCell = ({ instance: { registration } }) =>
  registration === null ? absent() : cell(words().lists.registrations[registration], registration);

const languages: ReadCell = ({ instance: { languages: tags } }) =>
  tags.length === 0 ? absent() : cell(tags.map(formatLanguage).join(', '), tags.toSorted().join());

const country: ReadCell = ({ instance: { country: code } }) =>
  code === null ? absent() : cell(formatCountry(code), code);

const software: ReadCell = ({ instance: { software: name, version } }) => {
  if (name === null) return absent();
  const shown = (
    <span translate="no">
      {softwareName(name)} {version !== null && <code>{version}</code>}
    </span>
  );
  return cell(shown, name);
};

const behind: ReadCell = ({ instance: { standing } }) => {
  const { current, behindSince, notKnown } = words().compare;
  const { behind_days } = standing;
  if (behind_days === null) return absent(notKnown);
  return behind_days === 0 ? cell(current, 'current') : cell(behindSince(behind_days), 'behind');
};

const now: ReadCell = ({ instance }) => {
  const condition = conditionOf(instance);
  return cell(<ConditionMark condition={condition} />, condition);
};

function uptimeOf(name: UptimeWindow['window']): ReadCell {
  return ({ instance }) => {
    const window = instance.uptime.find((one) => one.window === name);
    if (!window) return absent(words().common.notMeasured);
    const shown = (
      <>
        {formatUptime(window)}{' '}
        <span className="quiet small">{words().compare.measured(formatShare(window.coverage))}</span>
      </>
    );
    return cell(shown, window.ratio === null ? null : bandOf(window.ratio));
  };
}

// The steps that the recommended order knows, and the two above them that people pay for elsewhere.
function bandOf(ratio: number): string {
  return String([0.999, 0.99, 0.95].filter((least) => ratio >= least).length);
}

function measured({ value, quality }: Measure): Cell {
  if (value === null || quality === null || quality === 'hidden' || quality === 'placeholder') {
    return absent();
  }
  if (quality === 'declared') return cell(formatCount(value), magnitude(value));
  const shown = (
    <>
      {formatCompact(value)} <span className="quiet small">{words().compare.doubted}</span>
    </>
  );
  return cell(shown, null);
}

function share(ratio: number | null): Cell {
  return ratio === null ? absent() : cell(formatShare(ratio), tenth(ratio));
}

function tenth(ratio: number): string {
  return String(Math.round(ratio * 10));
}

const known: ReadCell = ({ instance: { discovered, life } }) => {
  const since = life.began_at ?? discovered.at;
  return cell(formatMonth(since), since.slice(0, 4));
};

const blocks: ReadCell = ({ profile }) => {
  if (!profile) return absent(words().compare.notSummed);
  if (profile.blocks === null) return absent();
  const { servers, servers_of } = profile.blocks;
  return cell(words().compare.ofServers(formatCount(servers), formatCount(servers_of)), magnitude(servers));
};

const reach: ReadCell = ({ profile }) => {
  if (!profile) return absent(words().compare.notSummed);
  return share(profile.reach.active_users);
};

const widely: ReadCell = ({ profile }) => {
  if (!profile) return absent(words().compare.notSummed);
  if (profile.widely_blocked === null) return absent();
  const { blocked, of } = profile.widely_blocked;
  const shown = words().compare.ofServers(formatCount(blocked), formatCount(of));
  return cell(shown, of === 0 ? null : tenth(blocked / of));
};

const blockedBy: ReadCell = ({ profile }) => {
  if (!profile) return absent(words().compare.notSummed);
  const { instances, of } = profile.blocked_by;
  return cell(words().compare.ofServers(formatCount(instances), formatCount(of)), magnitude(instances));
};

const federation: ReadCell = ({ instance: { federation: manner } }) =>
  manner === null ? absent() : cell(words().lists.federations[manner], manner);

function about(topic: Topic): ReadCell {
  return ({ instance: { topics, rules } }) => {
    // Whoever publishes no rules differs from nobody: what it would forbid is not known.
    if (rules.length === 0) return absent();
    const found = topics.find((one) => one.topic === topic);
    if (!found) return { ...absent(), alike: 'none' };
    return cell(words().compare.rulesAbout(found.rules.length), 'some');
  };
}
