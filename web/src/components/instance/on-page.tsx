import type { Instance } from '@homeport/api/contract';
import { words } from '../../words/words.ts';

/** The way to the parts of a long page. */
export function OnPage({ instance: { network } }: { instance: Instance }) {
  const { instance, uptime, policy, numbers } = words();
  const isFediverse = network === 'fediverse';
  const parts: [id: string, name: string][] = [
    ['uptime', uptime.title],
    ...(isFediverse
      ? ([
          ['reach', policy.reachHeading],
          ['rules', policy.rulesHeading],
        ] satisfies [string, string][])
      : []),
    ['software', instance.software.title],
    ...(isFediverse ? ([['numbers', numbers.heading]] satisfies [string, string][]) : []),
    ['unpublished', instance.unpublished.title],
    ['sources', instance.sources.title],
  ];
  return (
    <nav className="on-page" aria-label={instance.onPage}>
      <ul>
        {parts.map(([id, name]) => (
          <li key={id}>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
