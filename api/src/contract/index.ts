// The public contract: what the API takes and gives. The site imports nothing else of ours.
export * from './words.ts';
export * from './values.ts';
export * from './problem.ts';
export * from './measure.ts';
export * from './network-facts.ts';
export * from './consent.ts';
export * from './instances.ts';
export * from './instance.ts';
export * from './uptime.ts';
export * from './visits.ts';
export * from './incidents.ts';
export * from './policies.ts';
export * from './overview.ts';
export * from './status.ts';
