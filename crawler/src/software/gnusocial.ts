import type { Registration } from '@homeport/db';
import { flag, get, isFields, languageTags, text } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import { bareNodeInfo } from '../probes/nodeinfo/parse.ts';
import type { Signal } from '../visit/visit.ts';
import { present, registered, unexpected } from './details.ts';
import type { Details, Site, Software } from './software.ts';

/** GNU social and what came before and out of it: NodeInfo is a plugin that many servers lack. */
export const gnusocial: Software = {
  name: 'gnusocial',
  spellings: ['gnu-social'],
  aliases: ['statusnet', 'postactiv'],
  fallback: {
    path: '/api/gnusocial/config.json',
    read(body) {
      const site = get(body, 'site');
      if (!isFields(site) || text(get(site, 'name'), 200) === null) return null;
      // Friendica answers in GNU social's place, and says so.
      const own = get(site, 'friendica');
      const version = text(get(own, 'FRIENDICA_VERSION'), 100) ?? '';
      const software = isFields(own) ? 'friendica' : 'gnusocial';
      return bareNodeInfo({ software, version, title: text(get(site, 'name'), 200) });
    },
  },
  consent: siteConsent,
  details: gnusocialDetails,
};

/** The older of two names for one document: StatusNet and every Friendica know this one, too. */
const CONFIG = '/api/statusnet/config.json';
const NEWER_CONFIG = '/api/gnusocial/config.json';

async function askConfig(site: Site): Promise<Outcome<unknown>> {
  const older = await site.json({ path: CONFIG });
  return older.ok || older.failure.cause !== 'http_not_found' ? older : site.json({ path: NEWER_CONFIG });
}

/** `site.private`: the operator keeps the whole site to those who are logged in (GNU social, Friendica). */
export async function siteConsent(site: Site): Promise<Outcome<readonly Signal[]>> {
  const config = await askConfig(site);
  if (!config.ok) return config;
  const own = get(config.value, 'site');
  if (!isFields(own)) return unexpected(CONFIG);
  return ok(refusals('site_private', CONFIG, 'site.private', get(own, 'private')));
}

/**
 * A signal unless the value is a plain no. GNU social spells its yes as true, 1, "1", "true" or "yes", as the
 * database has it: a spelling that nobody has thought of yet is no consent.
 */
export function refusals(
  kind: 'site_private' | 'hide_in_statistics',
  source: string,
  name: string,
  value: unknown,
): Signal[] {
  const isUnsaid = value === undefined || value === null || value === '';
  if (isUnsaid || flag(value) === false) return [];
  return [{ kind, source, value: `${name}: ${text(JSON.stringify(value), 100) ?? ''}` }];
}

async function gnusocialDetails(site: Site): Promise<Outcome<Details>> {
  const config = await askConfig(site);
  if (!config.ok) return config;
  const own = get(config.value, 'site');
  if (!isFields(own)) return unexpected(CONFIG);
  const version = site.info.version === '' ? await askVersion(site) : null;
  return ok({
    ...present({ title: text(get(own, 'name'), 200) }),
    ...registered(registrationOf(own), CONFIG),
    ...(version !== null && { version }),
    languages: languageTags(get(own, 'language')),
  });
}

function registrationOf(own: unknown): Registration | null {
  const isClosed = flag(get(own, 'closed'));
  if (isClosed === null) return null;
  if (isClosed) return 'closed';
  return flag(get(own, 'inviteonly')) === true ? 'invite' : 'open';
}

// A bare JSON text, such as "1.20.9-release". Only those who have no NodeInfo are asked for it.
async function askVersion(site: Site): Promise<string | null> {
  const reply = await site.json({ path: '/api/gnusocial/version.json' });
  return reply.ok ? text(reply.value, 100) : null;
}
