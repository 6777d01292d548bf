import type { Software } from './software.ts';

/** Plume publishes its NodeInfo and nothing else; who was active is not counted. */
export const plume: Software = { name: 'plume' };
