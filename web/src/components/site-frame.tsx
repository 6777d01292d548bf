import type { StatusAnswer } from '@homeport/api/contract';
import { config } from '../lib/config.ts';
import { askedPath, askedSearch, here, locale } from '../lib/exchange.ts';
import { LOCALE_NAMES, LOCALES, pathIn } from '../lib/locales.ts';
import { words } from '../words/words.ts';
import { Mark } from './mark.tsx';

export function SiteHeader() {
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
    <header className="site-header">
      <div className="wide">
        <a className="brand" href={here('/')} translate="no">
          <Mark />
          <span>Homeport</span>
        </a>
        <nav aria-label={frame.site}>
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
        </nav>
      </div>
    </header>
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
            <li>
              <a href={here('/about')}>{frame.measured}</a>
            </li>
            <li>
              <a href={here('/bot')}>{frame.crawler}</a>
            </li>
            <li>
              <a href={`${config().apiPublicUrl}/docs`}>{frame.apiDocs}</a>
            </li>
            {status && <li className="quiet">{frame.version(status.version)}</li>}
          </ul>
        </nav>
        <Languages />
      </div>
    </footer>
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
