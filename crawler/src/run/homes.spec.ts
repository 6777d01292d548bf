import type { InstanceName } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { fail, ok, type Outcome } from '../outcome.ts';
import { bucketOf } from '../schedule/bucket.ts';
import type { DueInstance } from '../store/due-instance.ts';
import type { Home } from '../store/move-homes.ts';
import { Homes } from './homes.ts';

const ADDRESS = '192.0.2.7';
const KEY = '192.0.2.0/24';
const BUCKET = bucketOf(KEY);
const ELSEWHERE = (BUCKET + 1) % 256;

function newcomer(more: Partial<DueInstance> = {}): DueInstance {
  const domain = 'harbour.example' as InstanceName;
  const health = { lastVisitAt: null };
  return { id: 7, domain, registrable: domain, bucket: ELSEWHERE, health, ...more } as DueInstance;
}

function build(found: Outcome<string[]>) {
  const asked: string[] = [];
  const written: (readonly Home[])[] = [];
  const addressesOf = (host: string) => {
    asked.push(host);
    return Promise.resolve(found);
  };
  const write = (homes: readonly Home[]) => {
    written.push(homes);
    return Promise.resolve();
  };
  return { asked, written, homes: new Homes({ addressesOf }, write) };
}

describe('crawler/run/homes', () => {
  it('brings newcomers to the bucket of their address, many in one statement', async () => {
    const { homes, written } = build(ok([ADDRESS, '2001:db8::7']));

    const moved = await Promise.all([homes.bring(newcomer()), homes.bring(newcomer({ id: 8 }))]);

    expect(moved).toEqual([true, true]);
    expect(written).toEqual([[7, 8].map((id) => ({ id, address: ADDRESS, paceKey: KEY, bucket: BUCKET }))]);
  });

  it('lets be who is in its bucket already', async () => {
    const { homes, written } = build(ok([ADDRESS]));

    expect(await homes.bring(newcomer({ bucket: BUCKET }))).toBe(false);
    expect(written).toEqual([]);
  });

  it('leaves it to the visit to tell what is wrong with a name', async () => {
    const { homes, written } = build(fail('dns_not_found'));

    expect(await homes.bring(newcomer())).toBe(false);
    expect(written).toEqual([]);
  });

  it('looks up nobody who was reached or visited before, and nobody for another vantage', async () => {
    const { homes, asked } = build(ok([ADDRESS]));
    const visited = { lastVisitAt: new Date() } as DueInstance['health'];
    const agreed = {} as NonNullable<DueInstance['agreed']>;

    expect(await homes.bring(newcomer({ address: ADDRESS }))).toBe(false);
    expect(await homes.bring(newcomer({ health: visited }))).toBe(false);
    expect(await homes.bring(newcomer({ agreed }))).toBe(false);
    expect(asked).toEqual([]);
  });

  it('tells its caller when the record did not take it', async () => {
    const addressesOf = () => Promise.resolve(ok([ADDRESS]));
    const homes = new Homes({ addressesOf }, () => Promise.reject(new Error('away')));

    await expect(homes.bring(newcomer())).rejects.toThrow('away');
  });
});
