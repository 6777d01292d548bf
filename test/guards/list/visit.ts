import type { Guard } from '../guard.ts';

const HTTP = 'crawler/src/net/http';
const LINES = 'crawler/src/net/lines';
const POLITE_SPEC = `${HTTP}/politeness.spec.ts`;
const BODY_SPEC = `${HTTP}/body.spec.ts`;
const FETCHER_SPEC = 'crawler/src/net/got-fetcher.spec.ts';

/** How much of an answer is taken, and for how long. */
export const BOUND_GUARDS: readonly Guard[] = [
  {
    name: 'a body unpacks to no more bytes than were asked for',
    file: `${HTTP}/body.ts`,
    code: 'if (limits.isCut !== true) throw netError(',
    without: 'if (limits.bytesMax < 0) throw netError(',
    spec: BODY_SPEC,
    test: 'counts what a body unpacks to',
  },
  {
    name: 'what unpacks to too many times its size is a bomb',
    file: `${HTTP}/body.ts`,
    code: 'if (isBomb && limits.isCut !== true) {',
    without: 'if (isBomb && limits.bytesMax < 0) {',
    spec: BODY_SPEC,
    test: 'stops a bomb at its ratio',
  },
  {
    name: 'the wire carries no more than was asked for',
    file: `${HTTP}/body.ts`,
    code: 'if (this.bytes > this.bytesMax) {',
    without: 'if (this.bytes < 0) {',
    spec: BODY_SPEC,
    test: 'counts the wire too',
  },
  {
    name: 'a body comes in time',
    file: `${HTTP}/body.ts`,
    code: "meter.destroy(netError('body_timeout'",
    without: "String(netError('body_timeout'",
    spec: BODY_SPEC,
    test: 'gives up on a drip',
  },
  {
    name: 'a packing that nobody offered to open stays closed',
    file: `${HTTP}/body.ts`,
    code: "if (!isGzip && encoding !== '' && encoding !== 'identity') {",
    without: "if (encoding === 'never') {",
    spec: BODY_SPEC,
    test: 'does not accept',
  },
  {
    name: 'no cookie is kept',
    file: `${HTTP}/exchange.ts`,
    code: "if (value === undefined || name === 'set-cookie') continue;",
    without: 'if (value === undefined) continue;',
    spec: FETCHER_SPEC,
    test: 'keeps no cookie and hands none on',
  },
  {
    name: 'a line has an end',
    file: `${LINES}/line-connection.ts`,
    code: 'if (needed > LINE_BYTES_MAX) {',
    without: 'if (needed > 64 * LINE_BYTES_MAX) {',
    spec: `${LINES}/line-talk.spec.ts`,
    test: 'reads a line of 1 MiB, and not a byte more',
  },
  {
    name: 'a datagram is small',
    file: `${LINES}/datagram.ts`,
    code: 'if (reply.length <= REPLY_BYTES_MAX) resolve(reply);',
    without: 'if (reply.length >= 0) resolve(reply);',
    spec: `${LINES}/datagram.spec.ts`,
    test: 'reads 2 KiB, and not a byte more',
  },
  {
    name: 'lines that are no answer are not read for ever',
    file: `${LINES}/line-connection.ts`,
    code: 'if (skipped > SKIPPED_MAX) {',
    without: 'if (skipped > 1e9) {',
    spec: `${LINES}/line-talk.spec.ts`,
    test: 'gives up after the sixth',
  },
  {
    name: 'a line is not answered before it was asked',
    file: `${LINES}/line-connection.ts`,
    code: 'if (question.isAnswer === undefined && unasked + this.length > 0) this.endUnasked();',
    without: '',
    spec: `${LINES}/line-talk.spec.ts`,
    test: 'is not answered before it has asked',
  },
];

/** What we promise to those whom we visit. */
export const MANNERS_GUARDS: readonly Guard[] = [
  {
    name: 'a path that robots.txt closes is left alone',
    file: `${HTTP}/contact.ts`,
    code: "if (!verdict.isAllowed(`${url.pathname}${url.search}`)) return { cause: 'robots_disallowed' };",
    without: '',
    spec: POLITE_SPEC,
    test: 'never asks for a path that robots.txt forbids',
  },
  {
    name: 'a host whose robots.txt is unreachable is left alone',
    file: `${HTTP}/contact.ts`,
    code: 'if (verdict.unreachable) {',
    without: 'if (pauseMs === -1) {',
    spec: POLITE_SPEC,
    test: 'asks for nothing when robots.txt answers',
  },
  {
    name: 'a host that says 429 is asked nothing more',
    file: `${HTTP}/contact.ts`,
    code: 'if (status === 429 || pauseMs !== undefined) this.paused = failure;',
    without: '',
    spec: POLITE_SPEC,
    test: 'puts no further question after 429',
  },
  {
    name: 'a bot wall is not climbed',
    file: `${HTTP}/contact.ts`,
    code: 'const wall = wallOf(headers, body);',
    without: 'const wall = wallOf({}, Buffer.from(String(body.length + Object.keys(headers).length)));',
    spec: POLITE_SPEC,
    test: 'leaves a bot wall alone',
  },
  {
    name: 'a host is visited by one contact at a time',
    file: 'crawler/src/net/pace.ts',
    code: 'await this.enter(this.hosts, host, 1, signal);',
    without: 'await this.enter(this.hosts, host, 1000, signal);',
    spec: 'crawler/src/net/pace.spec.ts',
    test: 'lets one contact at a time to a host',
  },
  {
    name: 'two questions to a host keep their distance',
    file: 'crawler/src/net/pace.ts',
    code: 'gateOf(this.hosts, host).nextAt = performance.now() + gapMs;',
    without: 'gateOf(this.hosts, host).nextAt = performance.now() + 0 * gapMs;',
    spec: 'crawler/src/net/pace.spec.ts',
    test: 'keeps the gap between two questions to a host',
  },
  {
    name: 'an address holds few of our connections',
    file: 'crawler/src/net/pace.ts',
    code: 'await this.enter(this.addresses, address, connectionsPerAddressMax, signal);',
    without: 'await this.enter(this.addresses, address, 1000 * connectionsPerAddressMax, signal);',
    spec: 'crawler/src/net/pace.spec.ts',
    test: 'holds two connections to an address',
  },
  {
    name: 'all questions together stay below their rate',
    file: 'crawler/src/net/pace.ts',
    code: 'this.nextRequestAt = at + 1000 / this.limits.requestsPerSecondMax;',
    without: 'this.nextRequestAt = at;',
    spec: 'crawler/src/net/pace.spec.ts',
    test: 'spreads all questions over the second',
  },
  {
    name: 'a Crawl-delay longer than a day closes the path',
    file: `${HTTP}/contact.ts`,
    code: "if (verdict.crawlDelayMs >= CRAWL_DELAY_MAX_MS) return { cause: 'robots_disallowed', detail };",
    without: '',
    spec: POLITE_SPEC,
    test: 'leaves a path alone for good where the pause is longer than a day',
  },
  {
    name: 'a Retry-After is believed within bounds',
    file: `${HTTP}/retry-after.ts`,
    code: 'return Math.min(WEEK_MS, Math.max(MINUTE_MS, ms));',
    without: 'return Math.max(MINUTE_MS, ms);',
    spec: `${HTTP}/retry-after.spec.ts`,
    test: ' ms',
  },
];
