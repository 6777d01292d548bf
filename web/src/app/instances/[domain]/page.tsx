import { NETWORKS, type Instance, type Network } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { permanentRedirect, redirect } from 'next/navigation';
import { FailureNote, FailurePage } from '../../../components/failure.tsx';
import { Gone } from '../../../components/gone.tsx';
import { Ended, overOf } from '../../../components/instance/ended.tsx';
import { InstanceHead, WhatItIs } from '../../../components/instance/head.tsx';
import { Join } from '../../../components/instance/join.tsx';
import { NetworkFacts } from '../../../components/instance/network-facts.tsx';
import { OnPage } from '../../../components/instance/on-page.tsx';
import { SoftwareSection } from '../../../components/instance/software.tsx';
import { SourcesSection } from '../../../components/instance/sources.tsx';
import { UnpublishedSection } from '../../../components/instance/unpublished.tsx';
import { UpSection } from '../../../components/instance/up.tsx';
import { Visits } from '../../../components/instance/visits.tsx';
import { askedReach } from '../../../components/policy/asked.ts';
import { NumbersSection } from '../../../components/policy/numbers-section.tsx';
import { ReachSection } from '../../../components/policy/reach-section.tsx';
import { RulesSection } from '../../../components/policy/rules-section.tsx';
import { UnknownInstance } from '../../../components/unknown-instance.tsx';
import { alternatesOf } from '../../../lib/alternates.ts';
import {
  getAlternatives,
  getConsent,
  getInstance,
  getInstanceIncidents,
  getUptime,
  getVersions,
  getVisits,
} from '../../../lib/api/client.ts';
import { canonicalName, decodePart } from '../../../lib/domain.ts';
import { here } from '../../../lib/exchange.ts';
import { instancePath } from '../../../lib/instance-path.ts';
import type { PageProps } from '../../../lib/page-props.ts';
import { words } from '../../../words/words.ts';

const INCIDENTS_SHOWN = 5;

type Props = PageProps<{ domain: string }>;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { domain, network } = await read(params, searchParams);
  const { unknownTitle, description } = words().instance;
  const unlisted: Metadata = { title: domain ?? unknownTitle, robots: { index: false } };
  if (domain === undefined) return unlisted;
  const answer = await getInstance(domain, network);
  if (!answer.ok) return unlisted;
  const { domain_unicode } = answer.value;
  return {
    title: domain_unicode,
    description: description(domain_unicode),
    alternates: alternatesOf(instancePath(answer.value)),
  };
}

export default async function InstancePage({ params, searchParams }: Props) {
  const { domain, network } = await read(params, searchParams);
  if (domain === undefined) return <UnknownInstance domain={domain} />;
  const answer = await getInstance(domain, network);
  if (answer.ok) {
    // The API knows other names of an instance: a port that is the usual one, a name that was proven to be another.
    if (answer.value.domain !== domain) redirect(here(instancePath(answer.value)));
    return <Known instance={answer.value} asked={askedReach(await searchParams)} />;
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

async function Known({ instance, asked }: { instance: Instance; asked: readonly string[] }) {
  const { domain, network } = instance;
  const over = overOf(instance);
  const isThere = over === null || over === 'withheld';
  const [uptime, incidents, versions, visits, consent, alternatives] = await Promise.all([
    getUptime(domain, network),
    getInstanceIncidents(domain, { network, limit: INCIDENTS_SHOWN }),
    getVersions(domain, network),
    getVisits(domain, network),
    getConsent(domain, network),
    isThere ? null : getAlternatives(domain, network),
  ]);
  const now = Date.now();
  return (
    <article className="instance">
      <InstanceHead instance={instance} />
      {over !== null && <Ended instance={instance} over={over} alternatives={alternatives} />}
      <div className="first">
        <WhatItIs instance={instance} />
        {isThere && <Join instance={instance} now={now} />}
      </div>
      <OnPage instance={instance} />
      <UpSection instance={instance} uptime={uptime} incidents={incidents} now={now} />
      <ReachSection instance={instance} asked={asked} now={now} />
      <RulesSection instance={instance} />
      <SoftwareSection instance={instance} versions={versions} />
      <NetworkFacts instance={instance} />
      {network === 'fediverse' && <NumbersSection instance={instance} />}
      <UnpublishedSection instance={instance} />
      <SourcesSection instance={instance} consent={consent.ok ? consent.value : null} now={now} />
      {visits.ok ? (
        <Visits instance={instance} visits={visits.value.data} now={now} />
      ) : (
        <FailureNote what={words().instance.failed.visits} />
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
    permanentRedirect(here(instancePath({ network: network ?? 'fediverse', domain })));
  }
  return { domain, network };
}
