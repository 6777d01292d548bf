import { xmlText } from '../lib/xml.ts';

export const WIDTH = 1200;
export const HEIGHT = 630;

const MARGIN = 72;
const INK = '#1c2428';
const QUIET = '#56636a';
const SERIF = "'Noto Serif', 'Noto Serif CJK JP', 'DejaVu Serif', Georgia, serif";
const SANS = "'Noto Sans', 'Noto Sans CJK JP', 'DejaVu Sans', Roboto, sans-serif";
const COLOURS = { good: '#23744c', middling: '#8a5a00', bad: '#b3261e', neutral: QUIET } as const;

export interface Picture {
  tagline: string;
  name: string;
  title: string | null;
  condition: { word: string; tone: keyof typeof COLOURS };
  /** At most three, each with its name. */
  facts: readonly { name: string; value: string }[];
}

/** The picture that a link to an instance is shown with: plain facts, legible when it is small. */
export function pictureSvg({ tagline, name, title, condition, facts }: Picture): string {
  const room = WIDTH - 2 * MARGIN;
  const colour = COLOURS[condition.tone];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#faf8f4"/>
<rect width="16" height="${HEIGHT}" fill="#0b6170"/>
<g transform="translate(${MARGIN} 56) scale(1.75)" fill="none" stroke="#0b6170" stroke-width="3" stroke-linecap="round"><path d="M20.5 4.8A12 12 0 1 0 27.2 11.5"/><circle cx="16" cy="19" r="3.5" fill="#0b6170" stroke="none"/></g>
<text x="144" y="96" font-family="${SERIF}" font-size="36" font-weight="600" fill="${INK}">Homeport</text>
<text x="${WIDTH - MARGIN}" y="96" text-anchor="end" font-family="${SANS}" font-size="24" fill="${QUIET}">${fitted(tagline, 24, 760).text}</text>
${line(name, { y: 262, size: 84, least: 40, room, font: SERIF, weight: 600, fill: INK })}
${title === null ? '' : line(title, { y: 334, size: 40, least: 32, room, font: SANS, weight: 400, fill: QUIET })}
<circle cx="${MARGIN + 13}" cy="404" r="13" fill="${colour}"/>
<text x="${MARGIN + 42}" y="416" font-family="${SANS}" font-size="34" font-weight="600" fill="${colour}">${fitted(condition.word, 34, room - 42).text}</text>
<rect x="${MARGIN}" y="462" width="${room}" height="2" fill="#e0dbd0"/>
${facts.map((fact, at) => factAt(fact, MARGIN + (at * room) / facts.length, room / facts.length - 32)).join('\n')}
</svg>`;
}

function factAt({ name, value }: { name: string; value: string }, x: number, room: number): string {
  const { text, size } = fitted(value, 36, room, 26);
  return `<text x="${x}" y="514" font-family="${SANS}" font-size="24" fill="${QUIET}">${fitted(name, 24, room, 18).text}</text>
<text x="${x}" y="566" font-family="${SANS}" font-size="${size}" font-weight="600" fill="${INK}">${text}</text>`;
}

interface Line {
  y: number;
  size: number;
  least: number;
  room: number;
  font: string;
  weight: number;
  fill: string;
}

function line(words: string, { y, size: largest, least, room, font, weight, fill }: Line): string {
  const { text, size } = fitted(words, largest, room, least);
  return `<text x="${MARGIN}" y="${y}" font-family="${font}" font-size="${size}" font-weight="${weight}" fill="${fill}">${text}</text>`;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const PICTOGRAPHS = /\p{Extended_Pictographic}[\ufe0f\u200d]*/gu;
// Of the widest of the fonts that may be there, bold; so that what fits here fits everywhere.
const NARROW_EM = 0.64;

/** Whether a text asks for letters that few machines have. */
export function isEastern(text: string): boolean {
  return WIDE.test(text);
}

/** A text in the largest size in which it fits, cut where even the least is too large. */
export function fitted(
  words: string,
  largest: number,
  room: number,
  least = largest,
): { text: string; size: number } {
  const whole = words.slice(0, 1000).replace(PICTOGRAPHS, '').replace(/\s+/g, ' ').trim();
  const signs = [...graphemes.segment(whole)].map(({ segment }) => ({
    segment,
    em: WIDE.test(segment) ? 1 : NARROW_EM,
  }));
  const total = signs.reduce((sum, { em }) => sum + em, 0);
  const size = Math.max(least, Math.min(largest, Math.floor(room / Math.max(1, total))));
  let left = room / size;
  if (total <= left) return { text: xmlText(whole), size };
  left -= 1;
  let kept = '';
  for (const { segment, em } of signs) {
    left -= em;
    if (left < 0) break;
    kept += segment;
  }
  return { text: `${xmlText(kept.trimEnd())}…`, size };
}
