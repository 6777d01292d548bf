import { hostOf, portOf } from '@homeport/db';
import type { Fetcher, Place, Question, Reply, Service } from '../net/fetcher.ts';
import type { Outcome } from '../outcome.ts';
import { webPlace } from '../net/place.ts';
import type { PlaceAsker } from '../probes/matrix/asker.ts';
import { authorityOf } from '../probes/matrix/parse-server-name.ts';
import type { Contacting } from './brought.ts';
import { Legs } from './legs.ts';

/** One contact with one homeserver: its name's web server, its federation port at each address, its client side. */
export class MatrixConversation implements PlaceAsker {
  readonly usualPort: number;
  readonly log: Legs;
  private readonly fetcher: Fetcher;
  private readonly clock: Contacting['clock'];

  constructor({ target, fetcher, clock, signal }: Contacting) {
    this.fetcher = fetcher;
    this.clock = clock;
    this.usualPort = fetcher.ports.matrix;
    const host = hostOf(target.domain);
    const port = portOf(target.domain);
    const home =
      port === null ? webPlace(host) : { host, port, authority: authorityOf({ kind: 'dns', host, port }) };
    this.log = new Legs(home, target.robots, { fetcher, signal });
    const { url, robots } = target.trail ?? {};
    if (url && robots) this.log.remember(new URL(url).origin, robots);
  }

  ask(place: Place, question: Question): Promise<Outcome<Reply>> {
    return this.log.ask(place, question);
  }

  addressesOf(host: string): Promise<Outcome<string[]>> {
    return this.lookUp(host, this.fetcher.names.addressesOf(host));
  }

  servicesOf(name: string): Promise<Outcome<Service[]>> {
    return this.lookUp(name, this.fetcher.names.servicesOf(name));
  }

  // What DNS says of a homeserver is a part of the answer, so the operator sees these questions too.
  private async lookUp<T>(name: string, answer: Promise<Outcome<T>>): Promise<Outcome<T>> {
    const startedMs = this.clock.monotonicMs();
    const outcome = await answer;
    const ms = Math.max(0, Math.round(this.clock.monotonicMs() - startedMs));
    this.log.note({ path: name, method: 'DNS', ms, ...(!outcome.ok && { left: outcome.failure.cause }) });
    return outcome;
  }
}
