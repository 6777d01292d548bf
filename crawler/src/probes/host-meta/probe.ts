import { parseDomain, type DomainName } from '@homeport/db';
import type { Reply } from '../../net/fetcher.ts';
import type { Asker } from '../asker.ts';
import { parseHostMeta } from './parse.ts';

/**
 * The web domain that an account domain points to; null where it names none but itself and `known`, the host
 * whose index is missing. Some operators redirect host-meta, some WebFinger alone
 * (https://docs.joinmastodon.org/admin/config/#web_domain).
 */
export async function askWebDomain(asker: Asker, known: string): Promise<DomainName | null> {
  const isNew = (host: DomainName | null) => host !== null && host !== asker.domain && host !== known;
  const meta = await asker.ask({ path: '/.well-known/host-meta', accept: 'application/xrd+xml' });
  if (!meta.ok) return null;
  const named = meta.value.status === 200 ? parseHostMeta(meta.value.body, asker.domain) : null;
  for (const host of [named, hostOfReply(meta.value)]) if (isNew(host)) return host;
  // Where host-meta is answered, it would have named another host.
  if (meta.value.status === 200) return null;
  // The server's own actor is asked for, no person's; where the question is led to is the answer.
  const resource = `acct:${asker.domain}@${asker.domain}` as const;
  const finger = await asker.ask({ path: `/.well-known/webfinger?resource=${resource}` });
  const host = finger.ok ? hostOfReply(finger.value) : null;
  return isNew(host) ? host : null;
}

/** Where redirects have led: the fetcher follows them within one registrable domain only. */
function hostOfReply(reply: Reply): DomainName | null {
  const host = parseDomain(reply.url.hostname);
  return host.ok ? host.domain : null;
}
