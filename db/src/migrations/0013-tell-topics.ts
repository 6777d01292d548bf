import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TOPICS } from '../vocabulary.ts';
import { oneOf } from './one-of.ts';

export class TellTopics0013 implements MigrationInterface {
  readonly name = 'TellTopics0000000000013';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const STATEMENTS: readonly string[] = [
  `
alter table instance
  -- Where it says that it is governed from (ISO 3166-1 alpha-2), and the path that said so.
  add column country        text check (country ~ '^[A-Z]{2}$'),
  add column country_source text,
  -- The version of the lexicon by which its rules were last sorted; null where they never were.
  add column topics_by      smallint;

-- What its rules are about. A topic without a row is not published.
create table rule_topic (
  instance_id     integer not null references instance (id),
  topic           text not null check (topic in ${oneOf(TOPICS)}),
  -- Places of the rules in instance.rules, from 0.
  places          smallint[] not null check (cardinality(places) > 0),
  primary key (instance_id, topic)
);`,
];
