import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { Busy } from '../components/busy.tsx';
import { GapBanner } from '../components/own-gaps.tsx';
import { DemoBanner, SiteFooter, SiteHeader } from '../components/site-frame.tsx';
import { getStatus } from '../lib/api/client.ts';
import { config } from '../lib/config.ts';
import { PATH_HEADER } from '../lib/path-header.ts';
import './globals.css';

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(config().publicUrl),
    title: { default: 'Homeport: find a home in the federated networks', template: '%s · Homeport' },
    description:
      'A directory of the Fediverse that says who is up, what they run, whom they block, and how that is known.',
  };
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf8f4' },
    { media: '(prefers-color-scheme: dark)', color: '#101719' },
  ],
};

// There is no loading.tsx anywhere on purpose: a fallback that is swapped by script would be
// all that readers without script ever see, and a page could no longer answer 404 or 503.
export default async function Layout({ children }: { children: React.ReactNode }) {
  // The content security policy has a nonce per answer, so every page is written when it is asked for.
  const path = (await headers()).get(PATH_HEADER);
  const status = await getStatus();
  return (
    <html lang="en">
      <body>
        <a className="skip" href="#content">
          Skip to the content
        </a>
        <Busy />
        {status.ok && status.value.is_demo && <DemoBanner />}
        {status.ok && path !== '/status' && (
          <GapBanner gaps={status.value.gaps.open} vantages={status.value.vantages} />
        )}
        <SiteHeader path={path} />
        <main id="content" className="wide">
          {children}
        </main>
        <SiteFooter status={status.ok ? status.value : undefined} />
      </body>
    </html>
  );
}
