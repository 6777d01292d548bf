import type { Instance, VersionsAnswer } from '@homeport/api/contract';
import type { ApiOutcome } from '../../lib/api/client.ts';
import { softwareName } from '../../lib/software-names.ts';
import { words } from '../../words/words.ts';
import { Fact, Published } from '../facts.tsx';
import { FailureNote } from '../failure.tsx';
import { VersionHistory } from './version-history.tsx';

interface Props {
  instance: Instance;
  versions: ApiOutcome<VersionsAnswer>;
}

/** What it runs, how far that is behind, and what it ran before. */
export function SoftwareSection({ instance, versions }: Props) {
  const { software: texts, failed } = words().instance;
  const { software, version } = instance;
  return (
    <section aria-labelledby="software">
      <h2 id="software">{texts.title}</h2>
      <dl className="facts facts-wide">
        <Fact name={texts.runs}>
          <Published>
            {software === null ? null : (
              <strong translate="no">
                {softwareName(software)} {version !== null && <code>{version}</code>}
              </strong>
            )}
          </Published>
        </Fact>
        {software !== null && <Fact name={texts.behind}>{behindOf(instance)}</Fact>}
      </dl>
      {versions.ok ? <VersionHistory spans={versions.value.data} /> : <FailureNote what={failed.versions} />}
    </section>
  );
}

function behindOf({ standing }: Instance): React.ReactNode {
  const { newest, older, unknown } = words().instance.software;
  const { behind_days, newest_version } = standing;
  if (behind_days === null) return <span className="quiet">{unknown}</span>;
  if (behind_days === 0 || newest_version === null) return newest;
  return older(
    <code key="version" translate="no">
      {newest_version}
    </code>,
    behind_days,
  );
}
