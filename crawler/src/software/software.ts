import type { DomainName } from '@homeport/db';
import type { Question } from '../net/fetcher.ts';
import type { Outcome } from '../outcome.ts';
import type { NodeInfo } from '../probes/nodeinfo/parse.ts';
import type { Facts, Listing, PolicyEntry } from '../visit/visit.ts';

/** An instance whose NodeInfo has been read, and the way to ask its web domain for more. */
export interface Site {
  readonly info: NodeInfo;
  /** The JSON of a good answer; a question is asked once a contact, whoever repeats it. */
  json(question: Question): Promise<Outcome<unknown>>;
}

/** What a software's own endpoints say beyond NodeInfo: only what they do say is present. */
export type Details = Partial<
  Pick<
    Facts,
    | 'title'
    | 'description'
    | 'languages'
    | 'rules'
    | 'registration'
    | 'registrationSource'
    | 'contactUrl'
    | 'isPrivate'
  >
>;

/** One kind of server. Adding a kind = one file beside this one and one line in index.ts. */
export interface Software {
  /** NodeInfo `software.name`, lower case. */
  name: string;
  /** Forks that answer to another name but speak the same API. */
  aliases?: readonly string[];
  details?(site: Site): Promise<Outcome<Details>>;
  /** Left out where the software does not tell whom it federates with. */
  peers?(site: Site): Promise<Listing<DomainName>>;
  /** Left out where the software does not publish whom it blocks. */
  policy?(site: Site): Promise<Listing<PolicyEntry>>;
}
