import { words } from '../words/words.ts';
import { formatAgo } from '../lib/format.ts';
import { formatInstant } from '../lib/intl.ts';

/** A value, or the plain statement that nobody published one. */
export function Published({ children }: { children: React.ReactNode }) {
  const isEmpty = children === null || children === undefined || children === '';
  return isEmpty ? <span className="quiet">{words().common.notPublished}</span> : <>{children}</>;
}

/** A moment: how long ago for people, exactly for machines and for those who point at it. */
export function Ago({ at, now }: { at: string; now: number }) {
  return (
    <time dateTime={at} title={formatInstant(at)}>
      {formatAgo(at, now)}
    </time>
  );
}

/** One line of a list of facts. */
export function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
