import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBanner, parseFeatures, parseHeight, parsePeers, parseVersion } from './parse.ts';

describe('crawler/probes/lbry/parse: the version', () => {
  it.each([
    [['0.107.0', '0.199.0'], 'lbry-hub', '0.107.0'],
    [['0.107.0'], 'lbry-hub', '0.107.0'],
    [['ElectrumX 1.16.0', '1.4'], 'electrumx', '1.16.0'],
    [['Fulcrum/v1.9.1', '1.4'], 'fulcrum', '1.9.1'],
    [['a b c', '1.4'], 'lbry-hub', 'a b c'],
  ])('reads %j', (result, software, version) => {
    expect(parseVersion(result)).toEqual({ ok: true, value: { software, version } });
  });

  it.each([null, {}, [], [7], [''], '0.107.0'])('refuses %j', (result) => {
    expect(parseVersion(result)).toMatchObject({ ok: false, failure: { cause: 'parse_unexpected' } });
  });
});

describe('crawler/probes/lbry/parse: the features', () => {
  it('keeps protocols, fee, chain and description, and no address to be paid at', () => {
    const features = {
      protocol_min: '0.54.0',
      protocol_max: '0.199.0',
      daily_fee: '1.5',
      genesis_hash: 'AB'.repeat(32),
      description: 'A <b>hub</b>\u0000 for all',
      donation_address: 'bAddress',
    };
    expect(parseFeatures(features)).toEqual({
      ok: true,
      value: {
        protocolMin: '0.54.0',
        protocolMax: '0.199.0',
        dailyFee: '1.5',
        genesisHash: 'ab'.repeat(32),
        description: 'A hub for all',
      },
    });
  });

  it('leaves out what is not what it should be', () => {
    const odd = { protocol_min: 54, protocol_max: 'x', daily_fee: '-1', genesis_hash: 'ab', description: [] };
    const none = {
      protocolMin: null,
      protocolMax: null,
      dailyFee: null,
      genesisHash: null,
      description: null,
    };
    expect(parseFeatures(odd)).toEqual({ ok: true, value: none });
    expect(parseFeatures({ daily_fee: 0 })).toEqual({ ok: true, value: { ...none, dailyFee: '0' } });
    expect(parseFeatures([])).toMatchObject({ ok: false });
  });
});

describe('crawler/probes/lbry/parse: the banner', () => {
  it('is nothing where the operator wrote none', () => {
    expect(parseBanner('You are connected to an 0.107.0 server.')).toBeNull();
    expect(parseBanner(null)).toBeNull();
    expect(parseBanner(' \n ')).toBeNull();
  });

  it('is its first lines', () => {
    const lines = Array.from({ length: 12 }, (_, index) => `line ${index}`);
    expect(parseBanner(lines.join('\r\n'))).toBe(lines.slice(0, 10).join('\n'));
  });
});

describe('crawler/probes/lbry/parse: the peers', () => {
  it('drops the usual port, keeps another, and counts what is no name', () => {
    const rows = [
      'hub.example:50001',
      'HUB.example.',
      'other.example:50002',
      '192.0.2.7:50001',
      'hub.example:port',
      ['192.0.2.7', 'hub.example', []],
      'wss://x.example',
      '',
    ];
    expect(parsePeers(rows)).toEqual({
      ok: true,
      value: {
        publication: 'published',
        entries: ['hub.example', 'other.example:50002'],
        refused: 4,
        isPartial: false,
      },
    });
  });

  it.each([[[]], [['']]])('has none in %j', (rows) => {
    expect(parsePeers(rows)).toMatchObject({ ok: true, value: { entries: [], refused: 0 } });
  });

  it('says that a list was cut', () => {
    const rows = Array.from({ length: 10_001 }, (_, index) => `hub${index}.example`);
    const peers = parsePeers(rows);
    expect(peers.ok && [peers.value.entries.length, peers.value.isPartial]).toEqual([10_000, true]);
  });
});

describe('crawler/probes/lbry/parse', () => {
  it('never throws and keeps every bound, whatever comes', () => {
    const soft = fc.record({
      description: fc.string(),
      daily_fee: fc.jsonValue(),
      protocol_min: fc.string(),
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.array(fc.string()), soft, fc.string()), (value) => {
        const version = parseVersion(value);
        const features = parseFeatures(value);
        const peers = parsePeers(value);
        const height = parseHeight(value);
        const isBounded =
          (parseBanner(value)?.length ?? 0) <= 2000 &&
          (!version.ok ||
            (version.value.version.length <= 64 && /^[a-z][a-z\d_.+-]*$/.test(version.value.software))) &&
          (!features.ok || (features.value.description?.length ?? 0) <= 2000) &&
          (!height.ok || (height.value >= 0 && height.value <= 1e8));
        return (
          isBounded && (!peers.ok || peers.value.entries.every((name) => /^[a-z\d.-]+(?::\d+)?$/.test(name)))
        );
      }),
    );
  });
});
