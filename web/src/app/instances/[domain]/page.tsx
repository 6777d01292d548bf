import { NETWORKS, type Instance, type Network } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { permanentRedirect, redirect } from 'next/navigation';
import { FailureNote, FailurePage } from '../../../components/failure.tsx';
import { Gone } from '../../../components/gone.tsx';
import { InstanceIncidents } from '../../../components/incidents.tsx';
import { InstanceFacts, Rules } from '../../../components/instance-facts.tsx';
import { InstanceHead } from '../../../components/instance-head.tsx';
import { NetworkFacts } from '../../../components/network-facts.tsx';
import { PolicySection } from '../../../components/policies.tsx';
import { UnknownInstance } from '../../../components/unknown-instance.tsx';
import { UptimeSection } from '../../../components/uptime.tsx';
import { VersionHistory } from '../../../components/version-history.tsx';
import { Visits } from '../../../components/visits.tsx';
import {
  getInstance,
  getInstanceIncidents,
  getPolicies,
  getUptime,
  getVersions,
  getVisits,
} from '../../../lib/api/client.ts';
import { canonicalName, decodePart } from '../../../lib/domain.ts';
import { instancePath } from '../../../lib/instance-path.ts';
import type { PageProps } from '../../../lib/page-props.ts';

const POLICIES_SHOWN = 10;
const INCIDENTS_SHOWN = 5;

const UNLISTED: Metadata = { title: 'Unknown instance', robots: { index: false } };

type Props = PageProps<{ domain: string }>;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { domain, network } = await read(params, searchParams);
  if (domain === undefined) return UNLISTED;
  const answer = await getInstance(domain, network);
  if (!answer.ok) return { ...UNLISTED, title: domain };
  return {
    title: answer.value.domain_unicode,
    description: `Is ${answer.value.domain_unicode} up? Its uptime, versions, rules, and whom it blocks.`,
    alternates: { canonical: instancePath(answer.value) },
  };
}

export default async function InstancePage({ params, searchParams }: Props) {
  const { domain, network } = await read(params, searchParams);
  if (domain === undefined) return <UnknownInstance domain={domain} />;
  const answer = await getInstance(domain, network);
  if (answer.ok) {
    // The API knows other names of an instance: a port that is the usual one, a name that was proven to be another.
    if (answer.value.domain !== domain) redirect(instancePath(answer.value));
    return <Known instance={answer.value} />;
  }
  switch (answer.failure.kind) {
    case 'not-found':
      return <UnknownInstance domain={domain} />;
    case 'gone':
      return <Gone domain={domain} />;
    case 'refused':
    case 'unreachable':
    case 'unreadable':
      return <FailurePage failure={answer.failure} />;
  }
}

async function Known({ instance }: { instance: Instance }) {
  const { domain, network } = instance;
  const [uptime, incidents, versions, blocks, blockedBy, visits] = await Promise.all([
    getUptime(domain, network),
    getInstanceIncidents(domain, { network, limit: INCIDENTS_SHOWN }),
    getVersions(domain, network),
    getPolicies(domain, { direction: 'outgoing', limit: POLICIES_SHOWN, network }),
    getPolicies(domain, { direction: 'incoming', limit: POLICIES_SHOWN, network }),
    getVisits(domain, network),
  ]);
  const now = Date.now();
  return (
    <article className="instance">
      <InstanceHead instance={instance} now={now} />
      {uptime.ok ? <UptimeSection uptime={uptime.value} /> : <FailureNote what="The uptime" />}
      {incidents.ok ? (
        <InstanceIncidents instance={instance} page={incidents.value} now={now} />
      ) : (
        <FailureNote what="What happened" />
      )}
      <InstanceFacts instance={instance} now={now} />
      <NetworkFacts instance={instance} />
      {network === 'fediverse' && <Rules rules={instance.rules} />}
      {network === 'fediverse' && (
        <>
          <PolicySection instance={instance} direction="outgoing" policies={blocks} now={now} />
          <PolicySection instance={instance} direction="incoming" policies={blockedBy} now={now} />
        </>
      )}
      {versions.ok ? (
        <VersionHistory spans={versions.value.data} />
      ) : (
        <FailureNote what="The version history" />
      )}
      {visits.ok ? (
        <Visits instance={instance} visits={visits.value.data} now={now} />
      ) : (
        <FailureNote what="The latest visits" />
      )}
    </article>
  );
}

async function read(params: Props['params'], searchParams: Props['searchParams']) {
  const given = decodePart((await params).domain);
  const domain = canonicalName(given);
  const asked = (await searchParams)['network'];
  const network: Network | undefined = NETWORKS.find((name) => name === asked);
  // One instance has one address, however its name was typed.
  if (domain !== undefined && domain !== given) {
    permanentRedirect(instancePath({ network: network ?? 'fediverse', domain }));
  }
  return { domain, network };
}
