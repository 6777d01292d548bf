import { describe, expect, it } from 'vitest';
import { judgePace, type MeterLine } from './meter.ts';

const HOST = 'harbour.example';
const ADDRESS = '127.3.4.10';

function request(at: number, path: string, more: { host?: string; connection?: number } = {}): MeterLine {
  const { host = HOST, connection = 1 } = more;
  const openConnectionsToHost = 1;
  return {
    kind: 'request',
    at,
    host,
    address: ADDRESS,
    path,
    method: 'GET',
    userAgent: 'Homeport/1',
    connection,
    openConnectionsToHost,
  };
}

function open(at: number, connection: number): MeterLine {
  return { kind: 'open', at, address: ADDRESS, connection };
}

function close(at: number, connection: number, host: string | null = HOST): MeterLine {
  return { kind: 'close', at, address: ADDRESS, connection, host };
}

const robots = new Map([[HOST, 'User-agent: *\nDisallow: /api/\nAllow: /api/open\n']]);

function rulesBroken(lines: MeterLine[]) {
  return judgePace(lines, { robots }).map(({ rule }) => rule);
}

describe('test/lab/meter', () => {
  it('finds nothing in a polite visit', () => {
    const visit = [
      open(0, 1),
      request(20, '/robots.txt'),
      request(1020, '/.well-known/nodeinfo'),
      request(2016, '/api/open'),
      close(2100, 1),
      open(3300, 2),
      request(3310, '/nodeinfo/2.0', { connection: 2 }),
      close(3400, 2),
    ];
    expect(judgePace(visit, { robots })).toEqual([]);
  });

  it.each<[string, MeterLine[], string]>([
    ['two requests within a second', [request(0, '/robots.txt'), request(994, '/')], 'request-interval'],
    [
      'a path that robots.txt forbids',
      [request(0, '/robots.txt'), request(1500, '/api/v1/instance')],
      'robots-forbidden',
    ],
    ['a request before robots.txt', [request(0, '/')], 'robots-not-read'],
    [
      'two connections to a host at once',
      [open(0, 1), open(200, 2), request(300, '/robots.txt'), close(400, 1), close(500, 2)],
      'connections-per-host',
    ],
    [
      'three connections to an address at once',
      [
        open(0, 1),
        open(200, 2),
        open(400, 3),
        close(500, 1, 'a.example'),
        close(500, 2, 'b.example'),
        close(500, 3, 'c.example'),
      ],
      'connections-per-address',
    ],
    [
      'connections too close to each other',
      [open(0, 1), close(10, 1), open(90, 2), close(99, 2)],
      'connection-interval',
    ],
  ])('finds %s', (_, lines, rule) => {
    expect(rulesBroken(lines)).toEqual([rule]);
  });

  it('complains of nothing that may have been in time while the lab was busy', () => {
    const lines: MeterLine[] = [
      { ...open(100, 1), late: 40 },
      open(165, 2),
      request(200, '/robots.txt', { connection: 2 }),
      close(300, 2),
      { ...close(400, 1, 'other.example'), late: 60 },
      open(350, 3),
      open(500, 4),
      close(600, 3, 'third.example'),
      close(600, 4, 'fourth.example'),
    ];
    expect(rulesBroken(lines)).toEqual([]);
    expect(rulesBroken([open(100, 1), open(165, 2)])).toEqual(['connection-interval']);
  });

  it("holds one host's pace against that host alone", () => {
    const lines = [
      request(0, '/robots.txt'),
      request(10, '/robots.txt', { host: 'other.example', connection: 2 }),
    ];
    expect(rulesBroken(lines)).toEqual([]);
  });
});
