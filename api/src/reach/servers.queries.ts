import { Inject, Injectable } from '@nestjs/common';
import {
  hostOf,
  isHiddenSql,
  NETWORKS,
  publishesRulesSql,
  registrableDomain,
  type InstanceName,
  type Network,
} from '@homeport/db';
import { DATABASE, type Database } from '../database.ts';
import { serverIn, type Asked, type Server } from './asked.ts';

export interface Resolved {
  /** In the order of the question. */
  asked: Asked[];
  /** What was asked for and holds no name of a server. */
  unresolved: string[];
}

interface Row {
  name: InstanceName;
  isOptedOut: boolean;
  /** A name above it opted out. */
  isBelowOptedOut: boolean;
  server: (Server & { names: string[] }) | null;
}

/** Finds the servers that people mean by a name, by another name of it, or by the handle of somebody there. */
@Injectable()
export class ServersQueries {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  /**
   * Names are looked for among the listed instances: their own first, then other names of theirs, then what their
   * accounts end in. `network` narrows all of them to one. What is not listed is still asked for by its name,
   * because others may have rules about it.
   */
  async resolve(texts: readonly string[], network?: Network): Promise<Resolved> {
    const read = texts.map((text) => ({ text, name: serverIn(text, network) }));
    const unresolved = read.flatMap(({ text, name }) => (name === null ? [text] : []));
    const names = read.flatMap(({ name }) => (name === null ? [] : [name]));
    if (names.length === 0) return { asked: [], unresolved };
    const registrables = names.map((name) => registrableDomain(hostOf(name)));
    const rows: Row[] = await this.db.query(FIND, [names, network ?? null, NETWORKS, registrables]);
    const asked = rows.map(({ name, isOptedOut, isBelowOptedOut, server }): Asked => {
      const found = isOptedOut ? null : server;
      return {
        name,
        network: found?.network ?? network ?? null,
        server: found,
        names: [...new Set([name, ...(found?.names ?? [])])],
        isOptedOut: isOptedOut || (found === null && isBelowOptedOut),
      };
    });
    return { asked, unresolved };
  }
}

const hides = (severity: string) => `exists (
  select from policy_entry p
   where p.instance_id = i.id and p.lifted_at is null and p.is_obfuscated and p.severity = '${severity}'
     and ${isHiddenSql('p', 'i.software')})`;

const SERVER = `jsonb_build_object(
  'id', i.id, 'network', i.network, 'domain', i.domain, 'software', i.software, 'federation', i.federation,
  'publishes', coalesce(${publishesRulesSql('i')}, false),
  'isPartial', i.policy_is_partial or i.policy_publication is not distinct from 'failed',
  'hidesBlocked', ${hides('suspend')},
  'hidesAllowed', ${hides('allow')},
  'namesAllowed', exists (select from policy_entry p
                           where p.instance_id = i.id and p.lifted_at is null and p.severity = 'allow'
                             and not ${isHiddenSql('p', 'i.software')}),
  'names', (select jsonb_agg(l.name) from listed_name l where l.instance_id = i.id and l.is_own))`;

// An instance is listed where the directory has it. What accounts end in is one side's word: it counts only where no
// listed instance has that name.
const FIND = `
  select a.name,
         exists (select from suppression s where s.domain in (a.name, split_part(a.name, ':', 1), a.registrable))
           or exists (select from instance o where o.domain = a.name and o.state = 'suppressed') as "isOptedOut",
         exists (select from suppression s where a.name like '%.' || s.domain) as "isBelowOptedOut",
         (select ${SERVER}
            from (select coalesce(n.alias_of, n.id) as id, case when n.alias_of is null then 0 else 1 end as nth
                    from instance n where n.domain = a.name
                   union all
                  select n.id, 2 from instance n
                   where n.account_domain = a.name and n.network = any($3::text[])) found
            join directory_entry d on d.instance_id = found.id
            join instance i on i.id = found.id
           where $2::text is null or i.network = $2
           order by found.nth, array_position($3::text[], i.network), i.id
           limit 1) as server
    from unnest($1::text[], $4::text[]) with ordinality a (name, registrable, nth)
   order by a.nth`;
