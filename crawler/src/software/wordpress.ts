import type { Software } from './software.ts';

/**
 * A site with the ActivityPub plugin, or with the one that is called "nodeinfo": NodeInfo is all that either
 * publishes. The version is cut to the major one on purpose and stays as it is. Whether strangers may register
 * is WordPress's own setting in newer plugins; older ones say no whatever it is.
 */
export const wordpress: Software = { name: 'wordpress' };
