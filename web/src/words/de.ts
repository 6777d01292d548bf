import { about } from './de/about.tsx';
import { bot } from './de/bot.tsx';
import { causes } from './de/causes.ts';
import { choose } from './de/choose.tsx';
import { common } from './de/common.ts';
import { compare } from './de/compare.tsx';
import { consent } from './de/consent.tsx';
import { directory } from './de/directory.tsx';
import { failures } from './de/failures.tsx';
import { frame } from './de/frame.tsx';
import { home } from './de/home.tsx';
import { incidents } from './de/incidents.tsx';
import { instance } from './de/instance.tsx';
import { lists } from './de/lists.ts';
import { numbers } from './de/numbers.ts';
import { outages } from './de/outages.tsx';
import { outside } from './de/outside.ts';
import { policy } from './de/policy.tsx';
import { recommended } from './de/recommended.tsx';
import { status } from './de/status.tsx';
import { topics } from './de/topics.tsx';
import { uptime } from './de/uptime.tsx';
import type { Words } from './en.ts';

export const de: Words = {
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
