import { accessSync, constants } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

// A browser looks for updates, word lists and fraud warnings of its own accord; ours speaks to the site alone.
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--metrics-recording-only',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  // Containers have little of what it would share memory in.
  '--disable-dev-shm-usage',
];

/** The machine's Chromium, or the one that npm brought, unpacked into `dir`. */
export async function openBrowser(dir: string): Promise<Browser> {
  const own = NAMES.flatMap((name) =>
    (process.env['PATH'] ?? '').split(delimiter).map((at) => join(at, name)),
  );
  const found = own.find(isExecutable);
  if (found !== undefined) return launch(found);
  const { file, libraries } = await unpack(dir);
  try {
    return await launch(file);
  } catch (error) {
    if (!/shared librar/.test(String(error))) throw error;
    // A bare machine lacks the libraries of a browser, too.
    return launch(file, await libraries());
  }
}

/** Its sandbox needs what containers and root don't have; it visits nothing but our own pages. */
function launch(executablePath: string, libraries?: string): Promise<Browser> {
  const path = libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries };
  return chromium.launch({
    executablePath,
    args: QUIET,
    chromiumSandbox: false,
    env: { ...process.env, ...path },
  });
}

/** The package unpacks into the system's temporary folder, where another user's copy may lie, or half of one. */
async function unpack(dir: string): Promise<{ file: string; libraries: () => Promise<string> }> {
  const { default: packed, inflate } = await import('@sparticuz/chromium');
  const folder = join(dir, 'browser');
  await mkdir(folder, { recursive: true });
  const inside = async <T>(work: () => Promise<T>): Promise<T> => {
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = folder;
    try {
      return await work();
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
  };
  return {
    file: await inside(() => packed.executablePath()),
    async libraries() {
      const archive = new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium')).pathname;
      return join(await inside(() => inflate(archive)), 'lib');
    },
  };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface View {
  width: number;
  scheme: 'light' | 'dark';
  javaScript: boolean;
}

export const DESK: View = { width: 1440, scheme: 'light', javaScript: true };

/** Visits in a browser without memory; where that fails, a picture of the page is left in `dir`. */
export async function withPage(
  browser: Browser,
  dir: string,
  { width, scheme, javaScript }: View,
  visit: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 780 : 900 },
    colorScheme: scheme,
    javaScriptEnabled: javaScript,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  try {
    await visit(page);
  } catch (error) {
    await page
      .screenshot({ path: join(dir, `failed-${Date.now()}.png`), fullPage: true })
      .catch(() => undefined);
    throw error;
  } finally {
    await context.close();
  }
}
