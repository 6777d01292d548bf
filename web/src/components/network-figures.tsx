import type { NetworkOverview } from '@homeport/api/contract';
import { formatCompact, formatCount, formatInstant, formatShare } from '../lib/intl.ts';
import { directoryPath } from '../lib/search-params.ts';
import { NETWORK_LINES, NETWORK_NAMES } from '../lib/words.ts';

/** The live figures, each with the size of the set that it was taken from. */
export function NetworkFigures({
  networks,
  generatedAt,
}: {
  networks: NetworkOverview[];
  generatedAt: string;
}) {
  const known = networks.filter((network) => network.known > 0);
  return (
    <section aria-labelledby="figures">
      <div className="section-head">
        <h2 id="figures">The networks right now</h2>
        <p className="quiet">
          As of <time dateTime={generatedAt}>{formatInstant(generatedAt)}</time>
        </p>
      </div>
      {known.length === 0 ? (
        <p className="note">Nothing is known yet: the crawler has only begun. Come back in a minute.</p>
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
  const { totals } = network;
  return (
    <article className="network">
      <h3>
        <a href={directoryPath({ network: [network.network] })}>{NETWORK_NAMES[network.network]}</a>
      </h3>
      <p className="quiet">{NETWORK_LINES[network.network]}</p>
      <dl className="figures">
        <div>
          <dt>known</dt>
          <dd>{formatCount(network.known)}</dd>
        </div>
        <div>
          <dt>up now</dt>
          <dd>{formatCount(network.up)}</dd>
        </div>
        {totals.users_total.instances > 0 && (
          <div>
            <dt>people</dt>
            <dd>{formatCompact(totals.users_total.value)}</dd>
          </div>
        )}
        {totals.users_active_month.instances > 0 && (
          <div>
            <dt>active this month</dt>
            <dd>{formatCompact(totals.users_active_month.value)}</dd>
          </div>
        )}
      </dl>
      <p className="quiet small">
        {network.measured > 0 &&
          `${formatShare(network.up / network.measured)} of ${formatCount(network.measured)} measured instances are up. `}
        {totals.users_total.instances > 0 &&
          `People are counted on ${formatCount(totals.users_total.instances)} instances that state their numbers.`}
      </p>
    </article>
  );
}
