import type { VirtualClock } from './clock.ts';
import { answerHostile, type Hostility } from './hostile.ts';
import type { Flaw } from './net/authority.ts';
import type { Arrival, Door, LabHost, LabReply, LabRequest, Ports } from './net/host.ts';
import { USUAL_PORTS } from './net/ports.ts';
import type { NameState } from './net/zone.ts';
import { shapeOf } from './software/index.ts';
import { redirect, text, type Premises, type Subject } from './software/shape.ts';
import { answersAt, softwareAt, stateAt } from './timeline.ts';
import { hostOf, type Condition, type Truth } from './truth.ts';

// Beyond what a directory calls quick, below what it calls a timeout.
const SLOW_MS = 4_000;

const NAME_STATES: Readonly<Partial<Record<Condition, NameState['state']>>> = {
  nxdomain: 'nxdomain',
  servfail: 'servfail',
  'dns-silent': 'silent',
  'no-address': 'no-address',
};

const DOORS: Readonly<Partial<Record<Condition, Door>>> = {
  refused: 'refused',
  reset: 'reset',
  silent: 'silent',
};

const FLAWS: Readonly<Partial<Record<Condition, Flaw>>> = {
  'tls-expired': 'expired',
  'tls-wrong-host': 'wrong-host',
  'tls-self-signed': 'self-signed',
};

/** Serves one instance as it truly is at the time on the clock. */
export function makeTruthHost(
  truth: Truth,
  clock: VirtualClock,
  other: (domain: string) => Truth | undefined,
): LabHost {
  const outage = () => stateAt(truth, clock.now());
  // A fork may have another name and other ways tomorrow.
  const shape = () => shapeOf(softwareAt(truth, clock.now()), truth.network);
  const premises = (ports: Ports) => shape().premises?.(truth, ports) ?? usualPremises(truth);
  const subject = (at: Arrival): Subject => {
    const now = clock.now();
    return { truth, now, at, answers: answersAt(truth, now), other };
  };
  return {
    domain: truth.domain,
    address: truth.address,
    robots: shownRobots(truth),
    listeners: truth.condition === 'refused' ? [] : premises(USUAL_PORTS).listeners,
    furtherNames: Object.keys(premises(USUAL_PORTS).names).filter((name) => name !== hostOf(truth)),
    name: (name, ports) => ({
      state: outage() === 'dns' ? 'servfail' : (NAME_STATES[truth.condition] ?? 'address'),
      alias: name === hostOf(truth) ? truth.alias : null,
      addresses: [],
      ...premises(ports).names[name],
    }),
    door: () => (outage() === 'connect' ? 'reset' : (DOORS[truth.condition] ?? 'open')),
    flaw: () => (outage() === 'tls' ? 'expired' : (FLAWS[truth.condition] ?? null)),
    answer(request, at = usualArrival(truth)) {
      if (outage() === 'http5xx') return text(errorPage('502 Bad Gateway'), 'text/html', 502);
      if (truth.hostility !== undefined) return answerHostile(truth.hostility, request);
      const broken = answerBroken(truth, request);
      if (broken !== null) return broken;
      if (request.path === '/robots.txt') return robots(truth);
      return spoil(truth.condition, shape().answer(request, subject(at)) ?? notFound());
    },
    // What fails behind the door of a web server has neither answers nor pongs here.
    line: (line, at) => (outage() === 'up' ? (shape().line?.(line, subject(at)) ?? null) : null),
    datagram: (message, at) =>
      outage() === 'up' ? (shape().datagram?.(message, subject(at)) ?? null) : null,
  };
}

function usualPremises(truth: Truth): Premises {
  const { address } = truth;
  return {
    listeners: [{ address, gateway: 'https' }],
    names: { [hostOf(truth)]: { addresses: [address] } },
  };
}

function usualArrival(truth: Truth): Arrival {
  return { host: hostOf(truth), address: truth.address, gateway: 'https', ports: USUAL_PORTS };
}

// A crawler must take a 5xx for "everything is forbidden".
function shownRobots({ condition, hostility, robots }: Truth): string | null {
  if (hostility !== undefined) return SAYS_NOTHING.has(hostility) ? null : NOBODY_MAY;
  return condition === 'robots-500' ? NOBODY_MAY : robots;
}

// RFC 9309 §2.3.1.4: who cannot be asked for it allows nothing.
const NOBODY_MAY = 'User-agent: *\nDisallow: /\n';
// RFC 9309 §2.3.1.2 of too many redirects; of the others what is read before the limit holds no rule.
const SAYS_NOTHING: ReadonlySet<Hostility> = new Set<Hostility>(['redirect-loop', 'bomb', 'huge']);

function robots({ robots }: Truth): LabReply {
  return robots === null ? notFound() : text(robots);
}

function notFound(): LabReply {
  return text(errorPage('404 Not Found'), 'text/html; charset=utf-8', 404);
}

function errorPage(title: string): string {
  return `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
}

/** Hosts that fail before any software has a say. */
function answerBroken({ condition, movedTo }: Truth, { path }: LabRequest): LabReply | null {
  const isRobots = path === '/robots.txt';
  switch (condition) {
    case 'moved':
      return redirect(301, `https://${movedTo ?? ''}${path}`);
    case 'gone':
      return isRobots ? notFound() : text(errorPage('410 Gone'), 'text/html', 410);
    case 'not-found':
      return notFound();
    case 'robots-500':
      return isRobots ? text('', 'text/plain', 500) : null;
    case 'http-500':
      return isRobots ? notFound() : text(errorPage('500 Internal Server Error'), 'text/html', 500);
    case 'html':
      return isRobots ? notFound() : text(errorPage('Welcome'), 'text/html; charset=utf-8');
    case 'bot-wall':
      return isRobots ? notFound() : botWall();
    default:
      return null;
  }
}

// What a visitor without JavaScript gets from the large content delivery networks.
function botWall(): LabReply {
  const page = text(errorPage('Just a moment...'), 'text/html; charset=UTF-8', 403);
  return { ...page, headers: [...page.headers, ['Server', 'cloudflare'], ['cf-mitigated', 'challenge']] };
}

function spoil(condition: Condition, reply: LabReply): LabReply {
  if (condition === 'slow') return { ...reply, delayMs: SLOW_MS };
  if (condition === 'bad-json' && reply.status === 200) {
    return { ...reply, body: reply.body.subarray(0, Math.floor(reply.body.length / 2)) };
  }
  return reply;
}
