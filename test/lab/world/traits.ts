import type { Dice } from '../random.ts';
import type { Usage } from '../truth.ts';
import { makeRules } from './rules.ts';

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  en: 'A small harbour for people who like slow conversations, photographs and tinkering.',
  de: 'Ein ruhiger Ort für Gespräche über Technik, Natur und Alltag.',
  fr: 'Un espace tranquille pour discuter de culture, de sciences et du quotidien.',
  ja: '写真と音楽と日々のことを話す、静かな場所です。',
  es: 'Un lugar tranquilo para hablar de ciencia, música y vida cotidiana.',
  nl: 'Een rustige plek voor gesprekken over techniek en natuur.',
  pt: 'Um lugar calmo para conversar sobre música e ciência.',
  it: 'Un posto tranquillo per parlare di libri, musica e scienza.',
  ko: '사진과 음악을 나누는 조용한 공간입니다.',
  pl: 'Spokojne miejsce do rozmów o nauce i muzyce.',
};

const LANGUAGES: readonly (readonly [string, number])[] = [
  ['en', 44],
  ['de', 16],
  ['fr', 12],
  ['ja', 11],
  ['es', 5],
  ['nl', 3],
  ['pt', 3],
  ['it', 2],
  ['ko', 2],
  ['pl', 2],
];

const BY_COUNTRY: Readonly<Record<string, string>> = {
  DE: 'de',
  AT: 'de',
  CH: 'de',
  FR: 'fr',
  JP: 'ja',
  ES: 'es',
  NL: 'nl',
  IT: 'it',
  KR: 'ko',
  PL: 'pl',
  BR: 'pt',
};

const JAPANESE_TITLES = [
  '灯台通信',
  '港町つうしん',
  '森の家',
  '星空サーバー',
  'みんなの広場',
  '小さな船着き場',
];

export interface Traits {
  title: string;
  languages: string[];
  description: string;
  rules: string[];
  usage: Usage;
  growth: number;
}

/** Where an instance stands: the largest has rank 0 of `count`. */
export interface Standing {
  rank: number;
  count: number;
  country: string | null;
  title: string;
  /** Whether the title is made up, and may be made up otherwise. */
  isMadeUp: boolean;
}

/** What a server says of itself, by its size and country. */
export function makeTraits(dice: Dice, { rank, count, country, title, isMadeUp }: Standing): Traits {
  const main = (country === null ? undefined : BY_COUNTRY[country]) ?? dice.weighted(LANGUAGES);
  const languages = main !== 'en' && dice.chance(0.25) ? [main, 'en'] : [main];
  return {
    title: isMadeUp && main === 'ja' && dice.chance(0.6) ? dice.pick(JAPANESE_TITLES) : title,
    languages,
    description: DESCRIPTIONS[main] ?? DESCRIPTIONS['en'] ?? '',
    rules: makeRules(dice, main),
    usage: makeUsage(dice, rank, count),
    growth: dice.next() * 0.3 - 0.08,
  };
}

const LARGEST = 900_000;

// Zipf, steep enough that the smallest have a handful of people however few instances there are.
function makeUsage(dice: Dice, rank: number, count: number): Usage {
  const steepness = (0.85 * Math.log(LARGEST)) / Math.log(Math.max(2, count));
  const noise = 0.4 + 1.2 * dice.next();
  const usersTotal = Math.max(1, Math.round((LARGEST / (rank + 1) ** steepness) * (rank < 12 ? 1 : noise)));
  const usersActiveHalfyear = Math.max(1, Math.round(usersTotal * (0.2 + 0.3 * dice.next())));
  return {
    usersTotal,
    usersActiveHalfyear,
    usersActiveMonth: Math.max(1, Math.round(usersActiveHalfyear * (0.35 + 0.3 * dice.next()))),
    postsTotal: Math.round(usersTotal * dice.between(8, 160)),
  };
}
