import type { Software } from './software.ts';

/**
 * A forum: NodeInfo (src/routes/well-known.js) is all that it says of itself. Its posts are topics, its comments
 * the answers. Registration is "open" for everybody, or not; an invitation counts as closed.
 */
export const nodebb: Software = { name: 'nodebb' };
