// RFC 6335 §6: below this, ports belong to the services that every machine may run. Of them only HTTPS is asked.
const SYSTEM_PORTS = 1024;
const HTTPS = 443;

/**
 * Above them, ports of services that speak something else: whoever names one has other people's mail, telephone or
 * database in mind. The "bad ports" of https://fetch.spec.whatwg.org/#port-blocking, and, from
 * https://www.iana.org/assignments/service-names-port-numbers, the databases and controls that trust who reaches them.
 */
const OTHER_SERVICES: ReadonlyMap<number, string> = new Map(
  Object.entries({
    'SOCKS': [1080],
    'Microsoft SQL Server': [1433],
    'Oracle': [1521],
    'H.323': [1719, 1720],
    'PPTP': [1723],
    'NFS': [2049],
    'Docker': [2375, 2376],
    'etcd': [2379, 2380],
    'MySQL': [3306],
    'remote desktop': [3389],
    'Apple SASL': [3659],
    'NFS locks': [4045],
    'Sieve': [4190],
    'SIP': [5060, 5061],
    'PostgreSQL': [5432],
    'AMQP': [5671, 5672],
    'VNC': [5900],
    'X11': [6000],
    'Redis': [6379],
    'scanners': [6566],
    'HTTP proxies': [3128],
    'IRC': [6665, 6666, 6667, 6668, 6669, 6679, 6697],
    'Cassandra': [9042],
    'Elasticsearch': [9200, 9300],
    'Amanda': [10_080],
    'kubelet': [10_250],
    'memcached': [11_211],
    'MongoDB': [27_017, 27_018, 27_019],
  }).flatMap(([service, ports]) => ports.map((port) => [port, service] as const)),
); // prettier-ignore

/** Whether anybody at all could listen there. */
export function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535;
}

/** Whose port it is, where no instance of any network can be; null where one may be asked. */
export function otherService(port: number): string | null {
  if (port === HTTPS) return null;
  if (!isPort(port)) return 'nobody';
  return port < SYSTEM_PORTS ? 'the system' : (OTHER_SERVICES.get(port) ?? null);
}
