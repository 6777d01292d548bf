import type { EntityManager } from 'typeorm';

/**
 * Two names become one instance where each points to the other: the account domain leads to the metadata, and the
 * metadata names the account domain (Mastodon's LOCAL_DOMAIN and WEB_DOMAIN, GoToSocial's account-domain). One
 * side's word alone proves nothing. Without the proof, the names are two again. Returns how many changed.
 */
export async function foldAliases(tx: EntityManager, ids: readonly number[], at: Date): Promise<number> {
  const rows: unknown[] = await tx.query(
    `with touched as (
       select id, network, domain, account_domain, web_domain, moved_to from instance where id = any ($1::integer[])
     ), concerned as (
       select id from touched
        union
       select w.id from touched t join instance w on w.network = t.network and w.domain in (t.web_domain, t.account_domain)
        union
       select w.id from touched t join instance w on w.network = t.network and w.account_domain = t.domain
     ), proof as (
       select w.id,
              (select a.id from instance a
                where a.network = w.network and a.domain = w.account_domain and a.id <> w.id
                  and a.web_domain = w.domain and a.account_domain = a.domain
                  and a.state not in ('dead', 'suppressed')) as account_of,
              -- An account domain that redirects for good to another site, which names it: it has no metadata itself.
              (select b.id from instance b
                where b.network = w.network and b.domain = w.moved_to and b.id <> w.id
                  and b.account_domain = w.domain and b.web_domain = b.domain
                  and b.state not in ('dead', 'suppressed')) as redirected_to,
              (select b.id from instance b
                where b.network = w.network and b.domain = w.moved_to and b.id <> w.id and w.state = 'moved'
                  and b.state = 'alive' and b.alias_of is null) as moved_into
         from instance w
         join concerned using (id)
     )
     update instance i
        set alias_of = coalesce(p.account_of, p.redirected_to, p.moved_into),
            alias_proof = case when coalesce(p.account_of, p.redirected_to) is not null then 'account_domain'
                               when p.moved_into is not null then 'moved' end,
            alias_since = case when coalesce(p.account_of, p.redirected_to, p.moved_into) is not null
                               then $2::timestamptz end
       from proof p
      where i.id = p.id and i.alias_of is distinct from coalesce(p.account_of, p.redirected_to, p.moved_into)
     returning i.id`,
    [ids, at],
  );
  return rows.length;
}
