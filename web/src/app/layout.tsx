import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import { Busy } from '../components/busy.tsx';
import { WithErrorWords, type ErrorWords } from '../components/error-words.tsx';
import { Found } from '../components/found.tsx';
import { GapBanner } from '../components/own-gaps.tsx';
import { DemoBanner, SiteFooter, SiteHeader } from '../components/site-frame.tsx';
import { preferredLocale } from '../lib/accept-language.ts';
import { frameStatus } from '../lib/api/frame-status.ts';
import { config } from '../lib/config.ts';
import { askedPath, here, locale } from '../lib/exchange.ts';
import { words } from '../words/words.ts';
import './globals.css';
import './styles/compare.css';
import './styles/directory.css';
import './styles/instance.css';
import './styles/policy.css';
import './styles/choose.css';
import './styles/topics.css';
import './styles/recommended.css';

export function generateMetadata(): Metadata {
  const { title, description } = words().frame;
  return {
    metadataBase: new URL(config().publicUrl),
    title: { default: title, template: '%s · Homeport' },
    description,
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
  await connection();
  const status = await frameStatus();
  const { frame } = words();
  const preferred = preferredLocale((await headers()).get('accept-language'));
  return (
    <html lang={locale()}>
      <body>
        <a className="skip" href="#content">
          {frame.skip}
        </a>
        <Found />
        <Busy text={frame.loading} />
        {status.ok && status.value.is_demo && <DemoBanner />}
        {status.ok && askedPath() !== '/status' && (
          <GapBanner gaps={status.value.gaps.open} vantages={status.value.vantages} />
        )}
        <SiteHeader preferred={preferred} />
        <main id="content" className="wide">
          <WithErrorWords words={errorWords()}>{children}</WithErrorWords>
        </main>
        <SiteFooter status={status.ok ? status.value : undefined} />
      </body>
    </html>
  );
}

function errorWords(): ErrorWords {
  const { broken, brokenLine, retry, start } = words().failures;
  return { heading: broken, line: brokenLine, retry, start, startPath: here('/') };
}
