import type { DataSource } from 'typeorm';
import { assess, dueKinds, type Assessed } from '@homeport/crawler/assess.ts';
import { readConfig } from '@homeport/crawler/config.ts';
import { createFetcher } from '@homeport/crawler/net/got-fetcher.ts';
import { netConfig } from '@homeport/crawler/run/net-config.ts';
import type { DueInstance } from '@homeport/crawler/store/due-instance.ts';
import { NameIds } from '@homeport/crawler/store/name-ids.ts';
import { saveContacts } from '@homeport/crawler/store/save-contacts.ts';
import { visitInstance } from '@homeport/crawler/visit/contact.ts';
import type { Lab } from '../lab/index.ts';
import { takeBucket } from './contacts.ts';

/** The crawler's way to the lab, with the lab's time and less patience between questions: nobody is harmed here. */
export function fetcherFor(lab: Lab) {
  const config = readConfig({
    ...lab.environment,
    DATABASE_URL: 'postgres://unused',
    PUBLIC_URL: 'https://homeport.example',
  });
  return createFetcher({
    ...netConfig(config),
    now: () => new Date(lab.clock.now()),
    hostGapMs: 20,
    addressGapMs: 5,
    requestsPerSecondMax: 1000,
  });
}

/** One contact over the network, judged and stored as the crawler does; `instance` as it lay in the record. */
export async function contactFor(
  db: DataSource,
  lab: Lab,
  fetcher: ReturnType<typeof fetcherFor>,
  instance: DueInstance,
): Promise<Assessed> {
  const clock = { now: () => new Date(lab.clock.now()), monotonicMs: () => performance.now() };
  const signal = AbortSignal.timeout(50_000);
  const kinds = dueKinds(instance.due, clock.now());
  const brought = await visitInstance({ target: instance, kinds, fetcher, clock, signal });
  const assessed = assess(instance, brought, () => 0.5);
  const names = new NameIds(db, { perRegistrable: 100_000, allowed: [] });
  const epoch = await takeBucket(db, instance.bucket);
  await saveContacts(db, names, 'home', [{ assessed, fence: { bucket: instance.bucket, epoch } }]);
  return assessed;
}
