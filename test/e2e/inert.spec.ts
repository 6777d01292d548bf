// Whatever strangers write of themselves, no browser takes it for anything but words: in every place where the site
// shows a text, with the policy that forbids scripts and without it.
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApi, type RunningApi } from '@homeport/api/app.ts';
import { migrate, openDatabase, startServer, type EmbeddedServer } from '@homeport/db';
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { HOST, payloads } from './inert/payloads.ts';
import { fillRecord } from './inert/record.ts';

const COUNT = 1000;
// All of them in the directory, some on pages of their own; INERT=all for those of all.
const PAGES = process.env['INERT'] === 'all' ? COUNT : 20;
// Each takes a fraction of a second, where nobody else uses the machine.
const PAGES_MS = 280_000 + PAGES * 1_000;
const texts = payloads(COUNT);

let dir: string;
let server: EmbeddedServer;
let api: RunningApi;
let site: { url: string; child: ChildProcess };
let browser: Browser;
let domains: string[];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'homeport-inert-'));
  server = await startServer({ dataDir: join(dir, 'database') });
  const db = await openDatabase({ url: server.url, application: 'spec', connectionsMax: 2 });
  await migrate(db);
  domains = await fillRecord(db, texts);
  await db.destroy();
  const config = { databaseUrl: server.url, databaseReadUrl: undefined, port: 0, host: '127.0.0.1' };
  api = await startApi({ ...config, publicUrl: 'http://localhost:3000' }, pino({ level: 'silent' }));
  [site, browser] = await Promise.all([startSite(api.url), openBrowser(dir)]);
}, 400_000);

afterAll(async () => {
  await (browser as Browser | undefined)?.close();
  (site as typeof site | undefined)?.child.kill('SIGTERM');
  await (api as RunningApi | undefined)?.close();
  await (server as EmbeddedServer | undefined)?.stop();
  await rm(dir, { recursive: true, force: true });
}, 60_000);

describe('e2e/inert', () => {
  it('would see a payload that runs', async () => {
    const seen = await watch({ bypassCSP: true }, async (page) => {
      for (const text of texts.filter((_, at) => at % 4 === 0)) await page.setContent(`<p>${text}</p>`);
    });

    // Many only run in a place of their own; these are enough to know that the trap works.
    expect(seen.ran.size).toBeGreaterThan(10);
  });

  it.each([
    ['with the policy', false],
    ['without the policy', true],
  ])('runs nothing, %s: the directory', async (_what, bypassCSP) => {
    const seen = await watch({ bypassCSP }, async (page) => {
      const shown = new Set<string>();
      let next: string | null = '/instances?sort=domain';
      for (let turn = 0; next !== null && turn < COUNT; turn += 1) {
        await page.goto(`${site.url}${next}`);
        for (const domain of await page.locator('main a[href^="/instances/"]').evaluateAll(hrefs)) {
          shown.add(domain);
        }
        next = await page
          .locator('a[rel="next"]')
          .first()
          .getAttribute('href', { timeout: 1000 })
          .catch(() => null);
      }
      expect(shown.size).toBe(COUNT);
    });

    expect(seen).toEqual(NOTHING);
  });

  it.each([
    ['with the policy', false],
    ['without the policy', true],
  ])('runs nothing, %s: the page of an instance', { timeout: PAGES_MS }, async (_what, bypassCSP) => {
    const seen = await watch({ bypassCSP }, async (page) => {
      for (let at = 0; at < COUNT; at += Math.floor(COUNT / PAGES)) {
        await page.goto(`${site.url}/instances/${domains[at] ?? ''}`);
        // It is there, as the words that it is.
        const words = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
        expect(words).toContain((texts[at] ?? '').replaceAll(/\s+/g, ' ').trim());
      }
      for (const path of ['/', '/status', '/incidents']) await page.goto(`${site.url}${path}`);
    });

    expect(seen).toEqual(NOTHING);
  });

  it.each([
    ['with the policy', false],
    ['without the policy', true],
  ])('runs nothing, %s: the results of choosing', { timeout: PAGES_MS }, async (_what, bypassCSP) => {
    const seen = await watch({ bypassCSP }, async (page) => {
      for (let at = 0; at < COUNT; at += Math.floor(COUNT / PAGES)) {
        // What a stranger wrote into the record, and what one wrote into the address.
        const search = new URLSearchParams({ seed: String(at), reach: texts[at] ?? '' });
        await page.goto(`${site.url}/choose/results?${search.toString()}`);
        expect(await page.locator('a.join').count()).toBeGreaterThan(0);
      }
    });

    expect(seen).toEqual(NOTHING);
  });
});

interface Seen {
  ran: Set<string>;
  /** Addresses other than ours that the page asked, or led to. */
  strangers: string[];
  /** What stands in a page and could run. */
  armed: string[];
}

const NOTHING: Seen = { ran: new Set(), strangers: [], armed: [] };

/** Goes through pages in a browser of its own, and sees whatever runs that is not ours. */
async function watch(options: { bypassCSP: boolean }, visit: (page: Page) => Promise<void>): Promise<Seen> {
  const seen: Seen = { ran: new Set(), strangers: [], armed: [] };
  const context = await browser.newContext(options);
  await context.addInitScript({ content: 'window.ran = (at) => console.info("ran " + at);' });
  const page = await context.newPage();
  page.on('console', (message) => {
    const [, at] = /^ran (\d+)$/.exec(message.text()) ?? [];
    if (at !== undefined) seen.ran.add(at);
  });
  page.on('dialog', (dialog) => {
    seen.ran.add(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith('http') && !url.startsWith(site.url)) seen.strangers.push(url);
  });
  page.on('load', (loaded) => {
    void loaded.evaluate(armedParts, HOST).then(
      (parts) => seen.armed.push(...parts),
      () => undefined,
    );
  });
  try {
    await visit(page);
  } finally {
    await context.close();
  }
  return seen;
}

/** In the browser: elements with a handler of their own, links that run, and whatever leads to the stranger. */
function armedParts(host: string): string[] {
  const runs = /^\s*(javascript|vbscript|data:text)/i;
  const isArmed = ({ name, value }: Attr): boolean =>
    name.startsWith('on') ||
    runs.test(value) ||
    /^\s*(https?:)?[/\\]{2}/i.exec(value)?.input.includes(host) === true;
  return [...document.querySelectorAll('*')].flatMap((element) =>
    [...element.attributes]
      .filter(isArmed)
      .map(({ name, value }) => `${element.tagName} ${name}=${value.slice(0, 80)}`),
  );
}

function hrefs(links: Element[]): string[] {
  return links.map((link) => link.getAttribute('href') ?? '');
}

/** The built site, before an API of ours. */
async function startSite(apiUrl: string): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort();
  const child = fork(new URL('../../web/serve.ts', import.meta.url), [], {
    env: { ...process.env, WEB_PORT: String(port), API_URL: apiUrl },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = `http://127.0.0.1:${String(port)}`;
  for (let turn = 0; turn < 1500; turn += 1) {
    if (
      await fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      )
    ) {
      return { url, child };
    }
    await sleep(200);
  }
  child.kill();
  throw new Error('the site did not start');
}

async function freePort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  await new Promise((resolve) => listener.close(resolve));
  return port;
}
