import type { z } from 'zod';
import * as contract from './contract/index.ts';

export interface Route {
  path: string;
  summary: string;
  description: string;
  tag: string;
  answer: z.ZodType;
  query?: z.ZodObject;
  hasDomain?: boolean;
}

const instance = '/api/v1/instances/{domain}';

/** Every path that answers in JSON; the paging, the caching and the errors are the same for all. */
export const ROUTES: readonly Route[] = [
  {
    path: '/api/v1/instances',
    tag: 'Instances',
    summary: 'The directory',
    description: 'Instances that can be listed, filtered and in order.',
    query: contract.InstancesQuery,
    answer: contract.InstancesPage,
  },
  {
    path: instance,
    tag: 'Instances',
    summary: 'One instance',
    description: 'Everything that is known of one instance.',
    query: contract.WhichNetworkQuery,
    answer: contract.Instance,
    hasDomain: true,
  },
  {
    path: `${instance}/uptime`,
    tag: 'Instances',
    summary: 'Its uptime',
    description:
      'Windows, days and outages. Uptime is (up + degraded) ÷ (up + degraded + down), weighted by time; what could not be measured is in neither.',
    query: contract.UptimeQuery,
    answer: contract.UptimeAnswer,
    hasDomain: true,
  },
  {
    path: `${instance}/usage`,
    tag: 'Instances',
    summary: 'Its numbers over time',
    description:
      'What it stated of its use, day by day, with what each number was worth then: doubtful ones are marked, and none is left out or smoothed.',
    query: contract.UsageQuery,
    answer: contract.UsageAnswer,
    hasDomain: true,
  },
  {
    path: `${instance}/incidents`,
    tag: 'Incidents',
    summary: 'Its incidents',
    description:
      'What a person calls an outage, newest first: from the first failure to the first good answer. Of its present life: what happened before the domain changed hands is not told here.',
    query: contract.InstanceIncidentsQuery,
    answer: contract.IncidentsPage,
    hasDomain: true,
  },
  {
    path: `${instance}/visits`,
    tag: 'Instances',
    summary: 'Its last visits',
    description: 'Each contact as it went, newest first; kept for 14 days.',
    query: contract.VisitsQuery,
    answer: contract.VisitsPage,
    hasDomain: true,
  },
  {
    path: `${instance}/policies`,
    tag: 'Policies',
    summary: 'Its policies',
    description: 'Rules that it publishes, or that others publish about it.',
    query: contract.InstancePoliciesQuery,
    answer: contract.PoliciesPage,
    hasDomain: true,
  },
  {
    path: `${instance}/profile`,
    tag: 'Policies',
    summary: 'Its policy profile',
    description:
      'What it filters and what it reaches, from the published, standing rules of all; summed every six hours. 404 also where an instance is too new to have been summed.',
    query: contract.WhichNetworkQuery,
    answer: contract.PolicyProfile,
    hasDomain: true,
  },
  {
    path: `${instance}/versions`,
    tag: 'Instances',
    summary: 'Its versions',
    description: 'Which software in which version, since when.',
    query: contract.WhichNetworkQuery,
    answer: contract.VersionsAnswer,
    hasDomain: true,
  },
  {
    path: `${instance}/consent`,
    tag: 'Instances',
    summary: 'Its consent record',
    description:
      'What was asked, when, under which rule of robots.txt, what its operator said about being read, and what was left alone and why.',
    query: contract.WhichNetworkQuery,
    answer: contract.ConsentAnswer,
    hasDomain: true,
  },
  {
    path: `${instance}/alternatives`,
    tag: 'Choosing',
    summary: 'Where to go instead',
    description:
      'At most five homes for the people of an instance that closed, moved or fails: of the same purpose, in its languages before others, open to newcomers, and reaching the largest servers that it reached.',
    query: contract.WhichNetworkQuery,
    answer: contract.AlternativesAnswer,
    hasDomain: true,
  },
  {
    path: '/api/v1/choose',
    tag: 'Choosing',
    summary: 'Homes to choose from',
    description:
      'At most five instances that answer all that was asked, each with what speaks for it and against it, in the recommended order. Only those are offered that are up, not personal, and take newcomers or do not say. Hubs of LBRY are none: nobody has an account there.',
    query: contract.ChooseQuery,
    answer: contract.ChooseAnswer,
  },
  {
    path: '/api/v1/incidents',
    tag: 'Incidents',
    summary: 'Incidents of all',
    description: 'Newest first; `open=true` gives what goes on at present.',
    query: contract.IncidentsQuery,
    answer: contract.IncidentsPage,
  },
  {
    path: '/api/v1/policies',
    tag: 'Policies',
    summary: 'Who has rules about a domain',
    description: 'Obfuscated entries are never matched to a name.',
    query: contract.PoliciesQuery,
    answer: contract.PoliciesPage,
  },
  {
    path: '/api/v1/overlap',
    tag: 'Policies',
    summary: 'How much their blocks agree',
    description:
      'Two to four instances: how many names each blocks, and how many of these both of a pair block.',
    query: contract.OverlapQuery,
    answer: contract.OverlapAnswer,
  },
  {
    path: '/api/v1/reach',
    tag: 'Policies',
    summary: 'Who reaches whom',
    description:
      'Each server of `from` with each of `to`. `no`: a published, standing rule of either suspends the other, or either federates with named servers only and the other is none of them, or with nobody. `unknown`: nothing is known against it, but not everything is published. Hidden names are matched to nobody.',
    query: contract.ReachQuery,
    answer: contract.ReachAnswer,
  },
  {
    path: '/api/v1/networks',
    tag: 'Overview',
    summary: 'The networks',
    description: 'How much is known of each network. Totals are of declared counts only.',
    query: contract.NetworksQuery,
    answer: contract.NetworksAnswer,
  },
  {
    path: '/api/v1/software',
    tag: 'Overview',
    summary: 'Software in use',
    description: 'How many instances run what, and in which versions.',
    query: contract.SoftwareQuery,
    answer: contract.SoftwareAnswer,
  },
  {
    path: '/api/v1/lexicon',
    tag: 'Policies',
    summary: 'How rules are sorted into topics',
    description:
      'The words by which a published rule is known to be about a topic, whether it forbids or allows. A topic that no rule is about is not published, never allowed.',
    query: contract.LexiconQuery,
    answer: contract.Lexicon,
  },
  {
    path: '/api/v1/status',
    tag: 'Homeport',
    summary: 'Homeport itself',
    description: 'Its crawlers and counters.',
    query: contract.StatusQuery,
    answer: contract.StatusAnswer,
  },
  {
    path: '/healthz',
    tag: 'Homeport',
    summary: 'Alive',
    description: 'Answers as long as the process does.',
    answer: contract.HealthzAnswer,
  },
  {
    path: '/readyz',
    tag: 'Homeport',
    summary: 'Ready',
    description: '503 while the database cannot be reached or is not migrated.',
    answer: contract.ReadyzAnswer,
  },
];
