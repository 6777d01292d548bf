import { answerWith, here } from '../lib/exchange.ts';
import { words } from '../words/words.ts';

/** An instance whose operator asked to be left out: nothing of it is shown, and caches are told so (410). */
export function Gone({ domain }: { domain: string }) {
  answerWith({ status: 410 });
  const { common, failures } = words();
  return (
    <section className="state">
      <h1>{failures.gone(<span translate="no">{domain}</span>)}</h1>
      <p>{failures.goneLine}</p>
      <p className="actions">
        <a className="button" href={here('/choose')}>
          {common.findServer}
        </a>
        <a href={here('/instances')}>{failures.goneOthers}</a>
        <a href={here('/bot#opt-out')}>{failures.goneHow}</a>
      </p>
    </section>
  );
}
