import type { LabReply, LabRequest } from '../net/host.ts';
import { json, type Subject } from './shape.ts';

const SCHEMA = 'http://nodeinfo.diaspora.software/ns/schema/';

interface NodeInfoShape {
  /** Path of the document for each schema version that the index lists. */
  paths: Readonly<Record<string, string>>;
  name?: string;
  version?: string;
  protocols?: readonly string[];
  metadata?: unknown;
  /** Whether people may sign up, in the software's own reading. */
  isOpen?: boolean;
  users?: unknown;
  software?: Readonly<Record<string, unknown>>;
  /** Members that the software adds to `usage`, or leaves out. */
  usage?: Readonly<Record<string, unknown>>;
  links?: readonly Readonly<Record<string, string>>[];
  /** BookWyrm, PieFed and Owncast send neither services nor metadata. */
  isBare?: boolean;
}

/** Index and documents of NodeInfo, which every software here has in one form or another. */
export function nodeinfo(request: LabRequest, subject: Subject, shape: NodeInfoShape): LabReply | null {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null;
  if (request.path === '/.well-known/nodeinfo') return index(subject, shape);
  const version = Object.entries(shape.paths).find(([, path]) => path === request.path)?.[0];
  if (version === undefined) return null;
  return json(
    document(version, subject, shape),
    `application/json; profile="${SCHEMA}${version}#"; charset=utf-8`,
  );
}

function index({ truth }: Subject, { paths, links = [] }: NodeInfoShape): LabReply {
  const found = Object.entries(paths).map(([version, path]) => ({
    rel: `${SCHEMA}${version}`,
    href: `https://${truth.domain}${path}`,
  }));
  // PHP turns a list with gaps into an object; real servers have sent this.
  if (truth.condition === 'links-object') return json({ links: found[0], 0: found[0] });
  return json({ links: [...found, ...links] });
}

function document(version: string, { truth, answers }: Subject, shape: NodeInfoShape): unknown {
  const { usage } = answers;
  const counts = {
    total: usage.usersTotal,
    activeMonth: usage.usersActiveMonth,
    activeHalfyear: usage.usersActiveHalfyear,
  };
  const users = shape.users ?? counts;
  const isText = truth.condition === 'string-counts';
  return {
    version,
    software: {
      name: shape.name ?? answers.software,
      version: shape.version ?? answers.version,
      ...shape.software,
    },
    protocols: shape.protocols ?? ['activitypub'],
    ...(shape.isBare !== true && { services: { outbound: [], inbound: [] } }),
    usage: {
      users: isText ? asTexts(users) : users,
      localPosts: isText ? String(usage.postsTotal) : usage.postsTotal,
      ...shape.usage,
    },
    openRegistrations: shape.isOpen ?? answers.registration === 'open',
    ...(shape.isBare !== true && {
      metadata: shape.metadata ?? { nodeName: answers.title, nodeDescription: answers.description },
    }),
  };
}

function asTexts(users: unknown): unknown {
  return Object.fromEntries(Object.entries(users ?? {}).map(([key, count]) => [key, String(count)]));
}
