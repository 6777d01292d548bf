import { askedPath, here } from '../lib/exchange.ts';
import { siteLd } from '../lib/json-ld.ts';
import { words } from '../words/words.ts';
import { JsonLd } from './json-ld.tsx';
import { OfflineWorker } from './offline-worker.tsx';

/** What each page tells browsers and search engines about the site; the links move into the head. */
export function Found() {
  const { outside, frame } = words();
  return (
    <>
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        href={here('/opensearch.xml')}
        title={outside.searchName}
      />
      <link rel="manifest" href={here('/manifest.webmanifest')} />
      <link rel="apple-touch-icon" href="/icons/192.png" />
      {askedPath() === '/' && <JsonLd data={siteLd(frame.description)} />}
      <OfflineWorker />
    </>
  );
}
