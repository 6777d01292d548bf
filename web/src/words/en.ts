import { about } from './en/about.tsx';
import { bot } from './en/bot.tsx';
import { common } from './en/common.ts';
import { failures } from './en/failures.tsx';
import { frame } from './en/frame.tsx';
import { home } from './en/home.tsx';
import { lists } from './en/lists.ts';
import { outages } from './en/outages.tsx';
import { outside } from './en/outside.ts';
import { status } from './en/status.tsx';
import { topics } from './en/topics.tsx';

/** The first language of the site: its shape is what all others must have. */
export const en = {
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
export type Words = typeof en;
