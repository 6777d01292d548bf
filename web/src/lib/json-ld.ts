import type { Instance } from '@homeport/api/contract';
import { config } from './config.ts';
import { here, locale } from './exchange.ts';
import { instancePath } from './instance-path.ts';

/** The site itself, and how to search it (https://schema.org/WebSite). */
export function siteLd(description: string): object {
  const site = config().publicUrl;
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: 'Homeport',
    description,
    url: site + here('/'),
    inLanguage: locale(),
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${site}${here('/instances')}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  };
}

/** What an instance publishes about itself, and nothing that it does not; null where it is no more or wants no index. */
export function instanceLd(instance: Instance): object | null {
  const { state, network, domain, title, description, languages } = instance;
  const isThere = state === 'alive' || state === 'failing' || state === 'down';
  if (!isThere || instance.standing.reserves.includes('reserved')) return null;
  return {
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    url: config().publicUrl + here(instancePath(instance)),
    inLanguage: locale(),
    mainEntity: {
      '@type': 'Organization',
      name: title ?? instance.domain_unicode,
      ...(network === 'fediverse' ? { url: `https://${domain}/` } : {}),
      ...(description === null ? {} : { description }),
      ...(languages.length === 0 ? {} : { knowsLanguage: languages }),
    },
  };
}
