import {
  coversListedSql,
  globsSql,
  isCoveringSql,
  isGlobbing,
  isHiddenSql,
  lookedForSql,
  publishesRulesSql,
  targetsFor,
  type Severity,
} from '@homeport/db';
import type { Values } from '../http/sql.ts';
import { opennessOf, type Asked, type Server } from './asked.ts';

// Conditions for lists of instances, by how they stand to one server. The rules about that server are found by its
// names, and its own by its id: neither depends on the row, so that each is read once for a whole list.

/**
 * SQL: whether a row with `instance_id` (such as `directory_entry`) blocks the asked server: by a standing, published
 * rule of its own that suspends it, a name above it, or everybody. Never true of the server itself.
 */
export function blocksSql(row: string, asked: Asked, values: Values): string {
  return asked.isOptedOut ? 'false' : `${row}.instance_id in (${suspendingSql(asked, values)})`;
}

/**
 * SQL: whether a row of `directory_entry` and the asked server are kept apart by what either publishes: a rule that
 * suspends the other, a list of those it federates with on which the other isn't, or that it federates with nobody.
 * Networks don't speak with each other, so that a row of another one counts as apart, too. What is hidden or not
 * published keeps nobody apart: such rows are `unknown`, see `ReachQueries`.
 */
export function isKeptApartSql(row: string, asked: Asked, values: Values): string {
  if (asked.isOptedOut) return 'false';
  const { network, server } = asked;
  return `(${[
    ...(network ? [`${row}.network <> ${values.add(network)}`] : []),
    `${row}.instance_id in (
    ${suspendingSql(asked, values)}
     union all
    ${excludingSql(asked, values)})`,
    ...(server ? [ownSql(row, server, values)] : []),
  ].join(' or ')})`;
}

/** Instances with a rule that suspends the asked server. */
function suspendingSql(asked: Asked, values: Values): string {
  const standing = `p.lifted_at is null and p.severity = 'suspend' and ${publishesRulesSql('i')}
       and ${concerns('i', asked, values)}`;
  return `select p.instance_id
      from policy_entry p
      join instance i on i.id = p.instance_id
     where ${standing} and ${coversSql(asked, values)}
     union all
    select p.instance_id
      from instance i
      join policy_entry p on p.instance_id = i.id and p.is_obfuscated
     where ${globsSql('i.software')} and ${standing}
       and exists (select from unnest(${values.add(asked.names)}::text[]) name where name like glob_like(p.target))`;
}

/**
 * Instances that federate with nobody, or with those alone whom they name, and not with the asked server. Software
 * whose open letters can be read has no such lists.
 */
function excludingSql(asked: Asked, values: Values): string {
  const allowing = `p.instance_id = i.id and p.lifted_at is null and p.severity = 'allow'`;
  return `select i.id
      from instance i
     where i.federation in ('allow_list', 'none') and ${concerns('i', asked, values)}
       and (i.federation = 'none'
            or i.policy_publication = 'published' and not i.policy_is_partial
               and exists (select from policy_entry p where ${allowing} and not ${isHiddenSql('p', 'i.software')})
               and not exists (select from policy_entry p
                                where ${allowing} and p.is_obfuscated and ${isHiddenSql('p', 'i.software')})
               and not exists (select from policy_entry p where ${allowing} and ${coversSql(asked, values)}))`;
}

/** Whether the target of `p`, a rule of the instance `i`, covers one of the asked server's names. */
function coversSql({ names }: Asked, values: Values): string {
  const targets = targetsFor(names);
  const by = { software: 'i.software', rule: 'p.rule' };
  const among = (form: keyof typeof targets) => `p.target = any(${values.add(targets[form])}::text[])`;
  return `p.target = any(${values.add(Object.values(targets).flat())}::text[])
       and (${among('everybody')}
            or not p.is_obfuscated
               and (${among('itself')}
                    or ${among('above')} and ${isCoveringSql('above', by)}
                    or ${among('starred')} and ${isCoveringSql('starred', by)}
                    or ${among('starred_above')} and ${isCoveringSql('starred_above', by)}))`;
}

/** Of the asked server's network, where that is known, and not itself. */
function concerns(i: string, { network, server }: Asked, values: Values): string {
  return [
    ...(network ? [`${i}.network = ${values.add(network)}`] : []),
    ...(server ? [`${i}.id <> ${values.add(server.id)}`] : []),
    'true',
  ].join(' and ');
}

/** Whether the asked server's own rules keep a row of `directory_entry` out. */
function ownSql(row: string, server: Server, values: Values): string {
  if (server.federation !== 'none' && !server.publishes) return 'false';
  const isOther = `${row}.instance_id <> ${values.add(server.id)} and ${row}.network = ${values.add(server.network)}`;
  const isAmong = (severity: Severity) => `${row}.instance_id in (${coveredSql(severity, server, values)})`;
  const openness = opennessOf(server);
  if (openness === 'nobody') return `(${isOther})`;
  const suspendsAll = `exists (select from policy_entry p
      where p.instance_id = ${values.add(server.id)} and p.lifted_at is null and p.severity = 'suspend' and p.target = '*')`;
  const allowsAll = suspendsAll.replace("'suspend'", "'allow'");
  const isExcluded = openness === 'named' ? ` or not (${allowsAll} or ${isAmong('allow')})` : '';
  return `(${isOther} and (${suspendsAll} or ${isAmong('suspend')}${isExcluded}))`;
}

/** Listed instances that a server's standing rules of a severity cover by name. */
function coveredSql(severity: Severity, server: Server, values: Values): string {
  const software = `${values.add(server.software)}::text`;
  const standing = `p.instance_id = ${values.add(server.id)} and p.lifted_at is null and p.severity = '${severity}'`;
  const named = `select l.instance_id
      from policy_entry p
      join listed_name l on l.name = ${lookedForSql('p')}
     where ${standing} and not p.is_obfuscated and ${coversListedSql('p', 'l', software)}`;
  if (!isGlobbing(server.software)) return named;
  return `${named}
     union all
    select l.instance_id
      from policy_entry p
      join listed_name l on l.is_own and l.name like glob_like(p.target)
     where ${standing} and p.is_obfuscated`;
}
