import type { ConsentAnswer, Instance } from '@homeport/api/contract';
import { config } from '../../lib/config.ts';
import { here } from '../../lib/exchange.ts';
import { consentPath, instancePath } from '../../lib/instance-path.ts';
import { sourcesOf, type Source } from '../../lib/sources.ts';
import { words } from '../../words/words.ts';
import { Ago } from '../facts.tsx';

interface Props {
  instance: Instance;
  /** Null where it could not be read: the paths are then left out. */
  consent: ConsentAnswer | null;
  now: number;
}

/** Where each fact of the page comes from, and when it was read. */
export function SourcesSection({ instance, consent, now }: Props) {
  const { sources } = words().instance;
  const { network, domain } = instance;
  const data = `/api/v1/instances/${encodeURIComponent(domain)}?network=${network}`;
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{sources.title}</h2>
      <p className="quiet">{sources.line}</p>
      <table className="table sources">
        <thead>
          <tr>
            <th scope="col">{sources.fact}</th>
            <th scope="col">{sources.source}</th>
            <th scope="col">{sources.read}</th>
          </tr>
        </thead>
        <tbody>
          {sourcesOf(instance, consent).map((source) => (
            <SourceRow key={source.facts.join()} source={source} now={now} />
          ))}
          <Discovered instance={instance} now={now} />
        </tbody>
      </table>
      <p className="source-links">
        <a href={here(consentPath(instance))}>{sources.consent}</a>
        <a href={`${config().apiPublicUrl}${data}`}>{sources.api}</a>
      </p>
    </section>
  );
}

function SourceRow({ source: { facts, paths, line, at }, now }: { source: Source; now: number }) {
  const { sources } = words().instance;
  return (
    <tr>
      <th scope="row">{facts.map((fact) => sources.facts[fact]).join(' · ')}</th>
      <td data-label={sources.source}>
        <ul className="plain paths">
          {line !== null && <li>{line}</li>}
          {paths.map((path) => (
            <li key={path}>
              <code translate="no">{path}</code>
            </li>
          ))}
        </ul>
      </td>
      <td data-label={sources.read}>
        {at === null ? <span className="quiet">–</span> : <Ago at={at} now={now} />}
      </td>
    </tr>
  );
}

function Discovered({ instance: { discovered, network }, now }: { instance: Instance; now: number }) {
  const { instance, lists } = words();
  const { sources } = instance;
  return (
    <tr>
      <th scope="row">{sources.facts.known}</th>
      <td data-label={sources.source}>
        {discovered.from === null
          ? lists.discoveries[discovered.by]
          : sources.namedBy(
              <a key="from" href={here(instancePath({ network, domain: discovered.from }))} translate="no">
                {discovered.from}
              </a>,
            )}
      </td>
      <td data-label={sources.read}>
        <Ago at={discovered.at} now={now} />
      </td>
    </tr>
  );
}
