import type { AssessedRobots } from '@homeport/crawler/assess.ts';
import type { Asked, RobotsRecord } from '@homeport/crawler/net/fetcher.ts';
import { robotsFor, ruleFor, type RobotsVerdict } from '@homeport/crawler/net/robots/robots-record.ts';
import { ROBOTS_TOKEN } from '@homeport/crawler/net/robots/robots.ts';
import type { Truth } from '../lab/truth.ts';

const DAY_MS = 86_400_000;

/** What the host's robots.txt said, as a crawler that came by at `at` keeps it. */
export function robotsRecord({ robots }: Pick<Truth, 'robots'>, at: Date): RobotsRecord {
  return {
    body: robots,
    status: robots === null ? 404 : 200,
    fetchedAt: at,
    expiresAt: new Date(at.getTime() + DAY_MS),
    unreachableSince: null,
  };
}

export function assessedRobots(truth: Pick<Truth, 'robots'>, at: Date): AssessedRobots {
  const record = robotsRecord(truth, at);
  return { record, applied: verdictOf(record).applied };
}

// Half a million visits of a past meet a few dozen different files.
const verdicts = new Map<string | null, RobotsVerdict>();

function verdictOf(record: RobotsRecord): RobotsVerdict {
  const verdict = verdicts.get(record.body) ?? robotsFor(record, ROBOTS_TOKEN, record.fetchedAt);
  verdicts.set(record.body, verdict);
  return verdict;
}

/** The same line of a visit's record, with the rule under which it was asked or left alone. */
export function underRule(line: Asked, truth: Pick<Truth, 'robots'>, at: Date): Asked {
  const record = robotsRecord(truth, at);
  return { ...line, rule: ruleFor(line.path, record, verdictOf(record)) };
}
