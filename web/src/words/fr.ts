import { common } from './fr/common.ts';
import { frame } from './fr/frame.tsx';
import { lists } from './fr/lists.ts';
import { topics } from './fr/topics.tsx';
import type { Words } from './en.ts';

export const fr: Words = {
  common,
  frame,
  lists,
  topics,
};
