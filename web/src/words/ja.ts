import { about } from './ja/about.tsx';
import { bot } from './ja/bot.tsx';
import { common } from './ja/common.ts';
import { failures } from './ja/failures.tsx';
import { frame } from './ja/frame.tsx';
import { home } from './ja/home.tsx';
import { lists } from './ja/lists.ts';
import { outages } from './ja/outages.tsx';
import { outside } from './ja/outside.ts';
import { status } from './ja/status.tsx';
import { topics } from './ja/topics.tsx';
import type { Words } from './en.ts';

export const ja: Words = {
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
