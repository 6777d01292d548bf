import { NETWORKS } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { JsonLd } from '../../../components/json-ld.tsx';
import { getInstance } from '../../../lib/api/client.ts';
import { canonicalName, decodePart } from '../../../lib/domain.ts';
import { askedPath, askedSearch, here } from '../../../lib/exchange.ts';
import { instancePath } from '../../../lib/instance-path.ts';
import { instanceLd } from '../../../lib/json-ld.ts';
import { HEIGHT, WIDTH } from '../../../og/picture.ts';
import { words } from '../../../words/words.ts';

interface Props {
  params: Promise<{ domain: string }>;
  children: React.ReactNode;
}

/** How a link to an instance looks where it is shared: all pages of an instance have the same picture. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const instance = await instanceOf(params);
  if (!instance) return {};
  const { domain, domain_unicode, network, description } = instance;
  const search = network === 'fediverse' ? '' : `?network=${network}`;
  const url = here(`/og/${encodeURIComponent(domain)}.png${search}`);
  return {
    openGraph: {
      type: 'website',
      siteName: 'Homeport',
      title: domain_unicode,
      description: description ?? words().outside.picture.alt(domain_unicode),
      url: here(instancePath(instance)),
      images: [{ url, width: WIDTH, height: HEIGHT, alt: words().outside.picture.alt(domain_unicode) }],
    },
    twitter: { card: 'summary_large_image' },
  };
}

export default async function InstanceLayout({ params, children }: Props) {
  const instance = await instanceOf(params);
  const data = instance && instanceLd(instance);
  // The page of an instance itself, not those below it.
  const isItsPage = askedPath().split('/').length === 3;
  return (
    <>
      {data && isItsPage && <JsonLd data={data} />}
      {children}
    </>
  );
}

/** Asked by the page as well: once per request is enough. */
async function instanceOf(params: Props['params']) {
  const domain = canonicalName(decodePart((await params).domain));
  const asked = new URLSearchParams(askedSearch()).get('network');
  if (domain === undefined) return null;
  const answer = await getInstance(
    domain,
    NETWORKS.find((name) => name === asked),
  );
  return answer.ok ? answer.value : null;
}
