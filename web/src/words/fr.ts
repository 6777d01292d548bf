import { about } from './fr/about.tsx';
import { bot } from './fr/bot.tsx';
import { common } from './fr/common.ts';
import { failures } from './fr/failures.tsx';
import { frame } from './fr/frame.tsx';
import { home } from './fr/home.tsx';
import { lists } from './fr/lists.ts';
import { outages } from './fr/outages.tsx';
import { outside } from './fr/outside.ts';
import { status } from './fr/status.tsx';
import { topics } from './fr/topics.tsx';
import type { Words } from './en.ts';

export const fr: Words = {
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
