import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { InstancesPage } from '@homeport/api/contract';

const APP = new URL('../../web/src/app/', import.meta.url).pathname;

export interface SitePages {
  /** An address for every page that the site has, and for its states. */
  all: string[];
  /** The three that readers come in by. */
  home: string;
  directory: string;
  instance: string;
}

/** Every page over what the record holds; throws where the site has one that is not named here. */
export async function sitePages(apiUrl: string): Promise<SitePages> {
  const [one, other] = await listed(apiUrl, 'registration=open&sort=users&limit=2&network=fediverse');
  const [dead] = await listed(apiUrl, 'state=dead&include=dead&limit=1&network=fediverse');
  const [matrix] = await listed(apiUrl, 'network=matrix&limit=1');
  if (one === undefined || other === undefined) throw new Error('The record has no two open instances.');
  const instance = `/instances/${one}`;
  const pair = `i=${one}&i=${other}`;
  const all = [
    '/',
    '/choose',
    '/choose?q=languages',
    '/choose/results?purpose=posts&language=de',
    '/instances',
    '/instances?view=table',
    '/instances?q=nothing-has-this-name',
    instance,
    `${instance}?reach=${other},@friend@nowhere.example`,
    `${instance}/incidents`,
    `${instance}/policies`,
    `${instance}/policies?direction=incoming`,
    `${instance}/consent`,
    '/instances/unheard-of.example',
    '/compare',
    `/compare?i=${one}`,
    `/compare?${pair}`,
    `/compare?${pair}&only=differences`,
    '/incidents',
    '/incidents?show=past',
    '/topics',
    '/recommended',
    '/status',
    '/about',
    '/bot',
    '/nowhere',
    '/de',
    `/ja${instance}`,
    `/fr/compare?${pair}`,
    ...(dead === undefined ? [] : [`/instances/${dead}`]),
    ...(matrix === undefined ? [] : [`/instances/${matrix}?network=matrix`]),
  ];
  await refuseUnnamed(all);
  return { all, home: '/', directory: '/instances', instance };
}

async function listed(apiUrl: string, search: string): Promise<string[]> {
  const reply = await fetch(`${apiUrl}/api/v1/instances?${search}`);
  if (!reply.ok) throw new Error(`The directory answered ${String(reply.status)} to ?${search}.`);
  return InstancesPage.parse(await reply.json()).data.map(({ domain }) => domain);
}

/** A page that is added to the site is to be looked at here too. */
async function refuseUnnamed(paths: readonly string[]): Promise<void> {
  const missing = (await pagePatterns()).filter(
    ({ pattern }) => !paths.some((path) => pattern.test(path.replace(/\?.*/, ''))),
  );
  if (missing.length > 0) {
    throw new Error(`No address is known for these pages: ${missing.map(({ file }) => file).join(', ')}.`);
  }
}

async function pagePatterns(): Promise<{ file: string; pattern: RegExp }[]> {
  const entries = await readdir(APP, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name === 'page.tsx')
    .map(({ parentPath }) => {
      const file = relative(APP, parentPath);
      const parts = file === '' ? [] : file.split('/');
      const source = parts.map((part) => (part.startsWith('[') ? '[^/]+' : part)).join('/');
      return { file: join(file, 'page.tsx'), pattern: new RegExp(`^/${source}$`) };
    });
}
