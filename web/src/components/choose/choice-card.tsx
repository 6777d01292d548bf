import type { Choice, InstanceSummary } from '@homeport/api/contract';
import { here } from '../../lib/exchange.ts';
import { instancePath } from '../../lib/instance-path.ts';
import { hasJoinPage, joinUrl } from '../../lib/join-path.ts';
import { softwareName } from '../../lib/software-names.ts';
import { words } from '../../words/words.ts';
import { ButText, ReasonText } from './reasons.tsx';

/** One server: what it says of itself, why it is shown, what speaks against it, and the way to its own door. */
export function ChoiceCard({ choice: { instance, because, but } }: { choice: Choice }) {
  const { choose } = words();
  const name = instance.title ?? instance.domain_unicode;
  return (
    <article className="choice-card">
      <header>
        <h2 translate="no">{name}</h2>
        {name !== instance.domain_unicode && (
          <p className="quiet domain" translate="no">
            {instance.domain_unicode}
          </p>
        )}
        {instance.description !== null && (
          <p className="clamp" translate="no">
            {instance.description}
          </p>
        )}
        <p className="quiet small">
          <Made instance={instance} />
        </p>
      </header>
      <Why because={because} but={but} />
      <p className="choice-ways">
        <JoinLink instance={instance} />
        <a href={here(instancePath(instance))}>
          {choose.learnMore(<span translate="no">{instance.domain_unicode}</span>)}
        </a>
      </p>
    </article>
  );
}

function Why({ because, but }: Pick<Choice, 'because' | 'but'>) {
  const { choose } = words();
  return (
    <div className="choice-why">
      <div>
        <h3>{choose.because}</h3>
        <ul className="for">
          {because.map((reason) => (
            <li key={reason.kind}>
              <ReasonText reason={reason} />
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3>{choose.but}</h3>
        {but.length === 0 ? (
          <p className="quiet">{choose.noBut}</p>
        ) : (
          <ul className="against">
            {but.map((one) => (
              <li key={one.kind === 'reserve' ? one.reserve : one.kind}>
                <ButText but={one} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** The software and its people, as far as the server states them. */
function Made({ instance }: { instance: InstanceSummary }) {
  const { choose, lists } = words();
  const { software, users_active_month: active, users_active_month_quality: quality, network } = instance;
  return (
    <>
      {network !== 'fediverse' && `${lists.networks[network]} · `}
      <span translate="no">{software === null ? null : softwareName(software)}</span>
      {active !== null && quality === 'declared' && ` · ${choose.peopleActive(active)}`}
    </>
  );
}

/** To the server's own page: nobody else can open an account there. */
export function JoinLink({ instance }: { instance: InstanceSummary }) {
  const { join } = words().choose;
  const domain = <span translate="no">{instance.domain_unicode}</span>;
  const { registration } = instance;
  const text =
    hasJoinPage(instance) && (registration === 'open' || registration === 'approval')
      ? join[registration](domain)
      : join.visit(domain);
  return (
    <a
      className="button join"
      href={joinUrl(instance)}
      rel="nofollow noopener noreferrer external"
      referrerPolicy="no-referrer"
    >
      <span>{text}</span>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d="M5 3h8v8M13 3 3 13" fill="none" stroke="currentColor" strokeWidth="1.75" />
      </svg>
    </a>
  );
}
