import type { Names, Place, Question, Reply } from '../../net/fetcher.ts';
import type { Outcome } from '../../outcome.ts';

/** What the probes of Matrix ask through: a homeserver is spread over several places. */
export interface PlaceAsker extends Names {
  /** Where federation is where nobody says otherwise: 8448. */
  readonly usualPort: number;
  ask(place: Place, question: Question): Promise<Outcome<Reply>>;
}
