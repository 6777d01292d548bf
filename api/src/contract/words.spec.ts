import * as house from '@homeport/db';
import { describe, expect, it } from 'vitest';
import * as contract from './words.ts';

const LISTS = [
  'NETWORKS',
  'VERDICTS',
  'STATES',
  'REGISTRATIONS',
  'USAGE_QUALITIES',
  'SEVERITIES',
  'PUBLICATIONS',
  'DISCOVERIES',
  'VISIT_KINDS',
  'STAGES',
  'DOUBTS',
  'FEDERATIONS',
  'ALIAS_PROOFS',
  'EFFECTS',
  'INCIDENT_KINDS',
  'LIFE_EVIDENCES',
  'GAP_REASON_NAMES',
  'GAP_SCOPES',
  'TOPICS',
  'PURPOSES',
  'REACHES',
  'RESERVES',
  'AGES',
  'CAUSE_NAMES',
  'SIGNAL_KINDS',
] as const;

describe('api/contract/words', () => {
  for (const list of LISTS) {
    it(`spells ${list} as the vocabulary does`, () => {
      expect(contract[list]).toEqual(house[list]);
    });
  }
});
