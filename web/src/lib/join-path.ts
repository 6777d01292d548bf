import type { InstanceSummary } from '@homeport/api/contract';

/**
 * Where each software has its sign-up page, by its own routes. Software that opens sign-up on its front page, by
 * invitation only, or in an app is not named: its front page is the place to go.
 */
const PATHS: Readonly<Record<string, string>> = {
  // config/routes.rb: Devise at `auth`, whose page for new accounts is `sign_up`.
  mastodon: '/auth/sign_up',
  hometown: '/auth/sign_up',
  // Devise at its usual place.
  diaspora: '/users/sign_up',
  // The route `registration` of pleroma-fe, which both bring along.
  pleroma: '/registration',
  akkoma: '/registration',
  gotosocial: '/signup',
  // lemmy-ui, src/shared/routes.ts.
  lemmy: '/signup',
  piefed: '/auth/register',
  mbin: '/register',
  kbin: '/register',
  // routes/web.php: `Auth::routes()`.
  pixelfed: '/register',
  peertube: '/signup',
  friendica: '/register',
  hubzilla: '/register',
  gnusocial: '/main/register',
  mobilizon: '/register/user',
  funkwhale: '/signup',
  // src/routes/user.rs.
  plume: '/users/new',
  nodebb: '/register',
  discourse: '/signup',
  gancio: '/register',
};

type Joined = Pick<InstanceSummary, 'network' | 'domain' | 'software'>;

function pathOf({ network, software }: Omit<Joined, 'domain'>): string | undefined {
  return network === 'fediverse' && software !== null && Object.hasOwn(PATHS, software)
    ? PATHS[software]
    : undefined;
}

/** The instance's own page to join at, or its front page. */
export function joinUrl(instance: Joined): string {
  // A port in a name is that of the federation, not of the site.
  const host = instance.domain.replace(/:\d+$/, '');
  return `https://${host}${pathOf(instance) ?? '/'}`;
}

/** Whether that page is made for signing up. */
export function hasJoinPage(instance: Omit<Joined, 'domain'>): boolean {
  return pathOf(instance) !== undefined;
}
