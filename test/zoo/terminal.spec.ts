import type { InstanceName } from '@homeport/db';
import { greeting, jsonReport, report, type Checked } from '@homeport/crawler/cli/check-report.ts';
import { createFetcher } from '@homeport/crawler/net/got-fetcher.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORGED, FORGERS } from './hosts/forgers.ts';
import { Town } from './town.ts';
import { visitOne } from './visit.ts';

// All that a terminal obeys, and all that lets a text look like another: C0 but the line feed, DEL, C1, bidi, BOM.
const RAW =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;

let town: Town;
const checks = new Map<string, Checked>();

beforeAll(async () => {
  town = await Town.open(FORGERS, () => 0.5);
  const fetcher = createFetcher(town.config('usual'));
  const work = town.houses.map(async (house) => {
    const { visit, judged } = await visitOne(house, fetcher, 'check');
    const { network = 'fediverse' } = house.behaviour;
    checks.set(house.behaviour.name, {
      network,
      domain: house.host as InstanceName,
      userAgent: 'Homeport',
      visit,
      ...judged,
    });
  });
  await Promise.all(work);
  await fetcher.destroy();
}, 60_000);

afterAll(async () => {
  await town.close();
});

describe('test/zoo, terminal', () => {
  it.each(FORGERS.map(({ name, does }) => [does, name] as const))(
    'shows none of it raw: %s',
    (_does, name) => {
      const checked = checks.get(name);
      if (!checked) throw new Error(`${name} was not visited`);
      const text = `${greeting(checked, 'Homeport')}\n${report(checked)}`;
      expect(RAW.exec(text)).toBeNull();
      expect(text.split('\n').filter((line) => line.startsWith('  verdict'))).toHaveLength(1);
      expect(text.split('\n')).not.toContain(FORGED);
      const json = jsonReport(checked);
      expect(RAW.exec(json)).toBeNull();
      expect(JSON.parse(json)).toMatchObject({ cause: checked.cause });
    },
  );

  it('shows what is left of such a text', () => {
    const checked = checks.get('mastodon.forger');
    expect(checked && report(checked)).toMatch(/^ {2}title {2,}.*forged/m);
  });
});
