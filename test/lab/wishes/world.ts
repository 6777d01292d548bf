import type { VirtualClock } from '../clock.ts';
import type { LabHost, LabReply, Ports } from '../net/host.ts';
import { empty, redirect, text } from '../software/shape.ts';
import { makeTruthHost } from '../truth-host.ts';
import type { Truth } from '../truth.ts';
import { Addresses } from '../world/addresses.ts';
import { ALLOWS_ALL, makeRows } from '../world/showcase.ts';
import { kindOf } from '../world/softwares.ts';
import type { World } from '../world/world.ts';
import type { Robots, Wish } from './wish.ts';
import { WISHES } from './wishes.ts';

const HALF_A_DAY_MS = 43_200_000;

/** One calm instance for each wish, and hosts that keep the robots.txt of others. */
export function makeWishes(
  ports: Ports,
  anchorAt: number,
  clock: VirtualClock,
): { world: World; hosts: LabHost[] } {
  const addresses = new Addresses();
  const rows = WISHES.map(({ name, software, variant = {} }) => ({
    network: 'fediverse' as const,
    name,
    kind: { ...kindOf(software), ...variant.kind },
    variant,
  }));
  const world = makeRows(rows, { ports, anchorAt, addresses });
  const byDomain = new Map(world.instances.map((truth) => [truth.domain, truth]));
  if (byDomain.size < rows.length) throw new Error('two wishes have the same name');
  const withdrawnAt = clock.now() + HALF_A_DAY_MS;
  const hosts = world.instances.flatMap((truth, index): LabHost[] => {
    const wish = WISHES[index];
    if (wish === undefined) throw new Error(`${truth.domain} wishes nothing`);
    const host = makeTruthHost(truth, clock, (domain) => byDomain.get(domain));
    const { robots } = wish;
    const keeper =
      typeof robots === 'object' && 'keptAt' in robots ? [keeperOf(truth, robots, addresses)] : [];
    return [wishing(host, wish, { truth, clock, withdrawnAt }), ...keeper];
  });
  return { world, hosts };
}

function wishing(
  host: LabHost,
  { robots = ALLOWS_ALL, says, withdraws }: Wish,
  { truth, clock, withdrawnAt }: { truth: Truth; clock: VirtualClock; withdrawnAt: number },
): LabHost {
  return {
    ...host,
    robots: bindingFile(robots),
    answer(request, arrival) {
      const now = clock.now();
      const usual = host.answer(request, arrival);
      // The usual file allows everything.
      if (withdraws !== undefined && now >= withdrawnAt) return usual;
      const reply = request.path === '/robots.txt' ? robotsReply(truth, robots) : usual;
      return says?.(reply, request, now) ?? reply;
    },
  };
}

/** What a crawler has to keep to, however it learns of it: an error in the file's place forbids everything. */
function bindingFile(robots: Robots): string {
  if (typeof robots === 'string') return robots;
  return 'file' in robots ? robots.file : 'User-agent: *\nDisallow: /\n';
}

function robotsReply(truth: Truth, robots: Robots): LabReply {
  if (typeof robots === 'string') return text(robots);
  if ('status' in robots) return empty(robots.status);
  return redirect(301, `https://${keeperName(truth, robots)}/robots.txt`);
}

type Kept = Extract<Robots, { keptAt: string }>;

function keeperName({ domain }: Truth, { keptAt }: Kept): string {
  return keptAt.replace('*', domain);
}

function keeperOf(truth: Truth, robots: Kept, addresses: Addresses): LabHost {
  const domain = keeperName(truth, robots);
  const address = addresses.next(domain);
  return {
    domain,
    address,
    robots: robots.file,
    listeners: [{ address, gateway: 'https' }],
    furtherNames: [],
    name: () => ({ state: 'address', alias: null, addresses: [address] }),
    door: () => 'open',
    flaw: () => null,
    answer: ({ path }) => (path === '/robots.txt' ? text(robots.file) : empty(404)),
    line: () => null,
    datagram: () => null,
  };
}
