import type { Chain, Instance, LbryFacts, MatrixFacts } from '@homeport/api/contract';
import { formatCount, formatCountry, formatDay } from '../lib/intl.ts';
import { Fact, Published } from './facts.tsx';

/** What only its own network has. */
export function NetworkFacts({ instance }: { instance: Instance }) {
  const { of_network, chain } = instance;
  if (of_network === null && chain === null) return null;
  return (
    <section aria-labelledby="network">
      <h2 id="network">{of_network?.network === 'matrix' ? 'As a homeserver' : 'As a hub'}</h2>
      <dl className="facts">
        {of_network?.network === 'matrix' && <Homeserver facts={of_network} />}
        {chain !== null && <Blocks chain={chain} />}
        {of_network?.network === 'lbry' && <Hub facts={of_network} />}
      </dl>
    </section>
  );
}

const FOUND_BY: Readonly<Record<NonNullable<MatrixFacts['delegation']>['by'], string>> = {
  'well-known': 'its /.well-known/matrix/server says so',
  srv: 'its SRV record (_matrix-fed._tcp) says so',
  'srv-deprecated': 'its SRV record (_matrix._tcp, deprecated) says so',
  name: 'the port stands in its name',
};

function Homeserver({ facts }: { facts: MatrixFacts }) {
  const { delegation, endpoints, key_ids, keys_valid_until } = facts;
  return (
    <>
      <Fact name="Reached at">
        {delegation === null ? (
          'its own name, port 8448'
        ) : (
          <>
            <code>{delegation.to}</code>
            <span className="source">{FOUND_BY[delegation.by]}</span>
          </>
        )}
      </Fact>
      <Fact name="Addresses">
        <Published>{endpoints.length > 0 && <Endpoints endpoints={endpoints} />}</Published>
      </Fact>
      <Fact name="Signing keys">
        <Published>{key_ids.length > 0 && <code>{key_ids.join(', ')}</code>}</Published>
        {keys_valid_until !== null && (
          <span className="source">valid until {formatDay(keys_valid_until)}, signature verified</span>
        )}
      </Fact>
      <Fact name="Clients">
        <Published>{facts.client_url && <code>{facts.client_url}</code>}</Published>
        {facts.client_version !== null && (
          <span className="source">speaks the client API up to {facts.client_version}</span>
        )}
      </Fact>
      <Fact name="Ways to log in">
        <Published>{facts.login_flows.join(', ')}</Published>
      </Fact>
      <Fact name="Public rooms">
        <Published>{facts.rooms_public === null ? null : formatCount(facts.rooms_public)}</Published>
      </Fact>
    </>
  );
}

function Endpoints({ endpoints }: Pick<MatrixFacts, 'endpoints'>) {
  return (
    <ul className="plain">
      {endpoints.map(({ address, port, failure }) => (
        <li key={`${address} ${String(port)}`}>
          <code>{address}</code> port {port}
          {failure !== null && <span className="source">{failure}</span>}
        </li>
      ))}
    </ul>
  );
}

function Blocks({ chain }: { chain: Chain }) {
  return (
    <Fact name="Newest block">
      {formatCount(chain.height)}
      <span className="source">
        {chain.lag === null
          ? 'too few other hubs were heard to compare'
          : chain.lag === 0
            ? 'as tall as most hubs'
            : `${formatCount(chain.lag)} behind most hubs`}
      </span>
    </Fact>
  );
}

function Hub({ facts }: { facts: LbryFacts }) {
  const protocol = [facts.protocol_min, facts.protocol_max].filter((version) => version !== null);
  return (
    <>
      <Fact name="New clients">{facts.is_accepting ? 'accepted' : 'not accepted'}</Fact>
      <Fact name="Country">
        <Published>{facts.country && formatCountry(facts.country)}</Published>
      </Fact>
      <Fact name="Protocol">
        <Published>{protocol.join(' to ')}</Published>
      </Fact>
      <Fact name="Daily fee">
        <Published>{facts.daily_fee && `${facts.daily_fee} LBC`}</Published>
      </Fact>
    </>
  );
}
