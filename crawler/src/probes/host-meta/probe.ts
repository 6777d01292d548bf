import type { DomainName } from '@homeport/db';
import type { Asker } from '../asker.ts';
import { parseHostMeta } from './parse.ts';

/** The web domain that an account domain points to, where it is another one; null where it names none. */
export async function askWebDomain(asker: Asker): Promise<DomainName | null> {
  const reply = await asker.ask({ path: '/.well-known/host-meta', accept: 'application/xrd+xml' });
  if (!reply.ok || reply.value.status !== 200) return null;
  const host = parseHostMeta(reply.value.body, asker.domain);
  return host === asker.domain ? null : host;
}
