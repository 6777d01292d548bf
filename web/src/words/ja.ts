import { about } from './ja/about.tsx';
import { bot } from './ja/bot.tsx';
import { causes } from './ja/causes.ts';
import { choose } from './ja/choose.tsx';
import { common } from './ja/common.ts';
import { compare } from './ja/compare.tsx';
import { consent } from './ja/consent.tsx';
import { directory } from './ja/directory.tsx';
import { failures } from './ja/failures.tsx';
import { frame } from './ja/frame.tsx';
import { home } from './ja/home.tsx';
import { incidents } from './ja/incidents.tsx';
import { instance } from './ja/instance.tsx';
import { lists } from './ja/lists.ts';
import { numbers } from './ja/numbers.ts';
import { outages } from './ja/outages.tsx';
import { outside } from './ja/outside.ts';
import { policy } from './ja/policy.tsx';
import { recommended } from './ja/recommended.tsx';
import { status } from './ja/status.tsx';
import { topics } from './ja/topics.tsx';
import { uptime } from './ja/uptime.tsx';
import type { Words } from './en.ts';

export const ja: Words = {
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
