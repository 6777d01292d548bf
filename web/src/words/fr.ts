import { about } from './fr/about.tsx';
import { bot } from './fr/bot.tsx';
import { causes } from './fr/causes.ts';
import { common } from './fr/common.ts';
import { consent } from './fr/consent.tsx';
import { directory } from './fr/directory.tsx';
import { failures } from './fr/failures.tsx';
import { frame } from './fr/frame.tsx';
import { home } from './fr/home.tsx';
import { incidents } from './fr/incidents.tsx';
import { instance } from './fr/instance.tsx';
import { lists } from './fr/lists.ts';
import { outages } from './fr/outages.tsx';
import { outside } from './fr/outside.ts';
import { status } from './fr/status.tsx';
import { topics } from './fr/topics.tsx';
import { uptime } from './fr/uptime.tsx';
import type { Words } from './en.ts';

export const fr: Words = {
  about,
  bot,
  causes,
  common,
  consent,
  directory,
  failures,
  frame,
  home,
  incidents,
  instance,
  lists,
  outages,
  outside,
  status,
  topics,
  uptime,
};
