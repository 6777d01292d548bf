import { CAUSES, type InstanceName } from '@homeport/db';
import { fail, ok, type Failure, type Outcome } from '../outcome.ts';
import type { Features, Version } from '../probes/lbry/parse.ts';
import type { Pong } from '../probes/lbry/parse-pong.ts';
import { askBanner, askFeatures, askHeight, askPeers, askVersion } from '../probes/lbry/probe.ts';
import { publicationOf, unread } from '../software/listing.ts';
import type { Brought, Contacting } from './brought.ts';
import { LbryConversation } from './lbry-conversation.ts';
import { planOf, together } from './plan.ts';
import { slice, type Findings } from './slice.ts';
import type { Facts, Listing, Tip, Visit } from './visit.ts';

/** See `visitInstance`. Hubs have no HTTP, and so no robots.txt: they are asked what every client asks them. */
export async function contactLbry(contacting: Contacting): Promise<Brought> {
  const conversation = new LbryConversation(contacting);
  try {
    const visits = await visitHub(contacting, conversation);
    return { visits, robots: null, robotsElsewhere: new Map(), crawlDelayMs: 0 };
  } finally {
    conversation.close();
  }
}

async function visitHub(
  { kinds, clock, signal }: Contacting,
  conversation: LbryConversation,
): Promise<Visit[]> {
  const visits: Visit[] = [];
  for (const [kind, work] of planOf(kinds, new Hub(conversation))) {
    const visit = await slice(kind, conversation, clock, work);
    if (signal.aborted) break;
    visits.push(visit);
    // A hub that takes no clients has told how it is, and would answer the rest.
    if (visit.failure !== null && visit.failure.cause !== 'not_accepting') break;
  }
  return visits;
}

/** How a hub is: what the datagram said, or, where it is silent, that it takes a client. */
interface Sign {
  isAccepting: boolean;
  country: string | null;
  tip: Tip | null;
  /** It answered over UDP, but not as a hub does. */
  isOdd: boolean;
}

/** The questions of one contact; each is put once, however many visits want its answer. */
class Hub {
  private readonly conversation: LbryConversation;
  private sign: Promise<Outcome<Sign>> | null = null;
  private version: Promise<Outcome<Version>> | null = null;

  constructor(conversation: LbryConversation) {
    this.conversation = conversation;
  }

  /** The smallest sign of life: one datagram. */
  async askSign(): Promise<Findings> {
    const sign = await this.readSign();
    return sign.ok ? findingsOf(sign.value) : { failure: sign.failure };
  }

  async askDetails(): Promise<Findings> {
    const sign = await this.readSign();
    if (!sign.ok) return { failure: sign.failure };
    const found = findingsOf(sign.value);
    const version = await this.greet();
    // It answers over UDP but refuses the greeting: alive, and of little use to its clients.
    if (!version.ok) return { ...found, partial: true };
    const features = await askFeatures(this.conversation.rpc);
    const banner = await askBanner(this.conversation.rpc);
    const facts = factsOf({ sign: sign.value, version: version.value, features: valueOf(features) });
    facts.description ??= valueOf(banner);
    return { ...found, facts, signals: [], partial: found.partial === true || !features.ok || !banner.ok };
  }

  async askPeers(): Promise<Findings> {
    const peers = await this.readPeers();
    return { peers, partial: peers.publication === 'failed' };
  }

  async askAll(): Promise<Findings> {
    const details = await this.askDetails();
    if (details.failure && details.failure.cause !== 'not_accepting') return details;
    const peers = await this.askPeers();
    return together(details, peers);
  }

  private async readPeers(): Promise<Listing<InstanceName>> {
    const version = await this.greet();
    const peers = version.ok ? await askPeers(this.conversation.rpc) : version;
    return peers.ok ? peers.value : unread(publicationOf(peers.failure));
  }

  private greet(): Promise<Outcome<Version>> {
    return (this.version ??= askVersion(this.conversation.rpc));
  }

  private readSign(): Promise<Outcome<Sign>> {
    return (this.sign ??= this.findSign());
  }

  private async findSign(): Promise<Outcome<Sign>> {
    const pong = await this.conversation.pong();
    if (pong.ok) return ok(signOf(pong.value));
    // Where there is no address, there is none for TCP either.
    if (CAUSES[pong.failure.cause].stage === 'resolve') return pong;
    // Firewalls that let TCP through alone are common, and clients do without the datagram then.
    const version = await this.greet();
    if (!version.ok) return both(pong.failure, version.failure);
    const height = await askHeight(this.conversation.rpc);
    return ok({
      isAccepting: true,
      country: null,
      tip: height.ok ? { height: height.value, hash: null } : null,
      isOdd: pong.failure.cause === 'parse_unexpected',
    });
  }
}

function signOf({ isAccepting, country, height, tip }: Pong): Sign {
  return { isAccepting, country, tip: { height, hash: tip }, isOdd: false };
}

/** What TCP said is the better reason: a datagram may be lost without anybody's fault. */
function both(datagram: Failure, connection: Failure): Outcome<never> {
  const { cause, ...more } = connection;
  const detail = `${connection.detail ?? cause}; over UDP: ${datagram.detail ?? datagram.cause}`;
  return fail(cause, { ...more, detail: detail.slice(0, 200) });
}

function findingsOf({ isAccepting, tip, isOdd }: Sign): Findings {
  return { tip, partial: isOdd, failure: isAccepting ? null : { cause: 'not_accepting' } };
}

function valueOf<T>(outcome: Outcome<T>): T | null {
  return outcome.ok ? outcome.value : null;
}

interface Told {
  sign: Sign;
  version: Version;
  /** Null where they could not be read. */
  features: Features | null;
}

function factsOf({ sign, version, features }: Told): Facts {
  return {
    ...version,
    ...NOT_OF_HUBS,
    description: features?.description ?? null,
    ofNetwork: {
      network: 'lbry',
      country: sign.country,
      isAccepting: sign.isAccepting,
      protocolMin: features?.protocolMin ?? null,
      protocolMax: features?.protocolMax ?? null,
      dailyFee: features?.dailyFee ?? null,
      genesisHash: features?.genesisHash ?? null,
    },
  };
}

const NONE = { usersTotal: null, usersActiveMonth: null, usersActiveHalfyear: null, postsTotal: null };

// A hub has no accounts: its clients are wallets, which it knows by their addresses on the chain.
const NOT_OF_HUBS = {
  title: null,
  languages: [],
  // Where its machine stands is told among what only its network has; where it is governed from is not.
  country: null,
  countrySource: null,
  rules: [],
  registration: null,
  registrationSource: null,
  contactUrl: null,
  usage: { ...NONE, marks: NONE },
  federation: null,
  isPrivate: false,
  accountDomain: null,
  webDomain: null,
  nodeinfoUrl: null,
} satisfies Partial<Facts>;
