/**
 * Which letters a label may show, and which of them look like others. Facts from UTS #39
 * (https://www.unicode.org/reports/tr39/, its confusables.txt) and from what Chromium documents of its own display
 * (https://chromium.googlesource.com/chromium/src/+/main/docs/idn.md); where the two differ, both count.
 */

/** Digits and hyphens of ASCII belong to every script. */
const COMMON = '0-9\\-';

/** Letters, marks and digits of a script: no symbols, and so no emoji. */
function script(name: string): string {
  return `[\\p{Script_Extensions=${name}}&&[\\p{L}\\p{M}\\p{Nd}]]`;
}

function only(...classes: readonly string[]): RegExp {
  return new RegExp(`^[${classes.join('')}${COMMON}]+$`, 'v');
}

// Marks that can stand on a letter of these three scripts and be seen there. The others lie below, across or
// over a dot, where a line under the link or the letter itself hides them.
const MARKS = '\\u0300-\\u0304\\u0306\\u0308\\u030b\\u030c';

// The letters of living orthographies. Left out are the shapes that only phonetics and old prints use, among
// them second copies of a, g, i and l; what UTS 46 maps away never arrives here.
const LATIN = 'a-zß-öø-ķĺ-ňŋ-žơưǧǩǫșțə\\u1ea1-\\u1ef9ƙƴɓɔɖɗɛɣɲ·';
const CYRILLIC = 'а-џґ-ӿ';
const GREEK = 'ΐά-ώ';

// UAX #31, table 5, "Recommended Scripts", less those that have a line of their own here.
const OTHER_SCRIPTS = [
  'Arabic Armenian Bengali Devanagari Ethiopic Gujarati Gurmukhi Hebrew Kannada Khmer Lao Malayalam Myanmar',
  'Oriya Sinhala Tamil Telugu Thaana Thai',
].flatMap((line) => line.split(' '));

const HAN = `${script('Han')}〇`;

/**
 * The mixtures of scripts of the level "Highly Restrictive" (UTS #39, section 5.2). Only the Latin letters of ASCII
 * go together with others, and only with the scripts of China, Japan and Korea, where that is daily use.
 */
export const MIXTURES: readonly RegExp[] = [
  only(LATIN, MARKS),
  only(CYRILLIC, MARKS),
  only(GREEK, MARKS),
  only('ა-ჿ'),
  // Without its mark between syllables Tibetan can't be written.
  only(script('Tibetan'), '་'),
  ...OTHER_SCRIPTS.map((name) => only(script(name))),
  only(HAN, script('Hiragana'), script('Katakana'), '・', 'a-z'),
  only(HAN, script('Bopomofo'), 'a-z'),
  only(HAN, '가-힣', 'a-z'),
];

/** Strokes and boxes that between Latin letters pass for l, o, t, a hyphen or a slash. */
export const STROKES = '一丨丶丿乀乁乛〇十丁丅七工讠丩ㄈㄐㄒㄚㄟㄧㄨㄩㆲㆳㆺ';

/** Letters of one script that look like letters or digits of ASCII; a word of them alone passes for Latin. */
export const LOOKALIKES: readonly { script: string; letters: string }[] = [
  { script: 'Arabic', letters: 'اهھہە٠١٥۰۱۵۷' },
  { script: 'Armenian', letters: 'ագզէլհյոռսցւքօշճ' },
  { script: 'Bengali', letters: '০৪৭ও' },
  { script: 'Cyrillic', letters: 'абгезопрсухъыьюѕіјћѡѵҙүҽһӏӡ' },
  { script: 'Devanagari', letters: 'ऽ०उ' },
  { script: 'Ethiopic', letters: 'ሀሠሰስበነተከዐዕዘጠፐ' },
  { script: 'Georgian', letters: 'ვიოპყძხჽჿ' },
  { script: 'Greek', letters: 'αγηθικνορστυχω' },
  { script: 'Gujarati', letters: 'ડટ૦૧૨૩' },
  { script: 'Gurmukhi', letters: 'ਤੜ੦੧੨੩੪੫' },
  { script: 'Hebrew', letters: 'דוחטיןסװײ' },
  { script: 'Kannada', letters: 'ಽ೦೧೨೩೭' },
  { script: 'Khmer', letters: '០' },
  { script: 'Lao', letters: '໐' },
  { script: 'Malayalam', letters: 'ടഠധനറ൦൭' },
  { script: 'Myanmar', letters: 'ခဂငဒထပဝ၀၂' },
  { script: 'Oriya', letters: 'ଓଠ୦୨୭୮' },
  { script: 'Tamil', letters: 'டப௦' },
  { script: 'Telugu', letters: '౦౧౨౩' },
  { script: 'Thai', letters: 'ดทนบปพฟมรลหเแ๐' },
  { script: 'Han', letters: `${STROKES}ー` },
];

/** Letters that look like a digit of ASCII: with digits alone around them they pass for a number. */
export const DIGIT_LIKE = 'θбзҙӡշճვპउওਤੜડଓဒ丩〇ㄐ';

/** Letters that only readers of one language tell from another (b, p, o, e, i): shown where they are at home. */
export const LOCAL_LETTERS: readonly { letters: RegExp; endings: readonly string[] }[] = [
  { letters: /þ/u, endings: ['is'] },
  { letters: /ð/u, endings: ['is', 'fo'] },
  { letters: /ə/u, endings: ['az'] },
  { letters: /ı/u, endings: ['az', 'tr'] },
  { letters: /·/u, endings: ['cat'] },
];

/** Signs in places where no orthography has them, and where they hide, or pass for something else. */
export const MISPLACED: readonly RegExp[] = [
  // Nothing to see: joiners, fillers, selectors; the Arabic stroke that only lengthens.
  /[\p{Default_Ignorable_Code_Point}\u0640]/u,
  // UTS #39, section 5.4: the same mark twice is seen once, and nobody can read five.
  /(\p{M})\1|\p{Mn}{5}/u,
  // A mark needs a letter under it: i, j and l lose or hide theirs.
  /[0-9\-ijlı·]\p{M}/u,
  // The voicing marks of kana, where the composed letters are the usual ones.
  /[\u3099\u309a]/u,
  // The Catalan dot stands between two l.
  /(?<!l)·|·(?!l)/u,
  new RegExp(`[a-z${COMMON}][${STROKES}]|[${STROKES}][a-z${COMMON}]`, 'u'),
  // Slashes, to a reader of Latin letters.
  /[a-z0-9-][ノソゾン][a-z0-9-]/u,
  // The long sound and the dot belong between kana, the repetition marks after their own kind.
  /(?<![\p{Script=Hiragana}\p{Script=Katakana}ー])ー/u,
  /^・|・$|[a-z0-9-]・|・[a-z0-9-]|・・/u,
  /(?<!\p{Script=Katakana})[ヽヾ]|(?<!\p{Script=Hiragana})[ゝゞ]|[〱-〵〻]/u,
  // The two kana that are alike in both alphabets, in a word of the other one.
  /^[\p{Script=Katakana}ー]+[へべぺ][\p{Script=Katakana}ー]+$|^[\p{Script=Hiragana}ー]+[ヘベペ][\p{Script=Hiragana}ー]+$/u,
];
