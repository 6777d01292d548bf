import type { StatusAnswer } from '@homeport/api/contract';
import { config } from '../lib/config.ts';
import { askedPath, askedSearch, here, isPseudo, locale } from '../lib/exchange.ts';
import { LOCALE_NAMES, LOCALES, pathIn, type Locale } from '../lib/locales.ts';
import { words, wordsIn } from '../words/words.ts';
import { Mark } from './mark.tsx';

/** `preferred` is the language of ours that the reader's browser asks for first, if any. */
export function SiteHeader({ preferred }: { preferred: Locale | undefined }) {
  const { frame } = words();
  return (
    <header className="site-header">
      {preferred !== undefined && preferred !== locale() && !isPseudo() && <AlsoHere language={preferred} />}
      <div className="wide">
        <a className="brand" href={here('/')} translate="no">
          <Mark />
          <span>Homeport</span>
        </a>
        {/* Two of the same, of which a window has room for one: the other is there for nobody. */}
        <nav className="site-nav" aria-label={frame.site}>
          <Places />
        </nav>
        <details className="site-menu">
          <summary>{frame.menu}</summary>
          <nav aria-label={frame.site}>
            <Places />
          </nav>
        </details>
      </div>
    </header>
  );
}

function Places() {
  const { frame } = words();
  const places = [
    { href: '/choose', name: frame.choose },
    { href: '/instances', name: frame.instances },
    { href: '/incidents', name: frame.incidents },
    { href: '/status', name: frame.status },
    { href: '/about', name: frame.about },
  ];
  const path = askedPath();
  return (
    <ul>
      {places.map(({ href, name }) => (
        <li key={href}>
          <a href={here(href)} aria-current={path === href ? 'page' : undefined}>
            {name}
          </a>
        </li>
      ))}
      <li>
        <a href={`${config().apiPublicUrl}/docs`}>{frame.api}</a>
      </li>
    </ul>
  );
}

/** To readers whose browser asks for another language of ours, in that language. */
function AlsoHere({ language }: { language: Locale }) {
  return (
    <p className="wide also-here" lang={language}>
      <a href={pathIn(language, askedPath()) + askedSearch()} hrefLang={language}>
        {wordsIn(language).frame.alsoHere}
      </a>
    </p>
  );
}

export function DemoBanner() {
  const { frame } = words();
  return (
    <aside className="demo" aria-label={frame.demo}>
      <p className="wide">
        {frame.demoLine((text) => (
          <strong>{text}</strong>
        ))}
      </p>
    </aside>
  );
}

export function SiteFooter({ status }: { status: StatusAnswer | undefined }) {
  const { frame } = words();
  return (
    <footer className="site-footer">
      <div className="wide">
        <p>{frame.promise}</p>
        <nav aria-label={frame.footer}>
          <ul>
            <Way href={here('/about')} text={frame.measured} />
            <Way href={here('/recommended')} text={frame.recommended} />
            <Way href={here('/topics')} text={frame.topics} />
            <Way href={here('/compare')} text={frame.compare} />
            <Way href={here('/bot')} text={frame.crawler} />
            <Way href={`${config().apiPublicUrl}/docs`} text={frame.apiDocs} />
            {status && <li className="quiet">{frame.version(status.version)}</li>}
          </ul>
        </nav>
        <Languages />
      </div>
    </footer>
  );
}

function Way({ href, text }: { href: string; text: string }) {
  return (
    <li>
      <a href={href}>{text}</a>
    </li>
  );
}

/** The same page in each language, each named in its own. */
function Languages() {
  const current = locale();
  return (
    <nav aria-label={words().frame.languages}>
      <ul translate="no">
        {LOCALES.map((one) => (
          <li key={one}>
            <a
              href={pathIn(one, askedPath()) + askedSearch()}
              hrefLang={one}
              lang={one}
              aria-current={one === current ? 'true' : undefined}
            >
              {LOCALE_NAMES[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
