import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { named, Refusal, siteOf } from './scripted-site.ts';

async function peersOf(name: string, answers: Record<string, unknown>, metadata?: unknown) {
  const { publication, entries, refused, isPartial } =
    (await named(name).peers?.(siteOf(answers, metadata))) ?? {};
  return { publication, entries, refused, isPartial };
}

async function policyOf(name: string, answers: Record<string, unknown>, metadata?: unknown) {
  const listing = await named(name).policy?.(siteOf(answers, metadata));
  return {
    publication: listing?.publication,
    entries: listing?.entries.map(({ target, severity, rule, reason }) => [target, severity, rule, reason]),
    refused: listing?.refused,
  };
}

const PAGE = '/friendica';
const DOWNLOAD = '/blocklist/domain/download';

const page = (rows: string) =>
  `<html><body><table><tr><td>other.example</td><td>of another table</td></tr></table>
  <div id="about_blocklist"><p>Blocked</p><table class="table"><thead><tr><th>Domain</th><th>Reason</th></tr></thead>
  <tbody>${rows}</tbody></table></div><table><tr><td>later.example</td></tr></table></body></html>`;
const row = (domain: string, reason: string) => `<tr>\n<td>${domain}</td>\n<td>${reason}</td>\n</tr>`;

describe('crawler/software: the peers of Friendica', () => {
  it('are hosts, whatever path stands behind them; a port is no part of this network', async () => {
    const answers = {
      '/api/v1/instance/peers': [
        'a.example',
        'b.example/friendica',
        'c.example:8443',
        'c.example:8443/x',
        7,
        '',
      ],
    };

    expect(await peersOf('friendica', answers)).toEqual({
      publication: 'published',
      entries: ['a.example', 'b.example'],
      refused: 4,
      isPartial: false,
    });
  });

  it('are not read out of something else', async () => {
    expect(await peersOf('friendica', { '/api/v1/instance/peers': { error: 'x' } })).toMatchObject({
      publication: 'failed',
    });
    expect(await peersOf('friendica', {})).toMatchObject({ publication: 'closed' });
  });
});

describe('crawler/software: the block list of Friendica', () => {
  it('is read where its page shows it, and nothing around it', async () => {
    const rows = [
      row('bad.example', 'Spam &amp; &lt;lies&gt;'),
      row('*.worse.example', ''),
      row('bad?.example', 'a pattern'),
      row('ad*.example', 'stars'),
      row('<b>bold.example</b>', '<i>why</i>'),
    ];

    expect(await policyOf('friendica', { [PAGE]: page(rows.join('')) })).toEqual({
      publication: 'published',
      entries: [
        ['bad.example', 'suspend', 'block', 'Spam & <lies>'],
        ['*.worse.example', 'suspend', 'block', null],
        ['bad?.example', 'suspend', 'block', 'a pattern'],
        ['ad*.example', 'suspend', 'block', 'stars'],
        ['bold.example', 'suspend', 'block', 'why'],
      ],
      refused: 0,
    });
  });

  it.each([
    ['shows no list', { [PAGE]: '<html><h1>Friendica</h1></html>' }, 'closed'],
    ['is not there', {}, 'closed'],
    ['is refused', { [PAGE]: new Refusal('http_refused') }, 'closed'],
    ['is forbidden by robots.txt', { [PAGE]: new Refusal('robots_disallowed') }, 'robots'],
    ['is broken', { [PAGE]: new Refusal('http_server_error') }, 'failed'],
  ])('is left alone where the page %s, although the file can be had', async (_how, answers, publication) => {
    const site = siteOf({ ...answers, [DOWNLOAD]: 'secret.example,why\n' });
    const asked: string[] = [];
    const listing = await named('friendica').policy?.({
      ...site,
      text(question) {
        asked.push(question.path);
        return site.text(question);
      },
    });

    expect(listing).toMatchObject({ publication, entries: [] });
    expect(asked).toEqual([PAGE]);
  });

  it('is read from the file where the page shows it in another form', async () => {
    const answers = {
      [PAGE]: '<div id=about_blocklist><a href="/blocklist/domain/download">all of it</a></div>',
      [DOWNLOAD]:
        'bad.example,"Spam, and ""lies"""\r\n*.worse.example,\r\nplain.example,why\n"lines.example","one\ntwo"',
    };

    expect(await policyOf('friendica', answers)).toEqual({
      publication: 'published',
      entries: [
        ['bad.example', 'suspend', 'block', 'Spam, and "lies"'],
        ['*.worse.example', 'suspend', 'block', null],
        ['plain.example', 'suspend', 'block', 'why'],
        ['lines.example', 'suspend', 'block', 'one two'],
      ],
      refused: 0,
    });
  });

  it('is read in bounded time, however the page is made', async () => {
    const start = performance.now();
    const many = [
      page('<tr><td>'.repeat(200_000)),
      page('<td'.repeat(300_000)),
      `id="about_blocklist"${'<tr'.repeat(300_000)}`,
      `id="about_blocklist"${'<'.repeat(1_000_000)}`,
      'id '.repeat(300_000),
    ];
    for (const body of many) await policyOf('friendica', { [PAGE]: body, [DOWNLOAD]: '"'.repeat(1_000_000) });
    await policyOf('friendica', { [PAGE]: page(''), [DOWNLOAD]: ','.repeat(1_000_000) });

    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('never throws and names nothing that is no target, whatever stands there', async () => {
    const text = fc.string({
      unit: fc.constantFrom('<', 'td', '>', '</td>', '"', ',', '\n', 'a.example', '*', ' '),
    });
    await fc.assert(
      fc.asyncProperty(text, text, async (inside, file) => {
        const answers = { [PAGE]: `<div id="about_blocklist"><tr>${inside}`, [DOWNLOAD]: file };
        const { entries = [] } = await policyOf('friendica', answers);
        return entries.every(([target]) => typeof target === 'string' && !/[<>"\s]/.test(target));
      }),
    );
  });
});

describe('crawler/software: the sites of a directory server', () => {
  const info = (directory_mode: string) => ({
    platform: 'hubzilla',
    register_policy: 'REGISTER_OPEN',
    directory_mode,
  });
  const sites = [
    { url: 'https://a.example', access: 'free' },
    { url: 'http://b.example/' },
    { url: 'https://c.example:8443' },
    { url: 'https://d.example/sub' },
    { url: null },
    'e.example',
  ];

  it.each(['DIRECTORY_MODE_PRIMARY', 'DIRECTORY_MODE_SECONDARY'])('are its peers (%s)', async (mode) => {
    const answers = { '/siteinfo.json': info(mode), '/dirsearch/sites': { success: true, sites } };

    for (const name of ['hubzilla', 'streams']) {
      expect(await peersOf(name, answers)).toEqual({
        publication: 'published',
        entries: ['a.example', 'b.example', 'd.example'],
        refused: 3,
        isPartial: false,
      });
    }
  });

  it.each(['DIRECTORY_MODE_NORMAL', 'DIRECTORY_MODE_STANDALONE', 'constructor'])(
    'are not asked for where there is none, or one for itself (%s)',
    async (mode) => {
      const answers = { '/siteinfo.json': info(mode), '/dirsearch/sites': { sites } };

      expect(await peersOf('hubzilla', answers)).toMatchObject({ publication: 'unsupported', entries: [] });
    },
  );

  it('are closed behind a token', async () => {
    const answers = {
      '/siteinfo.json': info('DIRECTORY_MODE_PRIMARY'),
      '/dirsearch/sites': { success: false, message: 'token' },
    };

    expect(await peersOf('hubzilla', answers)).toMatchObject({ publication: 'closed' });
  });
});

describe('crawler/software: the lists of Funkwhale', () => {
  const domains = ['a.example', '*.b.example', 'no name'];

  it.each([
    [{ allowList: { enabled: true, domains } }, 'published', 2],
    [{ allowList: { enabled: true, domains: null } }, 'closed', 0],
    // Whom it blocks is not published: no list is not the same as an empty one.
    [{ allowList: { enabled: false, domains: null } }, 'unsupported', 0],
    [{ allowList: [] }, 'unsupported', 0],
    [{}, 'unsupported', 0],
  ])('with %j: %s', async (metadata, publication, length) => {
    const policy = await policyOf('funkwhale', {}, metadata);

    expect(policy.publication).toBe(publication);
    expect(policy.entries).toHaveLength(length);
    expect(policy.entries?.every(([, severity, rule]) => severity === 'allow' && rule === 'allowed')).toBe(
      true,
    );
  });

  const PATH = '/api/v1/federation/domains/';
  const at = (page: number) => `${PATH}?page=${page}&page_size=100`;
  const rows = (...names: unknown[]) => names.map((name) => ({ name }));

  it.each([{ endpoints: { knownNodes: PATH } }, { knownNodesListUrl: `https://f.example${PATH}` }])(
    'name its peers page by page (%j)',
    async (metadata) => {
      const answers = {
        [at(1)]: { count: 3, next: `https://f.example${at(2)}`, results: rows('a.example', 'b.example') },
        [at(2)]: { count: 3, next: null, results: rows('c.example', null) },
      };

      expect(await peersOf('funkwhale', answers, metadata)).toEqual({
        publication: 'published',
        entries: ['a.example', 'b.example', 'c.example'],
        refused: 1,
        isPartial: false,
      });
    },
  );

  it('end where they go round in a circle or break off', async () => {
    const endless = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        at(index + 1),
        { next: 'more', results: rows(`h${index}.example`) },
      ]),
    );
    const metadata = { endpoints: { knownNodes: PATH } };

    expect((await peersOf('funkwhale', endless, metadata)).entries).toHaveLength(20);
    expect(await peersOf('funkwhale', { [at(1)]: endless[at(1)] }, metadata)).toMatchObject({
      publication: 'published',
      entries: ['h0.example'],
      isPartial: true,
    });
    expect(await peersOf('funkwhale', {}, metadata)).toMatchObject({ publication: 'closed' });
    expect(await peersOf('funkwhale', { [at(1)]: [] }, metadata)).toMatchObject({ publication: 'failed' });
  });

  it.each([{}, { endpoints: {} }, { endpoints: { knownNodes: 'https://evil.example/' } }])(
    'are not asked for where NodeInfo names no place (%j)',
    async (metadata) => {
      expect(await peersOf('funkwhale', {}, metadata)).toMatchObject({ publication: 'closed' });
    },
  );
});

describe('crawler/software: the peers of BookWyrm', () => {
  it('are those with whom it federates', async () => {
    expect(await peersOf('bookwyrm', { '/api/v1/instance/peers': ['a.example'] })).toMatchObject({
      publication: 'published',
      entries: ['a.example'],
    });
  });
});
