import { answerWith } from '../lib/exchange.ts';

/**
 * A name that the record does not hold. Next's own `notFound()` would leave the page to be drawn
 * by script; this one is drawn for everybody and says 404 all the same.
 */
export function UnknownInstance({ domain }: { domain: string | undefined }) {
  answerWith({ status: 404 });
  return (
    <section className="state">
      <h1>{domain === undefined ? 'That is no name of an instance' : `We don’t know ${domain}`}</h1>
      <p>
        {domain === undefined
          ? 'An instance is named like a host on the internet: letters, digits and hyphens, with dots between.'
          : 'Either no instance that we know has named it among its peers yet, or the name is mistyped. It may also be no instance at all.'}
      </p>
      <form action="/instances" role="search" className="search">
        <label htmlFor="q">Search by domain or title</label>
        <input id="q" name="q" type="search" maxLength={200} defaultValue={domain} />
        <button type="submit">Search</button>
      </form>
    </section>
  );
}
