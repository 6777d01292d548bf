import { catalogue } from '@homeport/crawler/software/index.ts';
import { NETWORKS } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { USUAL_PORTS } from '../net/ports.ts';
import { answersAt } from '../timeline.ts';
import { makeShowcase, rowsOf } from './showcase.ts';

const ANCHOR = Date.UTC(2026, 10, 1);
const { instances, seeds } = makeShowcase(USUAL_PORTS, ANCHOR);

describe('test/lab/world/showcase', () => {
  it('has a row for every software that the crawler has a file for, and for forks that differ', () => {
    const shown = new Set(instances.map(({ software }) => software));
    const forks = ['hometown', 'sharkey', 'cherrypick', 'firefish', 'iceshrimp', 'foundkey', 'kbin'];
    const wanted = [...catalogue.map(({ name }) => name), ...forks];
    expect(wanted.filter((name) => !shown.has(name))).toEqual([]);
    expect(new Set(instances.map(({ network }) => network))).toEqual(new Set(NETWORKS));
  });

  it('has softwares that the crawler does not know', () => {
    const known = new Set(catalogue.flatMap(({ name, aliases = [] }) => [name, ...aliases]));
    const strangers = instances.filter(
      ({ network, software }) => network === 'fediverse' && !known.has(software),
    );
    expect(strangers.length).toBeGreaterThan(0);
  });

  it('gives each row a name and addresses of its own', () => {
    expect(instances).toHaveLength(rowsOf().length);
    expect(new Set(instances.map(({ domain }) => domain)).size).toBe(instances.length);
    const addresses = instances.flatMap((truth) => truth.addresses);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(seeds).toHaveLength(instances.length);
  });

  it('publishes every rule of a software, and reasons and hidden names where it has them', () => {
    for (const truth of instances) {
      const policies = answersAt(truth, ANCHOR).policies ?? [];
      const { rules, reasons, obfuscate } = truth.kind;
      expect(new Set(policies.map(({ rule }) => rule)), truth.domain).toEqual(new Set(Object.keys(rules)));
      if (policies.length === 0) continue;
      expect(
        policies.some(({ reason }) => reason !== null),
        truth.domain,
      ).toBe(reasons);
      expect(
        policies.some(({ isObfuscated }) => isObfuscated),
        truth.domain,
      ).toBe(obfuscate !== null);
    }
  });

  it('has only the rows whose lives are told, and lets them live', () => {
    const upgrades = [{ at: ANCHOR, version: '9.0.0' }];
    const [truth, ...others] = makeShowcase(USUAL_PORTS, ANCHOR, { mastodon: { upgrades } }).instances;
    expect(others).toEqual([]);
    expect([ANCHOR - 1, ANCHOR].map((instant) => answersAt(truth!, instant).version)).toEqual([
      truth!.version,
      '9.0.0',
    ]);
  });
});
