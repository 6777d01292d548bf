import type { Federation, Registration, Severity } from '@homeport/db';
import type { Gateway, Ports } from './net/host.ts';
import type { Dice } from './random.ts';
import type { LbryTruth, MatrixTruth, Truth, Usage } from './truth.ts';

/** What one instance says of itself, apart from its lists of others. */
export type Field =
  | 'version'
  | 'title'
  | 'description'
  | 'languages'
  | 'rules'
  | 'registration'
  | 'contact'
  | 'federation'
  | keyof Usage
  | Exclude<keyof MatrixTruth | keyof LbryTruth, 'network'>;

export type Door = Pick<Truth, 'robots' | 'withheld'>;

/** What the lab knows about one kind of server: a name in NodeInfo and all that goes with it. */
export interface Kind {
  /** Name in NodeInfo, lower case. */
  software: string;
  /** Share of the made-up network, in percent; 0 for what only shows itself in the showcase. */
  share: number;
  /** Real releases, oldest first: instances upgrade along this list. */
  versions: readonly string[];
  /** Those that strangers can tell apart. */
  registrations: readonly Registration[];
  /**
   * What it leaves out of its answers, or fills with a constant that says nothing: a record that has a value
   * there has guessed it. What most softwares leave out is `UNTOLD`.
   */
  unpublished: readonly Field[];
  /** The counts of a server that has one user by design. */
  constantUsage: Usage | null;
  /** Where people find whom to write to, as the software's answers say it or its pages are known. */
  contactPath: string;
  /** Whether it tells its peers to strangers at all. */
  peers: boolean;
  /** Leaves whomever it has a rule about out of its peers. */
  hidesRuledPeers: boolean;
  /** The whole list of peers comes in one answer, so that a crawl can rely on it. */
  isHub: boolean;
  /** Words for its rules, the commonest first, with what they mean; none where it doesn't publish them. */
  rules: Readonly<Record<string, Severity>>;
  /** What it publishes beside the target of a rule. */
  reasons: boolean;
  digests: boolean;
  /** How it hides a name in part, where it can. */
  obfuscate: ((target: string) => string) | null;
  /** Shares of operators who leave the doors to the lists open. */
  openness: { peers: number; policies: number };
  /** What its robots.txt says, and whether that keeps a directory from its metadata. */
  door: (version: string, dice: Dice) => Door;
  /**
   * Its rows in the showcase: each a calm instance that publishes all that it can. By default one of the newest
   * release, for what has a share of the network.
   */
  showcase: readonly Variant[];
}

export interface Variant {
  /** What the row is called; default the software's name. No two rows share it. */
  name?: string;
  /** Default the newest. */
  version?: string;
  /** Default `approval` where the software has it, else its first. */
  registration?: Registration;
  federation?: Federation;
  /** Default a file that allows everything. */
  robots?: string | null;
  /** Where this release or setting differs from its kind, such as in `unpublished`. */
  kind?: Partial<Kind>;
  /** What it says of itself, where that must be other than the showcase's usual words. */
  truth?: Partial<Pick<Truth, 'title' | 'description' | 'languages' | 'rules' | 'contact' | 'withheld'>>;
  /** How many addresses belong to it; default 1, at most 8. */
  addresses?: number;
  /** Which of the lab's real ports belongs to its name. */
  port?: Gateway;
  ofNetwork?: Truth['ofNetwork'] | ((place: Place) => Truth['ofNetwork']);
}

/** What an instance of the showcase got, for whatever must be said in words of its own network. */
export interface Place {
  /** The name without its port. */
  host: string;
  domain: string;
  addresses: readonly string[];
  ports: Ports;
  /** See `Truth`. */
  anchorAt: number;
}

export const OPEN_CLOSED: readonly Registration[] = ['open', 'closed'];
export const APPROVAL: readonly Registration[] = ['open', 'approval', 'closed'];
export const INVITE: readonly Registration[] = ['open', 'approval', 'invite', 'closed'];

/** What NodeInfo has no word for. */
export const UNTOLD: readonly Field[] = ['languages', 'rules', 'contact', 'federation'];

export const ACTIVE: readonly Field[] = ['usersActiveMonth', 'usersActiveHalfyear'];

type Told = Partial<Omit<Kind, 'software' | 'versions' | 'door'>> & {
  versions?: string;
  /** The file that the software ships; none by default. */
  robots?: string | ((version: string) => string);
  /** In place of `robots`, where more than a file decides. */
  door?: Kind['door'];
};

/** A kind with the usual answers to whatever is left out; `versions` is a list with spaces between. */
export function kind(software: string, told: Told = {}): Kind {
  const { versions = '0.9.2 1.0.0 1.1.4', robots, ...more } = told;
  return {
    software,
    share: 0,
    registrations: OPEN_CLOSED,
    unpublished: UNTOLD,
    contactPath: '/contact',
    constantUsage: null,
    peers: false,
    hidesRuledPeers: false,
    isHub: false,
    rules: {},
    reasons: true,
    digests: false,
    obfuscate: null,
    openness: { peers: 1, policies: 1 },
    door: (version, dice) => shipped(typeof robots === 'function' ? robots(version) : robots, dice),
    showcase: (more.share ?? 0) > 0 ? [{}] : [],
    ...more,
    versions: versions.split(' '),
  };
}

// Some operators replace the file that the software ships.
function shipped(robots: string | undefined, dice: Dice): Door {
  if (!dice.chance(0.15)) return { robots: robots ?? null, withheld: null };
  return { robots: dice.chance(0.5) ? null : 'User-agent: *\nDisallow:\n', withheld: null };
}

/** Hides the characters of a name for which `hides` says so; A-labels have one byte per character. */
export function star(target: string, hides: (index: number, character: string) => boolean): string {
  return target
    .split('')
    .map((character, index) => (hides(index, character) ? '*' : character))
    .join('');
}
