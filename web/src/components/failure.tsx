import type { ApiFailure } from '../lib/api/client.ts';
import { answerWith } from '../lib/exchange.ts';
import { words } from '../words/words.ts';

const RETRY_AFTER_SECONDS = 30;

/** The page that is left when the API gives nothing to show, with a status that says the same to machines. */
export function FailurePage({ failure }: { failure: ApiFailure }) {
  answerWith({ status: failure.kind === 'refused' ? 400 : 503, retryAfterSeconds: RETRY_AFTER_SECONDS });
  const { failures } = words();
  return (
    <section className="state" aria-labelledby="failure">
      <h1 id="failure">{failure.kind === 'refused' ? failures.refused : failures.unreachable}</h1>
      <FailureLine failure={failure} />
      <p>
        <a className="button" href="">
          {failures.retry}
        </a>
      </p>
    </section>
  );
}

/** The same for one part of a page whose other parts have arrived; `what` in the language of the page. */
export function FailureNote({ what }: { what: string }) {
  return <p className="note">{words().failures.note(what)}</p>;
}

function FailureLine({ failure }: { failure: ApiFailure }) {
  const { failures } = words();
  switch (failure.kind) {
    case 'refused':
      // The API answers machines, in English alone.
      return (
        <p lang="en" translate="no">
          {failure.detail}
        </p>
      );
    case 'unreadable':
      return <p>{failures.unreadableLine}</p>;
    case 'unreachable':
    case 'not-found':
    case 'gone':
      return <p>{failures.unreachableLine}</p>;
  }
}
