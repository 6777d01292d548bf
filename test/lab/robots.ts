// The texts that softwares ship, reduced to the groups that a metadata crawler can meet.

const MASTODON = `# See http://www.robotstxt.org/robotstxt.html for documentation on how to use the robots.txt file

User-agent: GPTBot
Disallow: /

User-agent: *
Disallow: /media_proxy/
Disallow: /interact/
`;

/** Since 4.4 Mastodon asks crawlers to leave its list of blocks alone. */
export function mastodonRobots(version: string): string {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNew = major > 4 || (major === 4 && minor >= 4);
  return isNew ? `${MASTODON}Disallow: /api/v1/instance/domain_blocks\n` : MASTODON;
}

/** `serve` is the one mode of GoToSocial in which NodeInfo may be read. */
export function gotosocialRobots(mode: 'default' | 'serve'): string {
  const nodeinfo = mode === 'serve' ? '' : 'Disallow: /.well-known/nodeinfo\nDisallow: /nodeinfo/\n';
  return `# GoToSocial robots.txt
User-agent: AI2Bot
User-agent: GPTBot
Disallow: /

User-agent: *
Crawl-delay: 500
Disallow: /api/
Disallow: /auth/
Disallow: /oauth/
Disallow: /.well-known/webfinger
Disallow: /fileserver/
Disallow: /users/
Disallow: /about/suspended
${nodeinfo}`;
}

export const OPT_OUTS: readonly string[] = [
  'User-agent: *\nDisallow: /\n',
  'User-agent: Homeport\nDisallow: /\n\nUser-agent: *\nDisallow:\n',
];

const BY_SOFTWARE: Readonly<Record<string, string>> = {
  misskey: 'user-agent: *\nallow: /\n',
  sharkey: 'user-agent: *\nallow: /\n\n# todo: sitemap\n',
  iceshrimp: 'user-agent: *\nallow: /\n',
  pleroma: 'User-Agent: *\nDisallow:\n',
  akkoma: 'User-Agent: *\nDisallow:\n',
  peertube: 'User-agent: *\nDisallow:\n',
  lemmy: 'User-Agent: *\nDisallow: /login\nDisallow: /login_reset\nDisallow: /settings\nDisallow: /admin\n',
  friendica:
    'User-agent: *\nDisallow: /settings/\nDisallow: /admin/\nDisallow: /message/\nDisallow: /search\n',
  diaspora: 'User-Agent: *\nDisallow: /people/\nDisallow: /u/\nDisallow: /camo/\n',
  piefed: 'User-agent: *\nContent-Signal: search=yes,ai-train=no\nDisallow: /login\n  Disallow: /admin\n',
  // Two groups for everybody and a line without a colon, as the real file has.
  mbin:
    'User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nRequest-rate: 1/5s\nCrawl-delay: 5\nDisallow: /admin/\n\n' +
    'User-agent: *\nDisallow /er/*\nDisallow: /settings/\n',
  bookwyrm:
    '# robots of the reading room\nUser-agent: PetalBot\nDisallow: /\n\nUser-agent: *\nDisallow: /static/js/\n',
};

export function softwareRobots(software: string, version: string): string | null {
  if (software === 'mastodon' || software === 'hometown') return mastodonRobots(version);
  if (software === 'gotosocial') return gotosocialRobots('default');
  return BY_SOFTWARE[software] ?? null;
}

interface Rule {
  pattern: string;
  allows: boolean;
}

/**
 * Whether a robots.txt forbids a path to an agent: RFC 9309 in few lines, written apart from the crawler's
 * own reader so that the meter doesn't repeat its mistakes.
 */
export function forbids(robots: string, agent: string, path: string): boolean {
  const groups = readGroups(robots);
  const own = groups.get(agent.toLowerCase()) ?? groups.get('*') ?? [];
  const decided = own
    .filter(({ pattern }) => pattern !== '' && matches(pattern, path))
    .sort((a, b) => b.pattern.length - a.pattern.length || Number(b.allows) - Number(a.allows))[0];
  return decided !== undefined && !decided.allows;
}

function readGroups(robots: string): Map<string, Rule[]> {
  const groups = new Map<string, Rule[]>();
  let agents: string[] = [];
  let isInRules = false;
  for (const line of robots.split(/\r\n|\r|\n/)) {
    const [, key = '', value = ''] = /^\s*([A-Za-z-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/.exec(line) ?? [];
    const word = key.toLowerCase();
    if (word === 'user-agent') {
      if (isInRules) agents = [];
      isInRules = false;
      agents.push(value.toLowerCase());
    } else if (word === 'allow' || word === 'disallow') {
      isInRules = true;
      for (const agent of agents) {
        groups.set(agent, [...(groups.get(agent) ?? []), { pattern: value, allows: word === 'allow' }]);
      }
    }
  }
  return groups;
}

function matches(pattern: string, path: string): boolean {
  const isAnchored = pattern.endsWith('$');
  const pieces = (isAnchored ? pattern.slice(0, -1) : pattern).split('*').map(escape);
  return new RegExp(`^${pieces.join('.*')}${isAnchored ? '$' : ''}`).test(path);
}

function escape(piece: string): string {
  return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
