import { about } from './es/about.tsx';
import { bot } from './es/bot.tsx';
import { causes } from './es/causes.ts';
import { choose } from './es/choose.tsx';
import { common } from './es/common.ts';
import { compare } from './es/compare.tsx';
import { consent } from './es/consent.tsx';
import { directory } from './es/directory.tsx';
import { failures } from './es/failures.tsx';
import { frame } from './es/frame.tsx';
import { home } from './es/home.tsx';
import { incidents } from './es/incidents.tsx';
import { instance } from './es/instance.tsx';
import { lists } from './es/lists.ts';
import { numbers } from './es/numbers.ts';
import { outages } from './es/outages.tsx';
import { outside } from './es/outside.ts';
import { policy } from './es/policy.tsx';
import { recommended } from './es/recommended.tsx';
import { status } from './es/status.tsx';
import { topics } from './es/topics.tsx';
import { uptime } from './es/uptime.tsx';
import type { Words } from './en.ts';

export const es: Words = {
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
