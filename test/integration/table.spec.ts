import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeTips } from '@homeport/crawler/store/judge-tips.ts';
import { format, resolveConfig } from 'prettier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgePace, readMeter, startLab, type Lab } from '../lab/index.ts';
import { rowsOf } from '../lab/world/showcase.ts';
import { crawlLab } from './crawl.ts';
import { cellsOf } from './table/cells.ts';
import { findLeaks } from './table/leaks.ts';
import { pageOf, type TableRow } from './table/markdown.ts';
import { readStored } from './table/stored.ts';

// What stands in an answer and is not taken from it all the same, with the reason.
const LEFT_THERE = [
  // A server in private mode says it, and is listed without its own words.
  'iceshrimp: description',
  'iceshrimp: title',
  // They may be a part of a text, and a text is no list.
  'lemmy: rules',
  'mbin: rules',
  'peertube: rules',
];

const PAGE = new URL('../../docs/software.md', import.meta.url);

describe('integration/table: all that a server publishes stands in the record, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'homeport-table-'));
  const meterFile = join(folder, 'meter');
  let lab: Lab;
  let rows: Map<string, TableRow>;

  beforeAll(async () => {
    // The chain of the hubs grows from the anchor on, by a block in two and a half minutes.
    lab = await startLab({ showcase: true, anchorAt: Date.now(), meterFile });
    const crawled = await crawlLab(lab);
    await judgeTips(crawled.db, new Date());
    const stored = await readStored(crawled.db);
    await crawled.close();
    const truths = [...lab.truth.values()];
    rows = new Map(
      rowsOf().map(({ name, network }, index) => {
        const truth = truths[index];
        if (truth === undefined) throw new Error(`the showcase has no instance for the row ${name}`);
        const cells = cellsOf(truth, stored.get(`${network} ${truth.domain}`));
        return [name, { network, name, version: truth.version, ...cells }];
      }),
    );
  });
  afterAll(async () => {
    await lab.stop();
    rmSync(folder, { recursive: true });
  });

  it.each(rowsOf())('$network: $name', ({ name }) => {
    const { told, read } = rows.get(name) ?? {};
    expect(read).toEqual(told);
  });

  it('calls nothing unpublished that stands in an answer', async () => {
    lab.flushMeter();
    const leaks = findLeaks(lab.truth, await readMeter(meterFile), lab.clock);
    const found = new Set(leaks.map(({ software, field }) => `${software}: ${field}`));
    expect([...found].sort()).toEqual(LEFT_THERE);
  });

  it('was read at the pace that is promised, over HTTPS, TCP and UDP', async () => {
    lab.flushMeter();
    const lines = await readMeter(meterFile);
    expect(new Set(lines.map(({ kind }) => kind))).toEqual(
      new Set(['open', 'request', 'line', 'datagram', 'close']),
    );
    // Crawler and lab share one process here: what one does late, the other sees late.
    expect(judgePace(lines, { robots: lab.robots, toleranceMs: 250 })).toEqual([]);
  });

  it('is what the documentation says; UPDATE_DOCS=1 writes it anew', async () => {
    const style = await resolveConfig(PAGE);
    const page = await format(pageOf([...rows.values()]), { ...style, parser: 'markdown' });
    if (process.env['UPDATE_DOCS'] === '1') await writeFile(PAGE, page);
    expect(existsSync(PAGE) ? await readFile(PAGE, 'utf8') : '').toBe(page);
  });
});
