import type { Guard } from '../guard.ts';

const NAMES = 'crawler/src/net/names';
const HTTP = 'crawler/src/net/http';
const LINES = 'crawler/src/net/lines';
const GUARD_SPEC = `${NAMES}/address-guard.spec.ts`;
const PLACES_SPEC = `${HTTP}/places.spec.ts`;
const REDIRECT_SPEC = `${HTTP}/redirect.spec.ts`;
const FETCHER_SPEC = 'crawler/src/net/got-fetcher.spec.ts';
const TRANSPORT_SPEC = 'crawler/src/net/transport.spec.ts';

/** Where we may go, over the network and on a host. */
export const WAY_GUARDS: readonly Guard[] = [
  {
    name: 'no special address of IPv4 or IPv6 is dialled',
    file: `${NAMES}/address-guard.ts`,
    code: 'return refused[family].check(address, family) && !reachable[family].check(address, family);',
    without: 'return false;',
    spec: GUARD_SPEC,
    test: 'refuses 169.254.169.254',
  },
  {
    name: 'we visit no address of our own',
    file: `${NAMES}/address-guard.ts`,
    code: 'if (own().has(address)) return true;',
    without: '',
    spec: GUARD_SPEC,
    test: 'refuses the addresses of its own machine, public ones too',
  },
  {
    name: 'no port of another service is dialled',
    file: `${NAMES}/locate.ts`,
    code: 'const service = otherService(port);',
    without: 'const service = port < 0 ? otherService(port) : null;',
    spec: `${NAMES}/ports.spec.ts`,
    test: 'sends nothing to port',
  },
  {
    name: 'what is no address is none that may be dialled',
    file: `${NAMES}/address-guard.ts`,
    code: "if (version === 0 || address.includes('%')) return true;",
    without: "if (version === 0) return false;\n    if (address.includes('%')) return true;",
    spec: GUARD_SPEC,
    test: 'which is no address',
  },
  {
    name: 'a zone names an interface of ours',
    file: `${NAMES}/address-guard.ts`,
    code: "if (version === 0 || address.includes('%')) return true;",
    without: "if (version === 0) return true;\n    if (address.includes('%')) return false;",
    spec: GUARD_SPEC,
    test: 'refuses fe80::1%eth0',
  },
  {
    name: 'one refused address condemns the whole answer',
    file: `${NAMES}/address-guard.ts`,
    code: 'addresses.find(isRefused) ?? null',
    without: 'addresses.slice(0, 1).find(isRefused) ?? null',
    spec: GUARD_SPEC,
    test: 'condemns a mixed answer in any order',
  },
  {
    name: 'the answer of a name is checked before it is dialled',
    file: `${NAMES}/locate.ts`,
    code: 'return found.ok ? guarded(name.domain, found.value, guard) : found;',
    without: 'return found;',
    spec: TRANSPORT_SPEC,
    test: 'without opening a connection',
  },
  {
    name: 'a literal is checked before it is dialled',
    file: `${NAMES}/locate.ts`,
    code: 'if (isIP(host) !== 0) return guarded(host, [spell(host)], guard);',
    without: 'if (isIP(host) !== 0) return ok([spell(host)]);',
    spec: PLACES_SPEC,
    test: 'if it may be dialled',
  },
  {
    name: 'an address that another name gave is checked too',
    file: `${NAMES}/locate.ts`,
    code: 'if (address !== undefined) return guarded(host, [address], guide.guard);',
    without: 'if (address !== undefined) return ok([address]);',
    spec: PLACES_SPEC,
    test: 'without opening a connection',
  },
  {
    name: 'a redirect leads to no other site',
    file: `${HTTP}/redirect.ts`,
    code: 'if (host !== null && !mayLeaveSite && leavesSite(from, url, host)) {',
    without: 'if (host !== null && !mayLeaveSite && leavesSite(from, url, host) && false) {',
    spec: REDIRECT_SPEC,
    test: 'to another site says that it moved',
  },
  {
    name: 'a redirect leads to nothing but https',
    file: `${HTTP}/redirect.ts`,
    code: "if (url.protocol !== 'https:') return invalid(scheme);",
    without: '',
    spec: REDIRECT_SPEC,
    test: 'refuses ',
  },
  {
    name: 'a redirect carries no credentials',
    file: `${HTTP}/redirect.ts`,
    code: "if (url.username !== '' || url.password !== '') return invalid('Location carries credentials');",
    without: '',
    spec: REDIRECT_SPEC,
    test: 'refuses ',
  },
  {
    name: 'a redirect stays at its port',
    file: `${HTTP}/redirect.ts`,
    code: 'if (url.port !== from.port) return invalid(`to another port, ${url.port}`);',
    without: '',
    spec: REDIRECT_SPEC,
    test: 'refuses ',
  },
  {
    name: 'a redirect leads to public names only',
    file: `${HTTP}/redirect.ts`,
    code: 'if (!target.ok) return invalid(`to a host that is no public name (${target.reason})`);',
    without: 'if (!target.ok) return { url, host: null };',
    spec: REDIRECT_SPEC,
    test: 'refuses ',
  },
  {
    name: 'redirects come to an end',
    file: `${HTTP}/redirect.ts`,
    code: 'if (trail.urls.length > REDIRECTS_MAX) {',
    without: 'if (trail.urls.length > 1000 * REDIRECTS_MAX) {',
    spec: REDIRECT_SPEC,
    test: 'follows five, and not a sixth',
  },
  {
    name: 'a circle of redirects is left at once',
    file: `${HTTP}/redirect.ts`,
    code: 'if (trail.urls.some((visited) => visited.href === url.href)) {',
    without: 'if (trail.urls.length === 0) {',
    spec: REDIRECT_SPEC,
    test: 'finds a circle at the first repetition',
  },
  {
    name: 'a path names no other host',
    file: `${HTTP}/contact.ts`,
    code: 'if (!url || url.host !== this.domain) {',
    without: 'if (!url) {',
    spec: FETCHER_SPEC,
    test: 'for a path of this host',
  },
  {
    name: 'a certificate is for its host in its alternative names',
    file: 'crawler/src/net/dial.ts',
    code: 'checkServerIdentity: checkIdentity,',
    without: 'checkServerIdentity: () => undefined,',
    spec: TRANSPORT_SPEC,
    test: 'crawler/net, certificates',
  },
  {
    name: 'an SRV record leads to public names only, and to few',
    file: `${NAMES}/services.ts`,
    code: 'if (services.size === SERVICES_MAX) break;',
    without: '',
    spec: `${NAMES}/services.spec.ts`,
    test: 'keeps the first eight of many',
  },
  {
    name: 'an answer by datagram comes from whom was asked',
    file: `${LINES}/datagram.ts`,
    code: 'socket.connect(place.port, address, (error?: Error) => {',
    without: 'socket.connect(place.port, address, (error?: Error) => {\n      socket.disconnect();',
    spec: `${LINES}/datagram.spec.ts`,
    test: 'takes nothing from another port or another address',
  },
];
