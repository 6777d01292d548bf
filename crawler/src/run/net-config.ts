import type { Config } from '../config.ts';
import { NET_DEFAULTS, type NetConfig } from '../net/got-fetcher.ts';

/** What the network part needs of the configuration. */
export function netConfig(config: Config): NetConfig {
  return {
    ...NET_DEFAULTS,
    dnsServers: [...config.dnsServers],
    extraCa: config.extraCa,
    allowNetworks: [...config.allowNetworks],
    httpsPort: config.httpsPort,
    userAgent: config.userAgent,
    requestsPerSecondMax: config.requestsPerSecond,
    now: () => config.clock.now(),
  };
}
