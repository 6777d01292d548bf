import { parseInstanceName, NETWORKS } from '@homeport/db';
import type { Fetcher } from '@homeport/crawler/net/fetcher.ts';
import { spellingsOf } from './spellings.ts';
import {
  bracketed,
  delegateTo,
  HUB,
  linkTo,
  redirectTo,
  SERVICE,
  tell,
  VECTORS,
  visit,
  type Road,
} from './vectors.ts';
import { LANES, laneName, type Answers, type World } from './world.ts';

/** What came of one vector over all addresses. */
export interface VectorTally {
  vector: string;
  asked: number;
  /** Special addresses at which the way did not end with a refusal of ours. */
  letIn: string[];
  /** Public addresses that were refused. */
  refusedPublic: string[];
}

const REFUSALS = new Set(['blocked_target', 'our_rule', 'http_redirect_invalid', 'parse_elsewhere']);

/** Runs tasks with as many at once as there are lanes, each with a name to itself. */
export async function inLanes<Task>(
  { world, fetcher }: { world: World; fetcher: Fetcher },
  tasks: readonly Task[],
  run: (task: Task, road: Road) => Promise<void>,
): Promise<void> {
  const waiting = tasks.values();
  const work = async (lane: number): Promise<void> => {
    for (const task of waiting) await run(task, { world, fetcher, lane });
  };
  await Promise.all(Array.from({ length: LANES }, (_, lane) => work(lane)));
}

export async function goAll(
  party: { world: World; fetcher: Fetcher },
  cases: ReadonlyMap<string, boolean>,
  mayDatagrams: boolean,
): Promise<VectorTally[]> {
  const tallies: VectorTally[] = [];
  const tasks = VECTORS.flatMap((vector) => {
    const tally: VectorTally = { vector: vector.name, asked: 0, letIn: [], refusedPublic: [] };
    tallies.push(tally);
    const isForAll = vector.isForAll && (mayDatagrams || vector.name !== 'datagram');
    return [...cases]
      .map(([address, isRefused]) => ({ vector, tally, address, isRefused }))
      .filter(({ isRefused }) => isRefused || isForAll);
  });
  await inLanes(party, tasks, async ({ vector, tally, address, isRefused }, road) => {
    const cause = await vector.go(address, road);
    tally.asked += 1;
    if (isRefused && !REFUSALS.has(cause)) tally.letIn.push(`${address}: ${cause}`);
    if (!isRefused && REFUSALS.has(cause)) tally.refusedPublic.push(address);
  });
  return tallies;
}

const SPELLED = ['127.0.0.1', '169.254.169.254'];
const SCHEMES = [
  'file:///etc/passwd', 'ftp://A/', 'gopher://A:70/_x', 'data:application/json,{}', 'javascript:alert(1)',
  'blob:https://A/1', 'ws://A/', 'wss://A/', 'http://A/', 'http://unix:/run/docker.sock:/info', 'unix:/run/docker.sock',
  '//A/', '\\\\A\\', '/\\A/', 'https:A', 'https:/A/', 'https:\\\\A\\', 'https:////A/', ' https://A/', 'https://A:443/',
  'https://A/\r\nHost: A', 'HTTPS://A/', 'https://[A]/', 'https://A%2f@in.lane0.example/', 'jar:https://A/!/', 'dict://A:11211/',
]; // prettier-ignore

/** Odd spellings of addresses and schemes: as a name, where a redirect leads, as a link and as a delegation. */
export async function goSpelled(party: {
  world: World;
  fetcher: Fetcher;
}): Promise<{ asked: number; names: string[] }> {
  const spelled = SPELLED.flatMap(spellingsOf);
  const locations = [
    ...spelled.map((text) => `https://${text}/`),
    ...SPELLED.flatMap((address) => SCHEMES.map((scheme) => scheme.replaceAll('A', address))),
  ];
  const tasks: { network: 'fediverse' | 'matrix'; answers: Answers }[] = [
    ...locations.flatMap((location) => [
      { network: 'fediverse' as const, answers: redirectTo(location) },
      { network: 'fediverse' as const, answers: linkTo(location) },
    ]),
    ...spelled.flatMap((text) => [
      { network: 'matrix' as const, answers: delegateTo(text) },
      { network: 'matrix' as const, answers: delegateTo(`${text}:8448`) },
    ]),
  ];
  await inLanes(party, tasks, async ({ network, answers }, road) => {
    tell(road, { '': HUB }, answers);
    await visit(road, network, network === 'matrix' ? 'liveness' : 'details');
  });
  const names = NETWORKS.flatMap((network) => spelled.filter((text) => parseInstanceName(network, text).ok));
  return { asked: tasks.length + spelled.length * NETWORKS.length, names };
}

const NODEINFO = {
  version: '2.0',
  software: { name: 'mastodon', version: '4.3.0' },
  protocols: ['activitypub'],
  openRegistrations: true,
  usage: { users: {} },
  metadata: {},
};
const INSIDE = ['127.0.0.1', '169.254.169.254', '10.0.0.1', '::1', 'fd00::1', '192.168.1.1'];

/**
 * A name server that changes its mind at the n-th question, of whatever type: public before, inside from then on. The
 * contact is a long one, with a new connection for each question, and is made twice by each network.
 */
export async function goRebinding(
  party: { world: World; fetcher: Fetcher },
  { positions, rounds }: { positions: number; rounds: number },
): Promise<{ runs: number; flipped: number }> {
  let flipped = 0;
  const tasks = Array.from({ length: positions * rounds }, (_, at) => ({
    at: 1 + (at % positions),
    inside: INSIDE[at % INSIDE.length] ?? '127.0.0.1',
  }));
  await inLanes(party, tasks, async ({ at, inside }, road) => {
    const { lane, world } = road;
    const name = laneName(lane);
    const index = linkTo(`https://in.${name}/nodeinfo/2.0`);
    tell(road, {}, (path) => ({ ...index(path), isLast: true }));
    world.answers.set(`in.${name}`, (path) => ({
      json: path === '/nodeinfo/2.0' ? NODEINFO : [],
      isLast: true,
    }));
    let asked = 0;
    const turning = () => {
      asked += 1;
      if (asked === at) flipped += 1;
      const address = asked < at ? HUB[0] : inside;
      return { addresses: [address] };
    };
    const srv = { port: 8448, target: `in.${name}` };
    for (const host of ['', 'in.']) world.zones.set(`${host}${name}`, turning);
    for (const network of ['fediverse', 'matrix', 'lbry'] as const) {
      await visit(road, network, network === 'lbry' ? 'liveness' : 'check');
      world.zones.set(`${SERVICE}${name}`, { srv });
    }
    await visit(road, 'fediverse', 'check');
    world.answers.delete(`in.${name}`);
  });
  return { runs: tasks.length, flipped };
}

/** Every way to name a port, toward a public host that listens there. */
export async function goPorts(
  party: { world: World; fetcher: Fetcher },
  ports: readonly number[],
): Promise<string[]> {
  const causes: string[] = [];
  await inLanes(party, ports, async (port, road) => {
    const name = laneName(road.lane);
    const ways: [network: 'fediverse' | 'matrix' | 'lbry', ending: string, answers: Answers | undefined][] = [
      ['matrix', `:${String(port)}`, undefined],
      ['lbry', `:${String(port)}`, undefined],
      ['matrix', '', delegateTo(`${name}:${String(port)}`)],
      ['matrix', '', delegateTo(`${bracketed(HUB[1])}:${String(port)}`)],
      ['fediverse', '', redirectTo(`https://${name}:${String(port)}/`)],
      ['fediverse', '', linkTo(`https://${name}:${String(port)}/nodeinfo/2.0`)],
    ];
    for (const [network, ending, answers] of ways) {
      tell(road, { '': HUB }, answers);
      causes.push(`${network}${ending}: ${await visit(road, network, 'liveness', ending)}`);
    }
    tell(road, { '': HUB, 'in.': HUB });
    const srv = { port, target: `in.${name}` };
    road.world.zones.set(`${SERVICE}${name}`, { srv });
    causes.push(`srv: ${await visit(road, 'matrix', 'liveness')}`);
  });
  return causes;
}
