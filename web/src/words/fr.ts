import { common } from './fr/common.ts';
import { frame } from './fr/frame.tsx';
import { topics } from './fr/topics.tsx';
import type { Words } from './en.ts';

export const fr: Words = { common, frame, topics };
import { lists } from './fr/lists.ts';
import type { Words } from './en.ts';

export const fr: Words = {
  common,
  frame,
  lists,
};
