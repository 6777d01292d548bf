import type { InstanceSummary } from '@homeport/api/contract';
import { formatCount, formatCountry, formatLanguage, formatRatio, formatShare } from '../../lib/intl.ts';
import { softwareName } from '../../lib/software-names.ts';
import { words } from '../../words/words.ts';
import { Published } from '../facts.tsx';

const LANGUAGES_SHOWN = 3;
// With less of the month measured, the figure says more about our visits than about the instance.
const COVERAGE_TOLD = 0.95;

export function Uptime({ instance: { uptime_30d, coverage_30d } }: { instance: InstanceSummary }) {
  const { common, directory } = words();
  if (uptime_30d === null) {
    // Some of it was measured, by too few visits.
    return <span className="quiet">{coverage_30d > 0 ? common.tooEarly : common.notMeasured}</span>;
  }
  return (
    <>
      {formatRatio(uptime_30d)}
      {coverage_30d < COVERAGE_TOLD && (
        <span className="quiet small coverage">{directory.measured(formatShare(coverage_30d))}</span>
      )}
    </>
  );
}

export function Joining({ instance: { registration } }: { instance: InstanceSummary }) {
  return <Published>{registration && words().lists.registrations[registration]}</Published>;
}

export function ActivePeople({ instance }: { instance: InstanceSummary }) {
  return (
    <Published>
      {instance.users_active_month === null ? null : formatCount(instance.users_active_month)}
    </Published>
  );
}

/** The software and its version as they are written, or that nobody says. */
export function Software({ instance: { software, version } }: { instance: InstanceSummary }) {
  if (software === null) return <span className="quiet">{words().directory.softwareUnpublished}</span>;
  return <span translate="no">{[softwareName(software), version].filter(Boolean).join(' ')}</span>;
}

/** The first languages by name, and how many more there are. */
export function languagesOf({ languages }: InstanceSummary): string {
  const named = languages.slice(0, LANGUAGES_SHOWN).map(formatLanguage).join(', ');
  return languages.length > LANGUAGES_SHOWN
    ? `${named} +${String(languages.length - LANGUAGES_SHOWN)}`
    : named;
}

/** What it is, in a line: network, software, what for, languages, where from. */
export function WhatItIs({ instance }: { instance: InstanceSummary }) {
  const { lists, directory } = words();
  const { network, purposes, country, behind_days } = instance;
  const parts = [
    ...(network === 'fediverse' ? [] : [lists.networks[network]]),
    <Software key="software" instance={instance} />,
    ...(behind_days === null || behind_days === 0 ? [] : [directory.behind(behind_days)]),
    ...purposes.map((purpose) => lists.purposes[purpose]),
    ...[languagesOf(instance), country === null ? '' : formatCountry(country)]
      .filter((text) => text !== '')
      .map((text) => (
        <span key={text} translate="no">
          {text}
        </span>
      )),
  ];
  return (
    <p className="quiet small entry-line">
      {parts.map((part, at) => (
        <span key={at}>{part}</span>
      ))}
    </p>
  );
}
