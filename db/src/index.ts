export * from './vocabulary.ts';
export * from './purposes.ts';
export * from './domain-name.ts';
export * from './instance-name.ts';
export { displayName } from './display-name.ts';
export * from './data-source.ts';
export { findServer, startServer, type EmbeddedServer, type ServerOptions } from './server/server.ts';
export { ensureDatabase } from './server/ensure-database.ts';
export { ServerError } from './server/explain.ts';
