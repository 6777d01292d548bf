/** A server name of Matrix, taken apart. The host is lower case, an IPv6 literal without its brackets. */
export interface ServerName {
  kind: 'dns' | 'ipv4' | 'ipv6';
  host: string;
  /** Null where the name says none, so that the network's own rules find it. */
  port: number | null;
}

// https://spec.matrix.org/v1.15/appendices/#server-name: at most 255 characters of a host, 5 digits of a port.
const DNS_NAME = /^[A-Za-z0-9.-]{1,255}$/;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
// A zero in front would make a part octal to some readers and decimal to others.
const OCTET = /^(?:0|[1-9]\d{0,2})$/;
const IPV6 = /^\[([0-9A-Fa-f:.]{2,45})\]$/;
const PORT = /^\d{1,5}$/;
const TEXT_MAX = 263;

/** Reads `hostname [":" port]`; null where the text follows another grammar, or names an impossible address. */
export function parseServerName(value: unknown): ServerName | null {
  if (typeof value !== 'string' || value.length > TEXT_MAX) return null;
  const [, hostText = '', portText] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/su.exec(value) ?? [];
  const host = parseHost(hostText);
  if (host === null) return null;
  if (portText === undefined) return { ...host, port: null };
  const port = PORT.test(portText) ? Number(portText) : 0;
  return port >= 1 && port <= 65_535 ? { ...host, port } : null;
}

function parseHost(text: string): Omit<ServerName, 'port'> | null {
  const inner = IPV6.exec(text)?.[1];
  if (inner !== undefined) {
    return URL.canParse(`https://${text}`) ? { kind: 'ipv6', host: inner.toLowerCase() } : null;
  }
  if (IPV4.test(text)) {
    return text.split('.').every((part) => OCTET.test(part) && Number(part) <= 255)
      ? { kind: 'ipv4', host: text }
      : null;
  }
  return DNS_NAME.test(text) ? { kind: 'dns', host: text.toLowerCase() } : null;
}

/**
 * What stands in URLs and in the Host header. A port of 443 is left out there: to HTTP, both are one (RFC 9110,
 * section 4.2.3).
 */
export function authorityOf({ kind, host, port }: ServerName): string {
  const bare = kind === 'ipv6' ? `[${host}]` : host;
  return new URL(`https://${bare}${port === null ? '' : `:${String(port)}`}`).host;
}
