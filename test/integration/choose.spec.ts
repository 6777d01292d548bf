import {
  AlternativesAnswer,
  CHOICES_MAX,
  ChooseAnswer,
  InstancesPage,
  PURPOSES,
  Problem,
} from '@homeport/api/contract';
import { purposesOf, type Network, type Purpose } from '@homeport/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSeededApi, type ApiUnderTest } from './api-server.ts';
import { SPECIAL } from './seed-words.ts';

type Row = Record<string, unknown> & { id: number; domain: string; state: string };

let api: ApiUnderTest;
let homes: Row[];
beforeAll(async () => {
  api = await startSeededApi();
  homes = api.seeded.map(({ id, row }) => ({ ...row, id })).filter(isOffered);
});
afterAll(() => api.close());

/** Who may be a home, said anew in terms of the seed's rows. */
function isOffered(row: Row): boolean {
  const isPersonal = row['users_total_quality'] === 'declared' && Number(row['users_total']) < 10;
  return (
    row['software'] !== null &&
    row['held_since'] === null &&
    row.domain !== SPECIAL.suppressed &&
    ['alive', 'failing'].includes(row.state) &&
    ['up', 'degraded'].includes(String(row['verdict'])) &&
    row['registration'] !== 'closed' &&
    row['network'] !== 'lbry' &&
    !isPersonal
  );
}

const serves = (row: Row, purpose: Purpose) =>
  purposesOf(row['network'] as Network, row['software'] as string).includes(purpose);
const speaks = (row: Row, language: string) =>
  (row['languages'] as string[]).some((tag) => tag === language || tag.startsWith(`${language}-`));

const ask = (query: string) => api.read(ChooseAnswer, `/api/v1/choose${query && `?${query}`}`);
const domains = ({ data }: { data: ChooseAnswer['data'] }) => data.map(({ instance }) => instance.domain);

async function domainsInOrder(seed: string): Promise<string[]> {
  const { data } = await api.read(InstancesPage, `/api/v1/instances?limit=100&seed=${seed}`);
  return data.map(({ domain }) => domain);
}

/** Lets an instance publish rules, all of them in clear text. */
async function publish(by: Row, targets: readonly string[], severity = 'suspend'): Promise<void> {
  await api.db.query(
    `update instance set policy_publication = 'published', policy_is_partial = false, software = 'mastodon'
      where id = $1`,
    [by.id],
  );
  await api.db.query('delete from policy_entry where instance_id = $1', [by.id]);
  for (const target of targets) {
    await api.db.query(
      `insert into policy_entry (instance_id, target, is_obfuscated, severity, rule, first_seen_at)
       values ($1, $2, false, $3, $3, now())`,
      [by.id, target, severity],
    );
  }
}

describe('api/choose: which instances answer', () => {
  const questions: [string, (row: Row) => boolean][] = [
    ['', () => true],
    ['purpose=posts', (row) => serves(row, 'posts')],
    ['purpose=video,chat', (row) => serves(row, 'video') || serves(row, 'chat')],
    ['language=pt', (row) => speaks(row, 'pt')],
    ['language=de,fr', (row) => speaks(row, 'de') || speaks(row, 'fr')],
    ['joining=now', (row) => row['registration'] === 'open'],
    ['joining=soon', (row) => ['open', 'approval'].includes(String(row['registration']))],
    [
      'purpose=posts&language=en&joining=now',
      (row) => serves(row, 'posts') && speaks(row, 'en') && row['registration'] === 'open',
    ],
  ];
  for (const [query, keep] of questions) {
    it(`offers of those that answer "${query}", and counts them`, async () => {
      const wanted = homes.filter(keep).map(({ domain }) => domain);

      const answer = await ask(query);

      expect(answer.meta.matched).toBe(wanted.length);
      expect(answer.data).toHaveLength(Math.min(CHOICES_MAX, wanted.length));
      for (const domain of domains(answer)) expect(wanted).toContain(domain);
      expect(wanted.length).toBeGreaterThan(0);
    });
  }

  it('counts of each answer what it would leave, the other questions kept', async () => {
    const { options } = await ask('language=en&joining=soon&options=purpose,language,joining');
    for (const purpose of PURPOSES) {
      const counted = options?.purpose?.find(({ value }) => value === purpose)?.count ?? 0;
      expect([purpose, counted]).toEqual([
        purpose,
        (await ask(`language=en&joining=soon&purpose=${purpose}`)).meta.matched,
      ]);
    }
    for (const { value, count } of options?.language?.slice(0, 4) ?? []) {
      expect([value, count]).toEqual([value, (await ask(`language=${value}&joining=soon`)).meta.matched]);
    }
    const now = options?.joining?.find(({ value }) => value === 'now');
    expect(now?.count).toBe((await ask('language=en&joining=now')).meta.matched);
    expect(options?.language?.length).toBeGreaterThan(3);
  });

  it('says which one answer less would give more, where few are left', async () => {
    const none = await ask('purpose=events&language=en');
    expect(none.meta.matched).toBe(0);
    expect(none.data).toEqual([]);
    expect(none.meta.without).toEqual([
      { question: 'purpose', matched: (await ask('language=en')).meta.matched },
    ]);
    expect((await ask('language=en')).meta.without).toEqual([]);
  });

  it('keeps to the recommended order of the directory, by the same seed', async () => {
    const { data, meta } = await ask('seed=monday&language=en');
    expect(meta.seed).toBe('monday');
    const order = await domainsInOrder('monday');
    const shown = order.filter((domain) => homes.some((row) => row.domain === domain && speaks(row, 'en')));
    expect(domains({ data })).toEqual(shown.slice(0, CHOICES_MAX));
    expect(domains(await ask('seed=tuesday&language=en'))).not.toEqual(domains({ data }));
    expect((await ask('')).meta.seed).toBe(new Date().toISOString().slice(0, 10));
  });
});

describe('api/choose: rules', () => {
  const fediverse = () => homes.filter((row) => row['network'] === 'fediverse' && serves(row, 'posts'));

  it('offers nobody whose published rule, or the other’s, keeps one from whom one wants to reach', async () => {
    const [friend, blocker, blocked, open] = fediverse();
    await publish(friend!, [blocked!.domain]);
    await publish(blocker!, [friend!.domain]);
    await publish(open!, ['elsewhere.example']);
    const before = await ask('');

    const answer = await ask(`reach=@somebody@${friend!.domain}`);

    const inNetwork = homes.filter((row) => row['network'] === 'fediverse').length;
    expect(before.meta.matched).toBe(homes.length);
    const kept = await api.db.query<{ n: number }[]>(
      `select count(distinct i.id)::integer as n from instance i join policy_entry p on p.instance_id = i.id
        where p.target = $1 and p.severity = 'suspend' and p.lifted_at is null and not p.is_obfuscated
          and i.policy_publication = 'published' and i.id = any($2) and i.id <> $3`,
      [friend!.domain, homes.map(({ id }) => id).filter((id) => id !== blocked!.id), friend!.id],
    );
    expect(kept[0]?.n).toBeGreaterThan(0);
    expect(answer.meta.matched).toBe(inNetwork - 1 - (kept[0]?.n ?? 0));
    expect(answer.meta.unresolved).toEqual([]);
  });

  it('says of each choice whether it reaches whom one named, and never yes where something is not published', async () => {
    const [friend] = fediverse();
    await publish(friend!, []);
    const { data } = await ask(`reach=${friend!.domain}&purpose=posts`);
    expect(data.length).toBeGreaterThan(0);
    for (const { instance, because, but } of data) {
      const says = because.some(({ kind }) => kind === 'reaches');
      const doubts = but.some(({ kind }) => kind === 'reach_unknown');
      expect([instance.domain, says !== doubts || instance.domain === friend!.domain]).toEqual([
        instance.domain,
        true,
      ]);
      if (but.some(({ kind }) => kind === 'policy_unpublished')) expect(says).toBe(false);
    }
  });

  it('offers those alone that block whom one wants to see blocked', async () => {
    const [, blocker] = fediverse();
    await publish(blocker!, ['unwelcome.example']);
    const answer = await ask('blocks=unwelcome.example');
    expect(domains(answer)).toEqual([blocker!.domain]);
    expect(answer.data[0]?.because).toContainEqual({ kind: 'blocks_asked', domains: ['unwelcome.example'] });
    expect((await ask('blocks=sub.unwelcome.example')).meta.matched).toBe(1);
  });

  it('offers those that published a rule about each topic asked for', async () => {
    const [first, second] = fediverse();
    await api.db.query(
      `insert into rule_topic (instance_id, topic, places)
       select v.id, v.topic, '{0}'::smallint[]
         from (values ($1::integer, 'spam'), ($1, 'ai'), ($2, 'ai')) v (id, topic)
       on conflict do nothing`,
      [first!.id, second!.id],
    );
    await api.db.query('select keep_directory($1::integer[])', [[first!.id, second!.id]]);
    const both = await ask('topic=ai,spam');
    expect(domains(both)).toContain(first!.domain);
    expect(domains(both)).not.toContain(second!.domain);
    const mine = both.data.find(({ instance }) => instance.domain === first!.domain);
    expect(mine?.because).toContainEqual({ kind: 'topics', topics: ['spam', 'ai'] });
  });

  it('names what it could not read, and answers the rest', async () => {
    const { meta } = await ask(`reach=not_a_name,${encodeURIComponent('@me@')}`);
    expect(meta.unresolved).toEqual(['not_a_name', '@me@']);
    expect(meta.matched).toBe(homes.length);
  });

  it('finds nobody for a server of another network', async () => {
    const matrix = homes.find((row) => row['network'] === 'matrix');
    const { meta } = await ask(`reach=@me:${matrix!.domain}`);
    expect(meta.networks).toEqual(['matrix']);
  });
});

describe('api/instances/{domain}/alternatives', () => {
  const insteadOf = (domain: string) =>
    api.read(AlternativesAnswer, `/api/v1/instances/${domain}/alternatives`);

  it.each([SPECIAL.dead, SPECIAL.moved, SPECIAL.withheld])('leads on from %s', async (domain) => {
    const { data, domain: named } = await insteadOf(domain);
    expect(named).toBe(domain);
    expect(data).toHaveLength(CHOICES_MAX);
    for (const { instance, because } of data) {
      expect(instance.domain).not.toBe(domain);
      expect(instance.registration).toMatch(/^(open|approval)$/);
      expect(instance.health.verdict).toMatch(/^(up|degraded)$/);
      expect(because.map(({ kind }) => kind)).toContain('reaches_same');
      expect(because.map(({ kind }) => kind)).toContain('language');
    }
  });

  it.each([
    [SPECIAL.suppressed, 410],
    ['unheard-of.example', 404],
    ['not%20a%20name', 400],
  ])('answers as elsewhere for %s', async (domain, status) => {
    const reply = await api.get(`/api/v1/instances/${domain}/alternatives`);
    expect(reply.status).toBe(status);
    expect(Problem.parse(await reply.json()).status).toBe(status);
  });
});

describe('api/choose: questions that cannot be answered', () => {
  it.each([
    ['purpose=dancing', /purpose must be one of posts/],
    ['country=Germany', /two letters/],
    ['joining=never', /joining must be one of now, soon/],
    ['topic=weather', /topic must be one of hate/],
    ['seed=a b', /1 to 32 letters/],
    ['colour=red', /"colour" is not a parameter/],
  ])('explains %s', async (query, sentence) => {
    const reply = await api.get(`/api/v1/choose?${query}`);
    expect(reply.status).toBe(400);
    expect(Problem.parse(await reply.json()).detail).toMatch(sentence);
  });
});
