import { describe, expect, it } from 'vitest';
import type { Contact, Place, RobotsRecord } from '../net/fetcher.ts';
import { Legs } from './legs.ts';
import { NO_ROBOTS, ScriptedFetcher, type Line, type ScriptedPace } from './scripted-contact.ts';

const HOME: Place = { host: 'example.org', port: 443, authority: 'example.org' };
const USUAL: Place = { host: 'example.org', port: 8448, authority: 'example.org' };
const OTHER: Place = { host: 'other.example', port: 443, authority: 'other.example' };
const OK: Line = { body: 'yes' };

/** A fetcher that also tells with which robots.txt each place was opened. */
class WatchedFetcher extends ScriptedFetcher {
  readonly given: [place: string, robots: RobotsRecord | null][] = [];

  override open(place: Place, robots: RobotsRecord | null = null): Contact {
    this.given.push([`${place.authority} ${String(place.port)}`, robots]);
    return super.open(place);
  }
}

function begin(pace?: ScriptedPace) {
  const script = { 'https://example.org/a': OK, 'https://example.org/b': OK, 'https://other.example/a': OK };
  const fetcher = new WatchedFetcher(script, NO_ROBOTS, pace);
  const legs = new Legs(HOME, null, { fetcher, signal: new AbortController().signal });
  return { fetcher, legs };
}

describe('crawler/visit/legs', () => {
  it('holds one connection at a time, and none in the end', async () => {
    const { fetcher, legs } = begin();
    for (const place of [HOME, OTHER, OTHER, HOME]) {
      await legs.ask(place, { path: '/a' });
      expect(fetcher.openNow).toBe(1);
    }
    legs.close();

    expect(fetcher.openNow).toBe(0);
    expect(fetcher.opened).toEqual(['example.org', 'other.example', 'example.org']);
  });

  it('keeps what robots.txt said, by port, however often it comes back', async () => {
    const { fetcher, legs } = begin();
    for (const place of [HOME, USUAL, HOME, USUAL]) await legs.ask(place, { path: '/a' });

    expect(fetcher.given).toEqual([
      ['example.org 443', null],
      ['example.org 8448', null],
      ['example.org 443', NO_ROBOTS],
      ['example.org 8448', NO_ROBOTS],
    ]);
    expect(await legs.robots()).toBe(NO_ROBOTS);
  });

  it('begins elsewhere with what an earlier conversation kept', async () => {
    const { fetcher, legs } = begin();
    legs.remember('https://other.example', NO_ROBOTS);
    await legs.ask(OTHER, { path: '/a' });

    expect(fetcher.given[1]).toEqual(['other.example 443', NO_ROBOTS]);
  });

  it('writes its lines in the order of the questions, with the port that was dialled', async () => {
    const { legs } = begin();
    await legs.ask(HOME, { path: '/a' });
    legs.note({ path: '_matrix-fed._tcp.example.org', method: 'DNS', ms: 1 });
    const mark = legs.mark();
    await legs.ask(HOME, { path: '/b' });
    await legs.ask(USUAL, { path: '/a' });
    await legs.ask(OTHER, { path: '/a' });

    expect(legs.since({ asked: 0, bytes: 0 }).asked.map(({ path }) => path)).toEqual([
      '/a',
      '_matrix-fed._tcp.example.org',
      '/b',
      'https://example.org:8448/a',
      'https://other.example/a',
    ]);
    expect(legs.since(mark)).toMatchObject({ asked: [{ path: '/b' }, {}, {}], bytes: 9 });
  });

  it('says of what has to wait at which port it is', async () => {
    const { legs } = begin({ crawlDelayMs: 500_000, questionsMax: 0 });

    expect(await legs.ask(USUAL, { path: '/a' })).toMatchObject({
      failure: { pause: { ms: 500_000, url: 'https://example.org:8448/a' } },
    });
    expect([...(await legs.slowRobotsElsewhere())]).toEqual([['example.org:8448', NO_ROBOTS]]);
  });
});
