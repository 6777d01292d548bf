import { NETWORKS } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { ConsentQuestions, ConsentSignals, RobotsLines } from '../../../../components/consent.tsx';
import { FailurePage } from '../../../../components/failure.tsx';
import { Gone } from '../../../../components/gone.tsx';
import { UnknownInstance } from '../../../../components/unknown-instance.tsx';
import { getConsent } from '../../../../lib/api/client.ts';
import { canonicalName, decodePart } from '../../../../lib/domain.ts';
import { instancePath } from '../../../../lib/instance-path.ts';
import type { PageProps } from '../../../../lib/page-props.ts';

export const metadata: Metadata = {
  title: 'What we asked, and what we left alone',
  robots: { index: false },
};

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
  return (
    <article className="instance">
      <header className="page-head">
        <p className="eyebrow">
          <a href={instancePath(consent)}>{consent.domain}</a>
        </p>
        <h1>What we asked, and what we left alone</h1>
        <p className="lead">
          For the operator of this instance: each wish that we met, each question that we put, and the rule
          that allowed or forbade it.
        </p>
      </header>
      <ConsentSignals signals={consent.signals} now={now} />
      <RobotsLines robots={consent.robots} now={now} />
      <ConsentQuestions questions={consent.questions} now={now} />
      <p className="quiet">
        {consent.user_agent !== null && (
          <>
            We name ourselves <code>{consent.user_agent}</code>.{' '}
          </>
        )}
        <a href="/bot#opt-out">How to say no</a>
      </p>
    </article>
  );
}
