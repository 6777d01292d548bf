/**
 * One address per instance out of 127.0.0.0/8. Every instance has a /24 of its own, as strangers on the
 * internet do, but those that share a `group` (a hoster) share one, eight at most.
 */
export class Addresses {
  #networks: number;
  readonly #groups = new Map<string, { network: number; hosts: number }>();

  /** The first `taken` networks belong to somebody else. */
  constructor(taken = 0) {
    this.#networks = taken;
  }

  next(group: string): string {
    const known = this.#groups.get(group);
    if (known !== undefined && known.hosts < 8) {
      known.hosts += 1;
      return format(known.network, known.hosts);
    }
    const network = this.#networks++;
    this.#groups.set(group, { network, hosts: 1 });
    return format(network, 1);
  }
}

// 127.0.x.y stays free: that is where the machine's own servers listen.
function format(network: number, host: number): string {
  const second = 1 + Math.floor(network / 256);
  if (second > 254) throw new Error('the lab holds at most 65,024 address groups');
  return `127.${String(second)}.${String(network % 256)}.${String(host * 7 + 3)}`;
}
