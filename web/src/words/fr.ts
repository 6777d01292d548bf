import { about } from './fr/about.tsx';
import { bot } from './fr/bot.tsx';
import { causes } from './fr/causes.ts';
import { choose } from './fr/choose.tsx';
import { common } from './fr/common.ts';
import { compare } from './fr/compare.tsx';
import { consent } from './fr/consent.tsx';
import { directory } from './fr/directory.tsx';
import { failures } from './fr/failures.tsx';
import { frame } from './fr/frame.tsx';
import { home } from './fr/home.tsx';
import { incidents } from './fr/incidents.tsx';
import { instance } from './fr/instance.tsx';
import { lists } from './fr/lists.ts';
import { numbers } from './fr/numbers.ts';
import { outages } from './fr/outages.tsx';
import { outside } from './fr/outside.ts';
import { policy } from './fr/policy.tsx';
import { recommended } from './fr/recommended.tsx';
import { status } from './fr/status.tsx';
import { topics } from './fr/topics.tsx';
import { uptime } from './fr/uptime.tsx';
import type { Words } from './en.ts';

export const fr: Words = {
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
