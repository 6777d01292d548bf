import type { StatusAnswer } from '@homeport/api/contract';
import { config } from '../lib/config.ts';
import { Mark } from './mark.tsx';

const PLACES = [
  { href: '/instances', name: 'Instances' },
  { href: '/incidents', name: 'Incidents' },
  { href: '/status', name: 'Status' },
  { href: '/about', name: 'About' },
] as const;

export function SiteHeader({ path }: { path: string | null }) {
  return (
    <header className="site-header">
      <div className="wide">
        <a className="brand" href="/">
          <Mark />
          <span>Homeport</span>
        </a>
        <nav aria-label="Site">
          <ul>
            {PLACES.map(({ href, name }) => (
              <li key={href}>
                <a href={href} aria-current={path === href ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
            <li>
              <a href={`${config().apiPublicUrl}/docs`}>API</a>
            </li>
          </ul>
        </nav>
      </div>
    </header>
  );
}

export function DemoBanner() {
  return (
    <aside className="demo" aria-label="Demo">
      <p className="wide">
        <strong>Demo.</strong> Everything on this site is made up: the instances, their people and their
        outages do not exist.
      </p>
    </aside>
  );
}

export function SiteFooter({ status }: { status: StatusAnswer | undefined }) {
  return (
    <footer className="site-footer">
      <div className="wide">
        <p>
          Homeport reads only what servers publish about themselves. No accounts, no posts, no cookies, and
          nothing is loaded from anywhere else.
        </p>
        <ul>
          <li>
            <a href="/about">How uptime is measured</a>
          </li>
          <li>
            <a href="/bot">Our crawler, and how to turn it away</a>
          </li>
          <li>
            <a href={`${config().apiPublicUrl}/docs`}>API documentation</a>
          </li>
          {status && <li className="quiet">Version {status.version}</li>}
        </ul>
      </div>
    </footer>
  );
}
