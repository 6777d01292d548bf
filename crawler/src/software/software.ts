import type { DomainName } from '@homeport/db';
import type { Question } from '../net/fetcher.ts';
import type { Outcome } from '../outcome.ts';
import type { Fallback, NodeInfo } from '../probes/nodeinfo/parse.ts';
import type { CountName, Counts, Facts, Listing, PolicyEntry, Signal } from '../visit/visit.ts';

/** An instance whose NodeInfo has been read, and the way to ask its web domain for more. */
export interface Site {
  readonly info: NodeInfo;
  /** Who answers: its web domain. */
  readonly host: DomainName;
  /** The JSON of a good answer; a question is asked once a contact, whoever repeats it. */
  json(question: Question): Promise<Outcome<unknown>>;
  /** The same for what is no JSON (a page, a table); at most what the question allows. */
  text(question: Question): Promise<Outcome<string>>;
}

/** What a software's own endpoints say beyond NodeInfo: only what they do say is present. */
export type Details = Partial<
  Pick<
    Facts,
    | 'version'
    | 'title'
    | 'description'
    | 'languages'
    | 'country'
    | 'countrySource'
    | 'rules'
    | 'registration'
    | 'registrationSource'
    | 'contactUrl'
    | 'federation'
    | 'accountDomain'
    | 'isPrivate'
  > & {
    /** Numbers that NodeInfo lacks or has worse, and the path they came from. */
    counts: { values: Partial<Counts>; source: string };
    signals: readonly Signal[];
  }
>;

/** How this software's NodeInfo is to be read, where its words mean less than they say. */
export interface Reading {
  /** `openRegistrations` is a constant: it says nothing. */
  ignoresRegistration?: boolean;
  /** The numbers that this software never really counts: a constant, or a zero for "not counted". */
  placeholders?(counts: Counts, info: NodeInfo): readonly CountName[];
}

/** One kind of server. Adding a kind = one file beside this one and one line in index.ts. */
export interface Software {
  /** NodeInfo `software.name`, lower case. */
  name: string;
  /** Forks that answer to another name but speak the same API: they keep their own name. */
  aliases?: readonly string[];
  /** Other spellings of the same name, folded into it. */
  spellings?: readonly string[];
  reading?: Reading;
  fallback?: Fallback;
  /**
   * Where the server says whether it wants to be listed or counted, apart from robots.txt and NodeInfo. Asked
   * before all else; where the question fails, the answer is taken for a no.
   */
  consent?(site: Site): Promise<Outcome<readonly Signal[]>>;
  details?(site: Site): Promise<Outcome<Details>>;
  /** Left out where the software does not tell whom it federates with. */
  peers?(site: Site): Promise<Listing<DomainName>>;
  /** Left out where the software does not publish whom it blocks. */
  policy?(site: Site): Promise<Listing<PolicyEntry>>;
}
