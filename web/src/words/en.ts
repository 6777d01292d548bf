import { common } from './en/common.ts';
import { frame } from './en/frame.tsx';
import { lists } from './en/lists.ts';
import { topics } from './en/topics.tsx';

/** The first language of the site: its shape is what all others must have. */
export const en = {
  common,
  frame,
  lists,
  topics,
};
export type Words = typeof en;
