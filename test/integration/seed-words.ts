// The raw material of the seeded record: softwares in about their real proportions, and made-up names.

export interface SeedSoftware {
  network: 'fediverse' | 'matrix' | 'lbry';
  name: string;
  weight: number;
  versions: readonly string[];
}

const fediverse = (name: string, weight: number, ...versions: string[]): SeedSoftware => ({
  network: 'fediverse',
  name,
  weight,
  versions,
});

export const SOFTWARES: readonly SeedSoftware[] = [
  fediverse('mastodon', 40, '4.2.10', '4.3.8', '4.4.2', '4.5.0', '4.5.1'),
  fediverse('misskey', 9, '2025.4.1', '2025.8.0', '2025.10.2'),
  fediverse('pleroma', 6, '2.7.0', '2.8.0', '2.9.1'),
  fediverse('akkoma', 4, '3.13.3', '3.15.2', '3.16.0'),
  fediverse('lemmy', 6, '0.19.8', '0.19.12', '0.19.13'),
  fediverse('peertube', 7, '6.3.3', '7.1.0', '7.3.0'),
  fediverse('gotosocial', 6, '0.17.4', '0.19.1', '0.20.0'),
  fediverse('pixelfed', 4, '0.12.4', '0.12.6'),
  fediverse('friendica', 3, '2024.12', '2025.07'),
  fediverse('wordpress', 3, '6.7.2', '6.8.3'),
  fediverse('sharkey', 2, '2025.2.3', '2025.5.1'),
  { network: 'matrix', name: 'synapse', weight: 8, versions: ['1.127.1', '1.135.0', '1.140.0'] },
  { network: 'matrix', name: 'dendrite', weight: 2, versions: ['0.13.8', '0.14.1'] },
  { network: 'lbry', name: 'hub', weight: 3, versions: ['0.109.0', '0.116.0'] },
];

export const FIRST = (
  'amber birch cedar coral delta ember fjord garden harbor island juniper kestrel lagoon maple nectar ocean ' +
  'pebble quartz river sparrow tundra umber valley willow xenon yarrow zephyr'
).split(' ');

export const LAST = 'social town space chat club zone cafe hub place works'.split(' ');

/** Domain (A-labels), title and language of names that are not plain English ones. */
export const OTHER_SCRIPTS = [
  ['xn--e1afmkfd.example', 'Пример для всех', 'ru'],
  ['xn--r8jz45g.example', '例え：みんなの広場', 'ja'],
  ['xn--mgbh0fb.example', 'مثال للجميع', 'ar'],
  ['xn--bcher-kva.example', 'Bücherstube', 'de'],
  ['xn--hxajbheg2az3al.example', 'Παράδειγμα', 'el'],
] as const;

export const LONG_DOMAIN =
  'a-name-that-somebody-chose-to-be-as-long-as-one-label-may-be-ok.and-another-part.example';
export const LONG_TITLE =
  'The Very Long and Thoroughly Described Community Server of People Who Enjoy Writing Titles That Do Not Fit on One Line of Any Screen';

export const LANGUAGES = ['en', 'en', 'en', 'de', 'fr', 'ja', 'pt-br', 'es', 'it', 'nl'] as const;

export const RULES = [
  'Be kind to each other.',
  'No harassment, dogpiling or doxxing of other users.',
  'Mark sensitive media as such.',
  'No illegal content.',
  'No advertising.',
];

export const REASONS = ['Spam', 'Harassment', 'Unmoderated', 'Hate speech', 'Scraping', null, null];

/** Instances that a reader or a spec wants to meet by name. */
export const SPECIAL = {
  suppressed: 'opted-out.example',
  held: 'wildcard-77.many.example',
  dead: 'gone.example',
  moved: 'old-home.example',
  discovered: 'never-visited.example',
  withheld: 'quiet.example',
  personal: 'one-person.example',
  hidden: 'hides-its-use.example',
  implausible: 'ten-billion.example',
  odd: 'percent.example',
  flapping: 'flapping.example',
  twoNetworks: 'both.example',
} as const;
