import type { Config, NetSettings } from '../config.ts';
import type { CanaryConfig } from '../net/canary-round.ts';
import { NET_DEFAULTS, type NetConfig } from '../net/got-fetcher.ts';

/** The network's configuration out of the process's. */
export function netConfig(config: NetSettings): NetConfig {
  return {
    ...NET_DEFAULTS,
    dnsServers: [...config.dnsServers],
    extraCa: config.extraCa,
    allowNetworks: [...config.allowNetworks],
    ownNames: config.ownNames,
    httpsPort: config.httpsPort,
    ports: { matrix: config.matrixPort, lbry: config.lbryPort },
    userAgent: config.userAgent,
    requestsPerSecondMax: config.requestsPerSecond,
    now: () => config.clock.now(),
  };
}

/** The part of it with which we watch ourselves. */
export function canaryConfig({ canaries, dnsServers, allowNetworks }: Config): CanaryConfig {
  return { canaries, dnsServers, allowNetworks };
}
