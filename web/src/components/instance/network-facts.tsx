import type { Chain, Instance, LbryFacts, MatrixFacts } from '@homeport/api/contract';
import { causeSentence } from '../../lib/causes.ts';
import { formatCount, formatCountry, formatDay } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';
import { Fact, Published } from '../facts.tsx';

/** What only its own network has. */
export function NetworkFacts({ instance }: { instance: Instance }) {
  const { of_network, chain } = instance;
  if (of_network === null && chain === null) return null;
  const { matrix, hub } = words().instance;
  return (
    <section aria-labelledby="network">
      <h2 id="network">{of_network?.network === 'matrix' ? matrix.title : hub.title}</h2>
      <dl className="facts">
        {of_network?.network === 'matrix' && <Homeserver facts={of_network} />}
        {chain !== null && <Blocks chain={chain} />}
        {of_network?.network === 'lbry' && <Hub facts={of_network} />}
      </dl>
    </section>
  );
}

function Homeserver({ facts }: { facts: MatrixFacts }) {
  const { matrix } = words().instance;
  const { delegation, endpoints, key_ids, keys_valid_until, login_flows } = facts;
  return (
    <>
      <Fact name={matrix.reachedAt}>
        {delegation === null ? (
          matrix.ownName
        ) : (
          <>
            <code translate="no">{delegation.to}</code>
            <span className="source">{matrix.foundBy[delegation.by]}</span>
          </>
        )}
      </Fact>
      <Fact name={matrix.addresses}>
        <Published>{endpoints.length > 0 ? <Endpoints endpoints={endpoints} /> : null}</Published>
      </Fact>
      <Fact name={matrix.keys}>
        <Published>{codeOf(key_ids.join(', '))}</Published>
        {keys_valid_until !== null && (
          <span className="source">{matrix.keysUntil(formatDay(keys_valid_until))}</span>
        )}
      </Fact>
      <Fact name={matrix.clients}>
        <Published>{codeOf(facts.client_url)}</Published>
        {facts.client_version !== null && (
          <span className="source">{matrix.clientVersion(facts.client_version)}</span>
        )}
      </Fact>
      <Fact name={matrix.logins}>
        <Published>{codeOf(login_flows.join(', '))}</Published>
      </Fact>
      <Fact name={matrix.rooms}>
        <Published>{facts.rooms_public === null ? null : formatCount(facts.rooms_public)}</Published>
      </Fact>
    </>
  );
}

function codeOf(text: string | null): React.ReactNode {
  return text === null || text === '' ? null : <code translate="no">{text}</code>;
}

function Endpoints({ endpoints }: Pick<MatrixFacts, 'endpoints'>) {
  const { matrix } = words().instance;
  return (
    <ul className="plain">
      {endpoints.map(({ address, port, failure }) => (
        <li key={`${address} ${String(port)}`}>
          <code translate="no">{address}</code> {matrix.port(port)}
          {failure !== null && <span className="source">{causeSentence(failure)}</span>}
        </li>
      ))}
    </ul>
  );
}

function Blocks({ chain }: { chain: Chain }) {
  const { hub } = words().instance;
  return (
    <Fact name={hub.block}>
      {formatCount(chain.height)}
      <span className="source">
        {chain.lag === null ? hub.lagUnknown : chain.lag === 0 ? hub.lagNone : hub.lag(chain.lag)}
      </span>
    </Fact>
  );
}

function Hub({ facts }: { facts: LbryFacts }) {
  const { hub } = words().instance;
  const { protocol_min: least, protocol_max: most } = facts;
  return (
    <>
      <Fact name={hub.clients}>{facts.is_accepting ? hub.accepted : hub.notAccepted}</Fact>
      <Fact name={hub.country}>
        <Published>{facts.country && formatCountry(facts.country)}</Published>
      </Fact>
      <Fact name={hub.protocol}>
        <Published>{least !== null && most !== null ? hub.versions(least, most) : (least ?? most)}</Published>
      </Fact>
      <Fact name={hub.fee}>
        <Published>
          {facts.daily_fee === null ? null : <span translate="no">{`${facts.daily_fee} LBC`}</span>}
        </Published>
      </Fact>
    </>
  );
}
