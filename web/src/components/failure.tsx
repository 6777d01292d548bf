import { answerWith } from '../lib/exchange.ts';
import type { ApiFailure } from '../lib/api/client.ts';

const RETRY_AFTER_SECONDS = 30;

/** The page that is left when the API gives nothing to show, with a status that says the same to machines. */
export function FailurePage({ failure }: { failure: ApiFailure }) {
  answerWith({ status: failure.kind === 'refused' ? 400 : 503, retryAfterSeconds: RETRY_AFTER_SECONDS });
  return (
    <section className="state" aria-labelledby="failure">
      <h1 id="failure">{headingOf(failure)}</h1>
      <p>{lineOf(failure)}</p>
      <p>
        <a className="button" href="">
          Try again
        </a>
      </p>
    </section>
  );
}

/** The same for one part of a page whose other parts have arrived. */
export function FailureNote({ what }: { what: string }) {
  return (
    <p className="note">
      {what} could not be read from the API just now. The rest of this page is not affected.
    </p>
  );
}

function headingOf({ kind }: ApiFailure): string {
  return kind === 'refused' ? 'The API did not accept this question' : 'The API cannot be reached';
}

function lineOf(failure: ApiFailure): string {
  switch (failure.kind) {
    case 'refused':
      return failure.detail;
    case 'unreadable':
      return 'It answered in a way that this site does not understand: the two are probably of different versions.';
    case 'unreachable':
    case 'not-found':
    case 'gone':
      return 'This site shows what the API knows, and right now it does not answer. That says nothing about the instances: the crawler works on its own. Please try again in a minute.';
  }
}
