import { common } from './de/common.ts';
import { frame } from './de/frame.tsx';
import { topics } from './de/topics.tsx';
import type { Words } from './en.ts';

export const de: Words = { common, frame, topics };
import { lists } from './de/lists.ts';
import type { Words } from './en.ts';

export const de: Words = {
  common,
  frame,
  lists,
};
