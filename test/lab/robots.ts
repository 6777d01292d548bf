/** Two ways to ask a directory to stay away. */
export const OPT_OUTS: readonly string[] = [
  'User-agent: *\nDisallow: /\n',
  'User-agent: Homeport\nDisallow: /\n\nUser-agent: *\nDisallow:\n',
];

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
