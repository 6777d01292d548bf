import type { InstanceSummary } from '@homeport/api/contract';
import { words } from '../words/words.ts';
import { formatAll, formatCompact, formatLanguage, formatRatio } from './intl.ts';

// Half of the window measured is the least on which a figure may recommend somebody.
const COVERAGE_MIN = 0.5;
const LANGUAGES_NAMED = 2;

/** Why an instance is shown first, in facts that its page shows again. */
export function because(instance: InstanceSummary): string {
  const texts = words().home.because;
  const reasons: string[] = [];
  if (instance.uptime_30d !== null && instance.coverage_30d >= COVERAGE_MIN) {
    reasons.push(texts.uptime(formatRatio(instance.uptime_30d)));
  }
  if (instance.registration === 'open') reasons.push(texts.open);
  if (instance.registration === 'approval') reasons.push(texts.approval);
  const named = instance.languages.slice(0, LANGUAGES_NAMED).map(formatLanguage);
  if (named.length > 0) reasons.push(texts.languages(formatAll(named)));
  if (reasons.length < 3 && instance.users_active_month !== null && instance.users_active_month > 0) {
    reasons.push(texts.active(formatCompact(instance.users_active_month)));
  }
  return reasons.length === 0 ? '' : texts.all(formatAll(reasons));
}
