import type { Software } from './software.ts';
import { zotConsent, zotDetails, zotPeers, zotReading } from './hubzilla.ts';

/**
 * Hubzilla's nameless sister and her ancestors: the same /siteinfo.json, with fewer fields (no numbers, no
 * `hide_in_statistics`), and a NodeInfo of their own. Each keeps its name, which an operator may also invent.
 */
export const streams: Software = {
  name: 'streams',
  aliases: ['forte', 'mistpark', 'misty', 'osada', 'roadhouse', 'zap'],
  reading: zotReading(),
  consent: zotConsent,
  details: zotDetails,
  peers: zotPeers,
};
