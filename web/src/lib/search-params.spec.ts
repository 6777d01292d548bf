import { describe, expect, it } from 'vitest';
import { directoryPath, readDirectory, searchOf, without } from './search-params.ts';

describe('web/lib/search-params', () => {
  it('reads repeated and comma-separated values alike', () => {
    const repeated = readDirectory({ registration: ['open', 'approval'] });
    const together = readDirectory({ registration: 'approval,open' });

    expect(repeated.query).toEqual(together.query);
    expect(together.query.registration).toEqual(['approval', 'open']);
  });

  const foreign: [string, Record<string, string>, string][] = [
    ['a parameter that is no filter', { colour: 'red' }, 'colour=red'],
    ['a value outside of a closed list', { network: 'smoke' }, 'network=smoke'],
    ['a language that is no tag', { language: '<script>' }, 'language=<script>'],
    ['an unknown order', { sort: 'biggest' }, 'sort=biggest'],
    ['a search that is too long', { q: 'x'.repeat(201) }, `q=${'x'.repeat(58)}…`],
  ];
  for (const [what, raw, dropped] of foreign) {
    it(`drops ${what} and says so`, () => {
      const read = readDirectory(raw);

      expect(read.dropped).toEqual([dropped]);
      expect(searchOf(read.query).toString()).toBe('');
    });
  }

  it('keeps the known values beside an unknown one', () => {
    const { query, dropped } = readDirectory({ verdict: 'up,sleepy' });

    expect(query.verdict).toEqual(['up']);
    expect(dropped).toEqual(['verdict=sleepy']);
  });

  it('notices the empty fields that a form without script sends along', () => {
    expect(readDirectory({ q: '', network: 'matrix' }).isTidy).toBe(false);
    expect(readDirectory({ network: 'matrix' }).isTidy).toBe(true);
  });

  it('writes one address for one question, whatever the order it was asked in', () => {
    const one = readDirectory({ sort: 'uptime', language: 'en,de', q: 'sea' }).query;
    const other = readDirectory({ q: 'sea', language: ['de', 'en'], sort: 'uptime' }).query;

    expect(directoryPath(one)).toBe('/instances?q=sea&language=de,en&sort=uptime');
    expect(directoryPath(other)).toBe(directoryPath(one));
  });

  it('comes back to the same question from its own address', () => {
    const { query } = readDirectory({ q: 'a & b', software: 'mastodon', size: 'small', include: 'personal' });
    const again = new URL(directoryPath(query), 'http://site.example').searchParams;

    expect(readDirectory(Object.fromEntries(again)).query).toEqual(query);
  });

  it('takes the servers that are named in the search box for filters', () => {
    const { query, isTidy } = readDirectory({ q: 'sea blocks:Evil.example reaches:@me@x.example,y.example' });

    expect(isTidy).toBe(false);
    expect(directoryPath(query)).toBe('/instances?q=sea&blocks=evil.example&reaches=@me@x.example,y.example');
    expect(readDirectory({ q: 'sea', blocks: 'evil.example' }).isTidy).toBe(true);
  });

  it('adds servers from the search box to those that are asked for already', () => {
    const { query } = readDirectory({ q: 'blocks:b.example', blocks: 'a.example, c.example' });

    expect(query.blocks).toEqual(['a.example', 'b.example', 'c.example']);
    expect(query.q).toBe('');
  });

  it('leaves the view out of what the API is asked', () => {
    const { query } = readDirectory({ view: 'table', country: 'de' });

    expect(searchOf(query).toString()).toBe('country=DE');
    expect(directoryPath(query)).toBe('/instances?country=DE&view=table');
  });

  it('goes back to the first page when a filter is taken away', () => {
    const { query } = readDirectory({ language: 'de,en', cursor: 'abc' });

    expect(directoryPath(without(query, 'language', 'de'))).toBe('/instances?language=en');
  });
});
