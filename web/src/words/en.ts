import { about } from './en/about.tsx';
import { bot } from './en/bot.tsx';
import { causes } from './en/causes.ts';
import { choose } from './en/choose.tsx';
import { common } from './en/common.ts';
import { compare } from './en/compare.tsx';
import { consent } from './en/consent.tsx';
import { directory } from './en/directory.tsx';
import { failures } from './en/failures.tsx';
import { frame } from './en/frame.tsx';
import { home } from './en/home.tsx';
import { incidents } from './en/incidents.tsx';
import { instance } from './en/instance.tsx';
import { lists } from './en/lists.ts';
import { numbers } from './en/numbers.ts';
import { outages } from './en/outages.tsx';
import { outside } from './en/outside.ts';
import { policy } from './en/policy.tsx';
import { recommended } from './en/recommended.tsx';
import { status } from './en/status.tsx';
import { topics } from './en/topics.tsx';
import { uptime } from './en/uptime.tsx';

/** The first language of the site: its shape is what all others must have. */
export const en = {
  about,
  bot,
  causes,
  choose,
  common,
  compare,
  consent,
  directory,
  failures,
  frame,
  home,
  incidents,
  instance,
  lists,
  numbers,
  outages,
  outside,
  policy,
  recommended,
  status,
  topics,
  uptime,
};
export type Words = typeof en;
