import type { Topic } from '@homeport/db';

/** A rule, as an instance might publish it, and what a reader finds it to be about: all of it, or nothing. */
export type Labelled = readonly [rule: string, ...topics: Topic[]];
