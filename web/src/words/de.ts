import { about } from './de/about.tsx';
import { bot } from './de/bot.tsx';
import { common } from './de/common.ts';
import { failures } from './de/failures.tsx';
import { frame } from './de/frame.tsx';
import { home } from './de/home.tsx';
import { lists } from './de/lists.ts';
import { outages } from './de/outages.tsx';
import { outside } from './de/outside.ts';
import { status } from './de/status.tsx';
import { topics } from './de/topics.tsx';
import type { Words } from './en.ts';

export const de: Words = {
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
