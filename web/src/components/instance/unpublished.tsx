import type { Instance } from '@homeport/api/contract';
import { unpublishedOf } from '../../lib/unpublished.ts';
import { words } from '../../words/words.ts';

/** What nobody said: as worth knowing as what was said. */
export function UnpublishedSection({ instance }: { instance: Instance }) {
  const { unpublished } = words().instance;
  const missing = unpublishedOf(instance);
  return (
    <section aria-labelledby="unpublished">
      <h2 id="unpublished">{unpublished.title}</h2>
      {missing.length === 0 ? (
        <p>{unpublished.nothing}</p>
      ) : (
        <>
          <p className="quiet">{unpublished.line}</p>
          <dl className="unpublished">
            {[...Map.groupBy(missing, ({ why }) => why)].map(([why, facts]) => (
              <div key={why}>
                <dt>
                  <ul className="plain">
                    {facts.map(({ fact }) => (
                      <li key={fact}>{unpublished.facts[fact]}</li>
                    ))}
                  </ul>
                </dt>
                <dd className="quiet">{why}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
