import { answerWith } from '../lib/exchange.ts';

/** An instance whose operator asked to be left out: nothing of it is shown, and caches are told so (410). */
export function Gone({ domain }: { domain: string }) {
  answerWith({ status: 410 });
  return (
    <section className="state">
      <h1>{domain} is not listed</h1>
      <p>
        Its operator asked to be left out. It is not visited any more, and what was recorded is not shown.
      </p>
      <p>
        <a href="/bot">How to be left out</a> · <a href="/instances">See other instances</a>
      </p>
    </section>
  );
}
