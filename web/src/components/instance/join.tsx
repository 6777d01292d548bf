import type { Instance } from '@homeport/api/contract';
import { here } from '../../lib/exchange.ts';
import { joinUrl } from '../../lib/join-path.ts';
import { conditionOf } from '../../lib/condition.ts';
import { words } from '../../words/words.ts';
import { comparePath } from '../compare/asked.ts';
import { Ago } from '../facts.tsx';
import { breakable } from './head.tsx';

/** What is needed to have an account there, and the way straight to its own page. */
export function Join({ instance, now }: { instance: Instance; now: number }) {
  const { instance: texts, lists } = words();
  const { join } = texts;
  const { network, registration, registration_source, usage } = instance;
  const name = (
    <span key="name" translate="no">
      {breakable(instance.domain_unicode)}
    </span>
  );
  return (
    <section className="join card" aria-labelledby="join">
      <h2 id="join">{join.title}</h2>
      {network === 'lbry' ? (
        <p>{join.lbry}</p>
      ) : (
        <>
          {registration === null ? (
            <p>{join.unpublished}</p>
          ) : (
            <>
              <p>
                <strong>{lists.registrations[registration]}</strong>
              </p>
              <p>{join.lines[registration]}</p>
            </>
          )}
          {network === 'matrix' && <p>{join.matrix(name)}</p>}
          {conditionOf(instance) === 'down' && <p className="note">{join.down}</p>}
          {network === 'fediverse' && <JoinButton instance={instance} name={name} />}
        </>
      )}
      {registration !== null && registration_source !== null && usage.read_at !== null && (
        <p className="quiet small">
          {join.source(
            <code key="path" translate="no">
              {registration_source}
            </code>,
            <Ago key="ago" at={usage.read_at} now={now} />,
          )}
        </p>
      )}
      <p className="small">
        <a href={here('/choose')}>{join.other}</a>
      </p>
      <p className="small">
        <a href={here(comparePath([instance.domain]))}>{join.compare}</a>
      </p>
    </section>
  );
}

function JoinButton({ instance, name }: { instance: Instance; name: React.ReactNode }) {
  const { join } = words().instance;
  return (
    <>
      <p>
        <a className="button" href={joinUrl(instance)} rel="nofollow noopener external" data-testid="join">
          <span>{labelOf(instance.registration, name)}</span>
        </a>
      </p>
      <p className="quiet small">{join.leaves}</p>
    </>
  );
}

function labelOf(registration: Instance['registration'], name: React.ReactNode): React.ReactNode {
  const { join } = words().instance;
  switch (registration) {
    case 'open':
      return join.signUp(name);
    case 'approval':
      return join.ask(name);
    case 'invite':
    case 'closed':
    case null:
      return join.visit(name);
  }
}
