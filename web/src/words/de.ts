import { common } from './de/common.ts';
import { frame } from './de/frame.tsx';
import { lists } from './de/lists.ts';
import { topics } from './de/topics.tsx';
import type { Words } from './en.ts';

export const de: Words = {
  common,
  frame,
  lists,
  topics,
};
