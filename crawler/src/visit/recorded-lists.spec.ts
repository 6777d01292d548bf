import { readdirSync, readFileSync } from 'node:fs';
import { parseInstanceName, type Network } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { decodeJson, get, looseArray } from '../decode.ts';
import { parseIndex, parseNodeInfo } from '../probes/nodeinfo/parse.ts';
import { fallbacks } from '../software/index.ts';
import { CAPTURES, hasCaptures } from './recorded-server.fixture.ts';

function bytes(name: string): Buffer {
  return readFileSync(new URL(name, CAPTURES));
}

function json(name: string): unknown {
  const body = decodeJson(bytes(name));
  if (!body.ok) throw new Error(`${name} is not JSON`);
  return body.value;
}

function filesIn(folder: string): string[] {
  if (!hasCaptures) return [];
  const files = readdirSync(new URL(folder, CAPTURES), { recursive: true, encoding: 'utf8' });
  return files.filter((name) => /\.\w+$/.test(name) && !name.endsWith('ORIGIN.txt'));
}

// The examples that the two specifications give: one server, 123 users, 23 of them active in a month.
const EXAMPLES: Readonly<Record<string, [version: string, title: string | null]>> = {
  'nodeinfo/schemas_1.0_example.json': ['0.5.0', null],
  'nodeinfo/schemas_1.1_example.json': ['0.5.0', null],
  'nodeinfo/schemas_2.0_example.json': ['0.5.0', null],
  'nodeinfo/schemas_2.1_example.json': ['0.5.0', null],
  'nodeinfo/schemas_2.2_example.json': ['0.5.0', 'FI𝑓F fediverse'],
  'nodeinfo2/schemas_1.0_example.json': ['0.5.0', 'Example diaspora* server'],
};

// A schema is no document, and that of NodeInfo2 has a comma too many.
const SCHEMAS = ['1.0', '1.1', '2.0', '2.1', '2.2'].map(
  (version) => `nodeinfo/schemas_${version}_schema.json`,
);
const NO_JSON = 'nodeinfo2/schemas_1.0_schema.json';

describe.runIf(hasCaptures)('crawler/visit: the specifications of NodeInfo', () => {
  it('has a row for each file', () => {
    expect([...Object.keys(EXAMPLES), ...SCHEMAS, NO_JSON].sort()).toEqual(filesIn('schemas/').sort());
  });

  it.each(Object.entries(EXAMPLES))('example %s', (name, [version, title]) => {
    const info = parseNodeInfo(json(`schemas/${name}`));

    expect(info.ok && info.value).toMatchObject({
      software: 'diaspora',
      version,
      title,
      isRegistrationOpen: true,
      counts: { usersTotal: 123, usersActiveMonth: 23, usersActiveHalfyear: 42, postsTotal: 500 },
      hidesUsage: false,
      isPrivate: false,
    });
  });

  it.each(SCHEMAS)('schema %s is nobody’s answer', (name) => {
    const body = json(`schemas/${name}`);

    expect(parseNodeInfo(body)).toMatchObject({ ok: false, failure: { cause: 'parse_unexpected' } });
    expect(parseIndex(body, new URL('https://example.org/'))).toMatchObject({ ok: false });
    expect(fallbacks.map((fallback) => fallback.read(body))).toEqual(fallbacks.map(() => null));
  });

  it(`finds no JSON in ${NO_JSON}`, () => {
    expect(decodeJson(bytes(`schemas/${NO_JSON}`))).toMatchObject({ failure: { cause: 'parse_not_json' } });
  });
});

interface List {
  names: () => [network: Network, written: unknown][];
  /** How many are names, and how many are refused for which reason: counted by hand, not by the intake. */
  accepted: number;
  refused: Record<string, number>;
}

const LISTS: Readonly<Record<string, List>> = {
  'census/pipeline_import_input_fedilist.json': {
    names: () =>
      rows('lists/census/pipeline_import_input_fedilist.json').map((row) => [
        'fediverse',
        get(row, 'hostname'),
      ]),
    accepted: 11_996,
    // Four onion services, and a row without a name.
    refused: { 'overlay-network': 4, empty: 1 },
  },
  'census/pipeline_sources_nodes.json': {
    // Of the Matrix homeservers 296 are named with a port, which is a part of their names.
    names: () =>
      looseArray(get(json('lists/census/pipeline_sources_nodes.json'), 'data', 'nodes'), 100_000).map(
        (row) => [
          String(get(row, 'platform', 'name')).startsWith('matrix|') ? 'matrix' : 'fediverse',
          get(row, 'host'),
        ],
      ),
    accepted: 11_192,
    refused: {},
  },
  'joinmatrix/servers.json': {
    names: () => rows('lists/joinmatrix/servers.json').map((row) => ['matrix', get(row, 'domain')]),
    accepted: 79,
    refused: {},
  },
  'joinmisskey/data_instances.yml': {
    names: () =>
      [
        ...bytes('lists/joinmisskey/data_instances.yml')
          .toString('utf8')
          .matchAll(/^- url: *(.*)$/gm),
      ].map(([, name]) => ['fediverse', name]),
    accepted: 2195,
    // One with a port, and one with an underscore, which no host name has.
    refused: { port: 1, 'not-a-name': 1 },
  },
};

function rows(name: string): unknown[] {
  return looseArray(json(name), 100_000);
}

describe.runIf(hasCaptures)('crawler/visit: lists of servers', () => {
  it('has a row for each file', () => {
    expect(Object.keys(LISTS).sort()).toEqual(filesIn('lists/').sort());
  });

  it.each(Object.entries(LISTS))(
    '%s goes through the intake of names',
    (_file, { names, accepted, refused }) => {
      const reasons: Record<string, number> = {};
      let count = 0;
      for (const [network, written] of names()) {
        const name = parseInstanceName(network, String(written));
        if (name.ok) {
          count += 1;
          // What has been accepted is its own only spelling.
          expect(parseInstanceName(network, name.name)).toMatchObject({ ok: true, name: name.name });
        } else {
          reasons[name.reason] = (reasons[name.reason] ?? 0) + 1;
        }
      }

      expect({ accepted: count, refused: reasons }).toEqual({ accepted, refused });
    },
  );
});
