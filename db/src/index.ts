export * from './vocabulary.ts';
export * from './domain-name.ts';
export * from './data-source.ts';
