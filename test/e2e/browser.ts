import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
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

/** The machine's Chromium, or the one that npm brought, unpacked into `dir`; `args` come on top of ours. */
export async function openBrowser(dir: string, args: readonly string[] = []): Promise<Browser> {
  const own = NAMES.flatMap((name) =>
    (process.env['PATH'] ?? '').split(delimiter).map((at) => join(at, name)),
  );
  const found = own.find(isExecutable);
  if (found !== undefined) return launch(found, args);
  const { file, fonts, libraries } = await unpack(dir);
  // A bare machine lacks fonts, and the libraries of a browser too.
  const env: Record<string, string> = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_FILE: await fonts() };
  try {
    return await launch(file, args, env);
  } catch (error) {
    if (!/shared librar/.test(String(error))) throw error;
    return launch(file, args, { ...env, LD_LIBRARY_PATH: await libraries() });
  }
}

/** Its sandbox needs what containers and root don't have; it visits nothing but our own pages. */
function launch(
  executablePath: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [...QUIET, ...args],
    chromiumSandbox: false,
    env: { ...process.env, ...env },
  });
}

interface Unpacked {
  file: string;
  /** Both are for bare machines: a list of the fonts that came along, and the folder of the libraries. */
  fonts: () => Promise<string>;
  libraries: () => Promise<string>;
}

/** The package unpacks into the system's temporary folder, where another user's copy may lie, or half of one. */
async function unpack(dir: string): Promise<Unpacked> {
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
    async fonts() {
      const list = join(folder, 'fonts.conf');
      const cache = join(folder, 'fonts-cache');
      await writeFile(
        list,
        `<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${cache}</cachedir></fontconfig>`,
      );
      return list;
    },
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

/** Visits in a browser without memory; where that fails, the error names a picture of the page. */
export async function withPage(
  browser: Browser,
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
    const picture = join(tmpdir(), `homeport-failed-${Date.now()}.png`);
    const isTaken = await page.screenshot({ path: picture, fullPage: true }).then(
      () => true,
      () => false,
    );
    if (isTaken && error instanceof Error) error.message += `\nThe page then: ${picture}`;
    throw error;
  } finally {
    await context.close();
  }
}
