// The bare loop: the same requests to the same hosts, each host over one connection, and nothing else. It looks
// names up and checks certificates, as anybody must; it keeps nothing, judges nothing and guards against nothing.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Resolver } from 'node:dns/promises';
import { Agent, request as httpsRequest } from 'node:https';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { createSecureContext, rootCertificates } from 'node:tls';
import got from 'got';
import { ownPeakMib, type FromChild, type ToChild } from './visit-child.ts';
import type { HostPlan, PlannedRequest } from './visit-plan.ts';

const { values } = parseArgs({ options: { client: { type: 'string', default: 'https' } } });
const ports = { https: Number(process.env['HTTPS_PORT']) };
const resolver = new Resolver();
resolver.setServers([process.env['DNS_SERVERS'] ?? '']);
// Made once, as every client must that trusts an authority of its own: for each connection it would cost milliseconds.
const secureContext = createSecureContext({
  ca: [...rootCertificates, readFileSync(process.env['EXTRA_CA'] ?? '', 'utf8')],
});

type Ask = (domain: string, request: PlannedRequest, agent: Agent) => Promise<void>;

const client = got.extend({
  followRedirect: false,
  retry: { limit: 0 },
  throwHttpErrors: false,
  responseType: 'buffer',
  headers: { 'user-agent': 'bench' },
});

const askByGot: Ask = async (domain, { path, method, accept, json }, agent) => {
  await client(`https://${domain}:${ports.https}${path}`, {
    method,
    headers: { accept },
    agent: { https: agent },
    ...(json !== undefined && { json }),
  });
};

const askByNode: Ask = (domain, { path, method, accept, json }, agent) =>
  new Promise((resolve, reject) => {
    const body = json === undefined ? undefined : JSON.stringify(json);
    const headers = {
      'user-agent': 'bench',
      accept,
      'accept-encoding': 'gzip',
      ...(body !== undefined && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      }),
    };
    const options = { host: domain, port: ports.https, path, method, headers, agent };
    httpsRequest(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        Buffer.concat(chunks);
        resolve();
      });
      response.on('error', reject);
    })
      .on('error', reject)
      .end(body);
  });

async function visit(ask: Ask, { domain, requests }: HostPlan): Promise<void> {
  const [address = ''] = await resolver.resolve4(domain);
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 1,
    secureContext,
    lookup: (_name, { all }, done) => {
      if (all === true) done(null, [{ address, family: 4 }]);
      else done(null, address, 4);
    },
  });
  for (const request of requests) await ask(domain, request, agent);
  agent.destroy();
}

// Whoever started us is gone: nobody would ever stop us.
process.once('disconnect', () => process.exit(0));
process.send?.({ ready: true } satisfies FromChild);
const [message] = (await once(process, 'message')) as [ToChild];
if (message === 'stop') process.exit(0);
const { go: plans, concurrency } = message;
const ask = values.client === 'got' ? askByGot : askByNode;
const lag = monitorEventLoopDelay({ resolution: 5 });
lag.enable();
const at = performance.now();
const cpu = process.cpuUsage();
let next = 0;
await Promise.all(
  Array.from({ length: concurrency }, async () => {
    for (let plan = plans[next++]; plan; plan = plans[next++]) await visit(ask, plan);
  }),
);
const { user, system } = process.cpuUsage(cpu);
const run = {
  seconds: (performance.now() - at) / 1000,
  cpuMs: (user + system) / 1000,
  peakMib: ownPeakMib(),
  lagP99Ms: lag.percentile(99) / 1e6,
};
process.send?.({ run } satisfies FromChild, () => process.disconnect());
