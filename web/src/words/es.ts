import { common } from './es/common.ts';
import { frame } from './es/frame.tsx';
import { lists } from './es/lists.ts';
import { topics } from './es/topics.tsx';
import type { Words } from './en.ts';

export const es: Words = {
  common,
  frame,
  lists,
  topics,
};
