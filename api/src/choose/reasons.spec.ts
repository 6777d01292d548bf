import { describe, expect, it } from 'vitest';
import type { InstanceSummary } from '../contract/instances.ts';
import type { Reach } from '../contract/reach.ts';
import { becauseOf, butOf, type Candidate, type Profile } from './reasons.ts';

const PROFILE: Profile = {
  blocks: { servers: 0, active: 0 },
  activeOf: 1000,
  blockedBy: 0,
  publishingOf: 100,
  reachActive: 0.5,
};

function candidate(known: Partial<Candidate>, instance: Partial<InstanceSummary> = {}): Candidate {
  return {
    id: 1,
    instance: {
      domain: 'harbour.example',
      registration: null,
      languages: [],
      version: null,
      ...instance,
    } as InstanceSummary,
    purposes: ['posts'],
    country: null,
    topics: [],
    hasRules: true,
    policyPublication: 'published',
    standing: { band: 0, reserves: [], newest_version: null, behind_days: null, share_of_network: null },
    uptime: null,
    profile: PROFILE,
    ...known,
  };
}

const reach = (to: string, reaches: Reach['reaches'], isLimited = false): Reach => ({
  from: 'harbour.example',
  to,
  reaches,
  is_limited: isLimited,
  rules: [],
  unknown: [],
});
const NOTHING = { blocks: [] };

describe('choose/reasons: what speaks for it', () => {
  it('says of what was asked only what is so', () => {
    const one = candidate(
      { country: 'DE', topics: ['spam', 'ai'] },
      { languages: ['de', 'pt-BR'], registration: 'open' },
    );
    expect(
      becauseOf(
        one,
        {
          purpose: ['video', 'posts'],
          language: ['pt', 'fr'],
          country: ['DE', 'FR'],
          topic: ['ai'],
          blocks: ['bad.example'],
        },
        [],
      ),
    ).toEqual([
      { kind: 'purpose', purpose: 'posts' },
      { kind: 'language', languages: ['pt-BR'] },
      { kind: 'country', country: 'DE' },
      { kind: 'registration', registration: 'open' },
      { kind: 'topics', topics: ['ai'] },
      { kind: 'blocks_asked', domains: ['bad.example'] },
    ]);
    expect(becauseOf(candidate({}, { languages: ['de'] }), NOTHING, [])).toEqual([]);
  });

  it('praises no uptime that is low, or of which too little was measured', () => {
    const told = (ratio: number, coverage: number) =>
      becauseOf(candidate({ uptime: { ratio, coverage } }), NOTHING, []);
    expect(told(0.9997, 0.98)).toEqual([{ kind: 'uptime', ratio: 0.9997, coverage: 0.98, days: 90 }]);
    expect(told(0.94, 1)).toEqual([]);
    expect(told(1, 0.3)).toEqual([]);
  });

  it('counts as reached whom it surely reaches, and nobody else', () => {
    const because = becauseOf(candidate({}), NOTHING, [
      reach('a.example', 'yes'),
      reach('b.example', 'unknown'),
    ]);
    expect(because).toEqual([{ kind: 'reaches', reached: 1, of: 2 }]);
    expect(becauseOf(candidate({}), NOTHING, [reach('b.example', 'unknown')])).toEqual([]);
  });

  it('praises the reach of those alone that say whom they block', () => {
    const profile = { ...PROFILE, reachActive: 0.98 };
    expect(becauseOf(candidate({ profile }), NOTHING, [])).toEqual([{ kind: 'reach_share', share: 0.98 }]);
    expect(becauseOf(candidate({ profile, policyPublication: 'closed' }), NOTHING, [])).toEqual([]);
  });

  it('calls a version current only where that is known', () => {
    const standing = { ...candidate({}).standing, behind_days: 0 };
    expect(becauseOf(candidate({ standing }, { version: '4.5.1' }), NOTHING, [])).toEqual([
      { kind: 'current_version', version: '4.5.1' },
    ]);
    expect(becauseOf(candidate({}, { version: '4.5.1' }), NOTHING, [])).toEqual([]);
  });
});

describe('choose/reasons: what speaks against it', () => {
  it('says whom it blocks and who blocks it, where that is much', () => {
    const profile = { ...PROFILE, blocks: { servers: 212, active: 30 }, blockedBy: 5 };
    expect(butOf(candidate({ profile }), [])).toEqual([
      { kind: 'blocks', servers: 212, share_of_users: 0.03 },
      { kind: 'blocked_by', instances: 5, of: 100 },
    ]);
    expect(butOf(candidate({ profile: { ...PROFILE, blockedBy: 4 } }), [])).toEqual([]);
  });

  it('tells each reserve once, with its figures where there are any', () => {
    const standing = {
      band: 3,
      reserves: ['outdated', 'young', 'oversized'] as const,
      newest_version: '4.5.1',
      behind_days: 200,
      share_of_network: 0.3,
    };
    const told = (more: object) =>
      butOf(
        candidate(
          { standing: { ...standing, ...more, reserves: [...standing.reserves] } },
          { version: '4.1.0' },
        ),
        [],
      );
    expect(told({})).toEqual([
      { kind: 'reserve', reserve: 'young' },
      { kind: 'behind', version: '4.1.0', newest: '4.5.1', days: 200 },
      { kind: 'oversized', share: 0.3 },
    ]);
    expect(told({ newest_version: null, share_of_network: null })).toEqual([
      { kind: 'reserve', reserve: 'young' },
      { kind: 'reserve', reserve: 'outdated' },
      { kind: 'reserve', reserve: 'oversized' },
    ]);
  });

  it('takes what is not published for a doubt, and for nothing worse', () => {
    const silent = candidate({ policyPublication: 'closed', hasRules: false, profile: null });
    expect(butOf(silent, [reach('a.example', 'unknown'), reach('b.example', 'yes', true)])).toEqual([
      { kind: 'policy_unpublished' },
      { kind: 'rules_unpublished' },
      { kind: 'reach_unknown', domains: ['a.example'] },
      { kind: 'reach_limited', domains: ['b.example'] },
    ]);
  });
});
