import { common } from './ja/common.ts';
import { frame } from './ja/frame.tsx';
import { lists } from './ja/lists.ts';
import { topics } from './ja/topics.tsx';
import type { Words } from './en.ts';

export const ja: Words = {
  common,
  frame,
  lists,
  topics,
};
