import type { NetworkOverview } from '@homeport/api/contract';
import { here } from '../lib/exchange.ts';
import { formatCompact, formatCount, formatInstant, formatShare } from '../lib/intl.ts';
import { directoryPath } from '../lib/search-params.ts';
import { words } from '../words/words.ts';

/** The live figures, each with the size of the set that it was taken from. */
export function NetworkFigures({
  networks,
  generatedAt,
}: {
  networks: NetworkOverview[];
  generatedAt: string;
}) {
  const { home } = words();
  const known = networks.filter((network) => network.known > 0);
  return (
    <section aria-labelledby="figures">
      <div className="section-head">
        <h2 id="figures">{home.figures}</h2>
        <p className="quiet">{home.asOf(<time dateTime={generatedAt}>{formatInstant(generatedAt)}</time>)}</p>
      </div>
      {known.length === 0 ? (
        <p className="note">{home.noneKnown}</p>
      ) : (
        <div className="networks">
          {known.map((network) => (
            <NetworkCard key={network.network} network={network} />
          ))}
        </div>
      )}
    </section>
  );
}

function NetworkCard({ network }: { network: NetworkOverview }) {
  const { home, lists } = words();
  const { users_total: total, users_active_month: active } = network.totals;
  return (
    <article className="network">
      <h3>
        <a href={here(directoryPath({ network: [network.network] }))}>{lists.networks[network.network]}</a>
      </h3>
      <p className="quiet">{lists.networkLines[network.network]}</p>
      <dl className="figures">
        <Figure name={home.known} value={formatCount(network.known)} />
        <Figure name={home.up} value={formatCount(network.up)} />
        {total.instances > 0 && <Figure name={home.people} value={formatCompact(total.value)} />}
        {active.instances > 0 && <Figure name={home.active} value={formatCompact(active.value)} />}
      </dl>
      <p className="quiet small">
        {network.measured > 0 && home.upShare(formatShare(network.up / network.measured), network.measured)}{' '}
        {total.instances > 0 && home.peopleOn(total.instances)}
      </p>
    </article>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
