import type { Instance, PolicyProfile, UptimeAnswer } from '@homeport/api/contract';
import { getInstance, getProfile, getUptime, type ApiFailure } from '../../lib/api/client.ts';

/** One of the servers that are compared; a part that could not be read is missing. */
export interface Compared {
  instance: Instance;
  uptime: UptimeAnswer | undefined;
  profile: PolicyProfile | undefined;
}

export interface Comparison {
  known: Compared[];
  /** Names that the record does not hold, and those whose operators asked to be left out. */
  unknown: string[];
  gone: string[];
  /** Set where the API itself failed: then nothing can be said of anybody. */
  failure: ApiFailure | undefined;
}

/** Asks for all at once. Two names of one instance are that instance once. */
export async function readCompared(names: readonly string[]): Promise<Comparison> {
  const found = await Promise.all(names.map(async (name) => ({ name, answer: await getInstance(name) })));
  const comparison: Comparison = { known: [], unknown: [], gone: [], failure: undefined };
  const instances = new Map<string, Instance>();
  for (const { name, answer } of found) {
    if (answer.ok) {
      instances.set(`${answer.value.network} ${answer.value.domain}`, answer.value);
      continue;
    }
    switch (answer.failure.kind) {
      case 'not-found':
      case 'refused':
        comparison.unknown.push(name);
        break;
      case 'gone':
        comparison.gone.push(name);
        break;
      case 'unreachable':
      case 'unreadable':
        comparison.failure = answer.failure;
    }
  }
  comparison.known = await Promise.all([...instances.values()].map(readParts));
  return comparison;
}

async function readParts(instance: Instance): Promise<Compared> {
  const { domain, network } = instance;
  const [uptime, profile] = await Promise.all([getUptime(domain, network), getProfile(domain, network)]);
  return {
    instance,
    uptime: uptime.ok ? uptime.value : undefined,
    profile: profile.ok ? profile.value : undefined,
  };
}
