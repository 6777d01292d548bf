import { common } from './ja/common.ts';
import { frame } from './ja/frame.tsx';
import { topics } from './ja/topics.tsx';
import type { Words } from './en.ts';

export const ja: Words = { common, frame, topics };
import { lists } from './ja/lists.ts';
import type { Words } from './en.ts';

export const ja: Words = {
  common,
  frame,
  lists,
};
