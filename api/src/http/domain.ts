import {
  parseDomain,
  parseInstanceName,
  type DomainName,
  type InstanceName,
  type NameRefusal,
  type Network,
} from '@homeport/db';
import { ProblemError, quoted } from './problem.ts';

const REASONS: Readonly<Record<NameRefusal, string>> = {
  empty: 'it is empty',
  'not-a-name': 'it is not a host name; give one such as example.social, without https:// and without a path',
  'ip-address': 'it is an address; give the name of the server',
  'single-label': 'it has only one part; give the full name, such as example.social',
  'special-use': 'its ending is reserved for private networks',
  'overlay-network':
    'its ending belongs to another network than the internet, which cannot be reached from here',
  'public-suffix': 'it is an ending under which others register names, not a server',
  'too-long': 'it is longer than the 253 characters that a name may have',
  port: 'it names a port that a server of its network cannot have',
};

/** The canonical name for whatever a caller wrote, or a 400 that says why it is none. */
export function readDomain(text: string, pointer: string): DomainName {
  const name = parseDomain(text);
  if (name.ok) return name.domain;
  throw problem(text, pointer, name.reason);
}

/**
 * The canonical name of the instance that a path speaks of, or a 400 that says why there can be none. Where the
 * network is not said, any port counts as part of the name, as in Matrix: only LBRY knows one to leave out.
 */
export function readName(network: Network | undefined, text: string, pointer: string): InstanceName {
  const name = parseInstanceName(network ?? 'matrix', text);
  if (name.ok) return name.name;
  throw problem(text, pointer, name.reason);
}

function problem(text: string, pointer: string, reason: NameRefusal): ProblemError {
  const detail = `${quoted(text)} is not a domain: ${REASONS[reason]}.`;
  return new ProblemError('bad-domain', detail, [{ pointer, detail }]);
}
