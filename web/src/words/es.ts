import { about } from './es/about.tsx';
import { bot } from './es/bot.tsx';
import { common } from './es/common.ts';
import { failures } from './es/failures.tsx';
import { frame } from './es/frame.tsx';
import { home } from './es/home.tsx';
import { lists } from './es/lists.ts';
import { outages } from './es/outages.tsx';
import { outside } from './es/outside.ts';
import { status } from './es/status.tsx';
import { topics } from './es/topics.tsx';
import type { Words } from './en.ts';

export const es: Words = {
  about,
  bot,
  common,
  failures,
  frame,
  home,
  lists,
  outages,
  outside,
  status,
  topics,
};
