import { common } from './en/common.ts';
import { frame } from './en/frame.tsx';
import { topics } from './en/topics.tsx';

/** The first language of the site: its shape is what all others must have. */
export const en = { common, frame, topics };
import { lists } from './en/lists.ts';

/** The first language of the site: its shape is what all others must have. */
export const en = {
  common,
  frame,
  lists,
};
export type Words = typeof en;
