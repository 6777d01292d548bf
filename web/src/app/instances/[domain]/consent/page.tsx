import { NETWORKS } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { ConsentQuestions, ConsentSignals, RobotsLines } from '../../../../components/instance/consent.tsx';
import { FailurePage } from '../../../../components/failure.tsx';
import { Gone } from '../../../../components/gone.tsx';
import { UnknownInstance } from '../../../../components/unknown-instance.tsx';
import { getConsent } from '../../../../lib/api/client.ts';
import { canonicalName, decodePart } from '../../../../lib/domain.ts';
import { here } from '../../../../lib/exchange.ts';
import { instancePath } from '../../../../lib/instance-path.ts';
import type { PageProps } from '../../../../lib/page-props.ts';
import { words } from '../../../../words/words.ts';

export function generateMetadata(): Metadata {
  return { title: words().consent.title, robots: { index: false } };
}

export default async function ConsentPage({ params, searchParams }: PageProps<{ domain: string }>) {
  const domain = canonicalName(decodePart((await params).domain));
  if (domain === undefined) return <UnknownInstance domain={domain} />;
  const asked = (await searchParams)['network'];
  const answer = await getConsent(
    domain,
    NETWORKS.find((name) => name === asked),
  );
  if (!answer.ok) {
    if (answer.failure.kind === 'not-found') return <UnknownInstance domain={domain} />;
    if (answer.failure.kind === 'gone') return <Gone domain={domain} />;
    return <FailurePage failure={answer.failure} />;
  }
  const consent = answer.value;
  const now = Date.now();
  const { consent: texts } = words();
  return (
    <article className="instance">
      <header className="page-head">
        <p className="eyebrow">
          <a href={here(instancePath(consent))} translate="no">
            {consent.domain}
          </a>
        </p>
        <h1>{texts.title}</h1>
        <p className="lead">{texts.lead}</p>
      </header>
      <ConsentSignals signals={consent.signals} now={now} />
      <RobotsLines robots={consent.robots} now={now} />
      <ConsentQuestions questions={consent.questions} now={now} />
      <p className="quiet">
        {consent.user_agent !== null &&
          texts.named(
            <code key="agent" translate="no">
              {consent.user_agent}
            </code>,
          )}{' '}
        <a href={here('/bot#opt-out')}>{texts.optOut}</a>
      </p>
    </article>
  );
}
