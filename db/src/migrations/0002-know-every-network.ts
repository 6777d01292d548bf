import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  ALIAS_PROOFS,
  CAUSE_NAMES,
  DOUBTS,
  FEDERATIONS,
  SIGNAL_KINDS,
  USAGE_QUALITIES,
} from '../vocabulary.ts';
import { oneOf } from './one-of.ts';

export class KnowEveryNetwork0002 implements MigrationInterface {
  readonly name = 'KnowEveryNetwork0000000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [CAUSES, NAMES, COUNTS, HISTORY, CONSENT]) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

/** The list of causes has grown since the tables were made. */
const CAUSES = ['instance', 'visit', 'status_span']
  .map(
    (table) => `
alter table ${table} drop constraint if exists ${table}_cause_check;
alter table ${table} add constraint ${table}_cause_check check (cause in ${oneOf(CAUSE_NAMES)});`,
  )
  .join('\n');

const NAMES = `
-- In Matrix and LBRY a port is part of a name: 253 characters, a colon and five digits.
alter table instance drop constraint if exists instance_domain_check;
alter table instance add constraint instance_domain_check
  check (domain = lower(domain) and length(domain) between 3 and 259);

alter table instance
  -- What the server says that its accounts end in, and where its metadata was found: together they are a proof.
  add column account_domain text,
  add column web_domain     text,
  -- Set where two names are proven to be one instance: this one is visited rarely, and listed nowhere.
  add column alias_of       integer references instance (id),
  add column alias_proof    text check (alias_proof in ${oneOf(ALIAS_PROOFS)}),
  add column alias_since    timestamptz,
  add column federation     text check (federation in ${oneOf(FEDERATIONS)}),
  -- What only one network has: Matrix's delegation and keys, a hub's protocol and country.
  add column network_facts  jsonb,
  -- A hub's newest block, and how many it lagged behind the others when that was read.
  add column chain_height   integer check (chain_height >= 0),
  add column chain_tip      text,
  add column chain_read_at  timestamptz,
  add column chain_lag      integer check (chain_lag >= 0),
  add constraint instance_alias_check check ((alias_of is null) = (alias_proof is null) and alias_of <> id);
-- Who says that its accounts end in this name?
create index instance_account_domain on instance (network, account_domain) where account_domain is not null;
create index instance_alias on instance (alias_of) where alias_of is not null;
-- The tallest tip is looked for among the few hubs.
create index instance_chain on instance (chain_read_at) where chain_height is not null;
-- Whoever is hidden in others' policies can be told so, by the digest of its own name.
create index policy_entry_digest on policy_entry (digest) where is_obfuscated;
`;

const COUNT_NAMES = ['users_total', 'users_active_month', 'users_active_halfyear', 'posts_total'];

const COUNTS = `
${COUNT_NAMES.map(
  (count) => `
alter table instance
  add column ${count}_quality text check (${count}_quality in ${oneOf(USAGE_QUALITIES)}),
  add column ${count}_doubt   text check (${count}_doubt in ${oneOf(DOUBTS)}),
  add column ${count}_source  text;
update instance set ${count}_quality = usage_quality, ${count}_source = usage_source,
       ${count}_doubt = case when usage_quality = 'implausible' then 'contradiction' end
 where usage_quality is not null and (${count} is not null or usage_quality = 'hidden');
alter table usage_day add column ${count}_quality text check (${count}_quality in ${oneOf(USAGE_QUALITIES)});`,
).join('\n')}
alter table instance drop column usage_quality, drop column usage_source;
`;

const HISTORY = `
alter table usage_day add column users_active_halfyear integer;
-- Until now only declared counts were kept.
${COUNT_NAMES.map((count) => `update usage_day set ${count}_quality = 'declared' where ${count} is not null;`).join('\n')}

alter table network_day
  -- How many instances each total was added up from.
  add column users_total_of        integer not null default 0,
  add column users_active_month_of integer not null default 0,
  add column posts_total_of        integer not null default 0;
`;

const CONSENT = `
-- What an operator has said about being read, and since when. Lifted when a later visit no longer finds it.
create table consent_signal (
  instance_id     integer not null references instance (id),
  kind            text not null check (kind in ${oneOf(SIGNAL_KINDS)}),
  -- The path, header or list that said so, and what it said.
  source          text not null,
  value           text not null,
  first_seen_at   timestamptz not null,
  last_seen_at    timestamptz not null,
  lifted_at       timestamptz,
  primary key (instance_id, kind, source, first_seen_at)
);
create unique index consent_signal_standing on consent_signal (instance_id, kind, source) where lifted_at is null;

alter table robots
  -- The lines of the file that apply to us, as its operator wrote them.
  add column applied text[] not null default '{}';
`;
