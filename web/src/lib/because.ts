import type { InstanceSummary } from '@homeport/api/contract';
import { formatCompact, formatLanguage, formatRatio } from './intl.ts';

// Half of the window measured is the least on which a figure may recommend somebody.
const COVERAGE_MIN = 0.5;
const LANGUAGES_NAMED = 2;

/** Why an instance is shown first, in facts that its page shows again. */
export function because(instance: InstanceSummary): string {
  const reasons: string[] = [];
  if (instance.uptime_30d !== null && instance.coverage_30d >= COVERAGE_MIN) {
    reasons.push(`it was up ${formatRatio(instance.uptime_30d)} of the last 30 days`);
  }
  if (instance.registration === 'open') reasons.push('anybody can join');
  if (instance.registration === 'approval') reasons.push('it takes new people on request');
  const named = instance.languages.slice(0, LANGUAGES_NAMED).map(formatLanguage);
  if (named.length > 0) reasons.push(`it speaks ${named.join(' and ')}`);
  if (reasons.length < 3 && instance.users_active_month !== null && instance.users_active_month > 0) {
    reasons.push(`${formatCompact(instance.users_active_month)} people used it this month`);
  }
  if (reasons.length === 0) return '';
  const last = reasons.pop() ?? '';
  return `Because ${reasons.length > 0 ? `${reasons.join(', ')} and ` : ''}${last}.`;
}
