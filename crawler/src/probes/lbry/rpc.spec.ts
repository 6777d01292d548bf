import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_ROBOTS, ScriptedFetcher } from '../../visit/scripted-contact.ts';
import { parseBanner, parseFeatures, parseHeight, parsePeers, parseVersion } from './parse.ts';
import { askBanner, askPeers, askVersion } from './probe.ts';
import { isAnswer, isUnknownMethod, openRpc, parseAnswer } from './rpc.ts';

const PLACE = { host: 'hub.example', port: 50_001, authority: 'hub.example' };
const GREETING = '{"jsonrpc":"2.0","id":1,"method":"server.version","params":["Homeport","0.107.0"]}';

function rpcOf(lines: Record<string, string>) {
  const fetcher = new ScriptedFetcher({}, NO_ROBOTS, undefined, { talks: { 'hub.example:50001': lines } });
  return { rpc: openRpc(fetcher.talk(PLACE)), fetcher };
}

describe('crawler/probes/lbry/rpc', () => {
  it('greets with its name and a protocol, and counts its questions', async () => {
    const banner = '{"jsonrpc":"2.0","id":2,"method":"server.banner","params":[]}';
    const { rpc, fetcher } = rpcOf({
      [GREETING]: '{"jsonrpc":"2.0","result":["0.107.0","0.107.0"],"id":1}',
      [banner]: '{"jsonrpc":"2.0","result":"hello","id":2}',
    });

    expect(await askVersion(rpc)).toEqual({ ok: true, value: { software: 'lbry-hub', version: '0.107.0' } });
    expect(await askBanner(rpc)).toEqual({ ok: true, value: 'hello' });
    expect(fetcher.asked).toEqual([`TCP hub.example:50001 ${GREETING}`, `TCP hub.example:50001 ${banner}`]);
  });

  it('skips notifications and answers to other questions', async () => {
    const lines = [
      '{"jsonrpc":"2.0","method":"blockchain.peers.subscribe","params":["other.example:50001"]}',
      '{"jsonrpc":"2.0","result":["9.9.9","1"],"id":7}',
      '{"jsonrpc":"2.0","result":["8.8.8","1"],"id":"1"}',
      '[{"jsonrpc":"2.0","result":["7.7.7","1"],"id":1}]',
      '{"jsonrpc":"2.0","result":["0.107.0","0.107.0"],"id":1}',
    ];
    const { rpc } = rpcOf({ [GREETING]: lines.join('\n') });

    expect(await askVersion(rpc)).toMatchObject({ value: { version: '0.107.0' } });
  });

  it('does not wait for ever for the right one', async () => {
    const noise = '{"jsonrpc":"2.0","method":"blockchain.headers.subscribe","params":[]}\n'.repeat(6);
    const { rpc } = rpcOf({ [GREETING]: `${noise}{"jsonrpc":"2.0","result":["0.107.0"],"id":1}` });

    expect(await askVersion(rpc)).toMatchObject({ ok: false });
  });

  it('passes an error on with its number, and without its words', () => {
    const words = 'x'.repeat(1000);
    const line = JSON.stringify({ jsonrpc: '2.0', error: { code: 1, message: words }, id: 1 });
    expect(parseAnswer(line, 'server.version')).toEqual({
      ok: false,
      failure: { cause: 'rpc_failed', detail: 'server.version: error 1' },
    });
    expect(parseAnswer('{"error":"no","id":1}', 'a')).toMatchObject({
      failure: { detail: 'a: an error without a number' },
    });
  });

  it('takes an error without id for its answer: its question could not be read', () => {
    const line = '{"jsonrpc":"2.0","error":{"code":-32700,"message":"invalid JSON"},"id":null}';
    expect(isAnswer(line, 3)).toBe(true);
    expect(parseAnswer(line, 'a')).toMatchObject({ failure: { detail: 'a: error -32700' } });
  });

  it('reads a result beside the empty error of JSON-RPC 1', () => {
    expect(parseAnswer('{"result":null,"error":null,"id":1}', 'server.ping')).toEqual({
      ok: true,
      value: null,
    });
    expect(parseAnswer('{"id":1}', 'server.ping')).toMatchObject({ failure: { cause: 'parse_unexpected' } });
    expect(parseAnswer('hello', 'server.ping')).toMatchObject({ failure: { cause: 'parse_not_json' } });
  });

  it('knows a hub that has no peers to tell from one that fails to', async () => {
    const question = '{"jsonrpc":"2.0","id":1,"method":"server.peers.subscribe","params":[]}';
    const answer = (code: number) => ({ [question]: `{"jsonrpc":"2.0","error":{"code":${code}},"id":1}` });

    expect(await askPeers(rpcOf(answer(-32601)).rpc)).toMatchObject({
      value: { publication: 'unsupported' },
    });
    expect(await askPeers(rpcOf(answer(-32603)).rpc)).toMatchObject({ failure: { cause: 'rpc_failed' } });
  });

  it('never throws, whatever line comes', () => {
    const soft = fc.record({
      id: fc.constantFrom(1, '1', null),
      error: fc.jsonValue(),
      result: fc.jsonValue(),
    });
    const line = fc.oneof(
      fc.string(),
      fc.json(),
      soft.map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(line, (words) => {
        const answer = parseAnswer(words, 'server.version');
        return (
          typeof isAnswer(words, 1) === 'boolean' &&
          (answer.ok || (answer.failure.detail ?? '').length <= 200)
        );
      }),
    );
  });
});

// What a real hub was asked and answered lies beside the project, never in it.
const TRANSCRIPTS = new URL('../../../../../shared/captures/servers/lbryhub.realtest/', import.meta.url);
const hasTranscripts = existsSync(TRANSCRIPTS);
if (!hasTranscripts) console.info(`skipped: no recordings at ${TRANSCRIPTS.pathname}`);

function answersIn(file: string): string[] {
  const lines = readFileSync(new URL(file, TRANSCRIPTS), 'utf8').split('\n');
  return lines.map((line) => line.replace(/^< /, '')).filter((line) => /^\{.*"(?:result|error)":/.test(line));
}

describe.runIf(hasTranscripts)('crawler/probes/lbry: the recorded hub', () => {
  it('tells its version, features, banner, peers and height', () => {
    const lines = answersIn('tcp-features.txt');
    expect(lines.map((line, index) => isAnswer(line, index + 1))).toEqual(lines.map(() => true));
    const results = lines.map((line) => parseAnswer(line, 'recorded'));
    const [version, features, banner, peers, ping, , , height] = results.map((one) =>
      one.ok ? one.value : one,
    );

    expect(parseVersion(version)).toEqual({ ok: true, value: { software: 'lbry-hub', version: '0.107.0' } });
    expect(parseFeatures(features)).toEqual({
      ok: true,
      value: {
        protocolMin: '0.54.0',
        protocolMax: '0.199.0',
        dailyFee: '0',
        genesisHash: '9c89283ba0f3227f6c03b70216b9f665f0118d5e0fa729cedf4fb34d6a34f463',
        description: 'real herald test',
      },
    });
    expect(parseBanner(banner)).toBeNull();
    // The names were planted, and are of an ending that exists on no public network.
    expect(parsePeers(peers)).toMatchObject({ ok: true, value: { entries: [], refused: 2 } });
    expect(ping).toBeNull();
    expect(parseHeight(height)).toEqual({ ok: true, value: 1_234_567 });
    expect(lines).toHaveLength(9);
  });

  it('sends errors with their numbers', () => {
    const details = ['badparams', 'garbage', 'http', 'unknown', 'version-old-proto'].map((name) => {
      const [line = ''] = answersIn(`tcp-${name}.txt`);
      const answer = parseAnswer(line, name);
      return answer.ok ? null : answer.failure.detail;
    });
    expect(details).toEqual([
      'badparams: error -32603',
      'garbage: error -32700',
      'http: error -32700',
      'unknown: error -32601',
      'version-old-proto: error 1',
    ]);
    expect(isUnknownMethod(parseAnswer(answersIn('tcp-unknown.txt')[0] ?? '', 'a'))).toBe(true);
  });

  it('is read without a throw, line by line', () => {
    const files = readdirSync(TRANSCRIPTS).filter((file) => file.startsWith('tcp-'));
    for (const file of files) {
      for (const line of readFileSync(new URL(file, TRANSCRIPTS), 'utf8').split('\n')) {
        expect(() => [isAnswer(line, 1), parseAnswer(line, file)]).not.toThrow();
      }
    }
    expect(files).toHaveLength(13);
  });
});
