import { answerWith } from '../lib/exchange.ts';
import { words } from '../words/words.ts';
import { SearchForm } from './search-form.tsx';

/**
 * A name that the record does not hold. Next's own `notFound()` would leave the page to be drawn
 * by script; this one is drawn for everybody and says 404 all the same.
 */
export function UnknownInstance({ domain }: { domain: string | undefined }) {
  answerWith({ status: 404 });
  const { failures } = words();
  return (
    <section className="state">
      <h1>
        {domain === undefined ? failures.noName : failures.unknown(<span translate="no">{domain}</span>)}
      </h1>
      <p>{domain === undefined ? failures.noNameLine : failures.unknownLine}</p>
      <SearchForm text={domain} />
    </section>
  );
}
