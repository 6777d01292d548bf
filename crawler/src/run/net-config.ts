import type { Config } from '../config.ts';
import type { NetConfig } from '../net/got-fetcher.ts';

/** What the network part needs of the configuration. */
export function netConfig(config: Config): NetConfig {
  return {
    dnsServers: [...config.dnsServers],
    extraCa: config.extraCa,
    allowNetworks: [...config.allowNetworks],
    httpsPort: config.httpsPort,
    userAgent: config.userAgent,
    robotsToken: 'Homeport',
    requestsPerSecondMax: config.requestsPerSecond,
    now: () => config.clock.now(),
  };
}
