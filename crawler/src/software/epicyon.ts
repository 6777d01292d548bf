import { COUNTS } from '../visit/visit.ts';
import type { Software } from './software.ts';

/**
 * NodeInfo is all that strangers get, and only those who say where they come from (daemon_get_nodeinfo.py looks
 * for an address in the user agent). It calls itself `private` wherever it runs (metadata.py): it is listed with
 * its name and state, as it wishes.
 */
export const epicyon: Software = {
  name: 'epicyon',
  // With `show_node_info_accounts` off everything is one, and with `show_node_info_version` off the version 0.0.0.
  reading: { placeholders: (counts) => (COUNTS.every((count) => counts[count] === 1) ? COUNTS : []) },
};
