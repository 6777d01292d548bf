import { domainToASCII } from 'node:url';
import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayName } from './display-name.ts';

const READABLE: readonly [what: string, name: string][] = [
  ['German', 'bücher.example'],
  ['German with ß', 'straße.de'],
  ['French', 'café-théâtre.fr'],
  ['French with œ', 'cœur.example'],
  ['Spanish', 'mañana.es'],
  ['Portuguese', 'são-joão.pt'],
  ['Danish', 'rødgrød.dk'],
  ['Icelandic at home', 'þjóð.is'],
  ['Faroese at home', 'móðir.fo'],
  ['Polish', 'żółw.pl'],
  ['Czech', 'říčka.cz'],
  ['Romanian', 'știri.ro'],
  ['Turkish at home', 'ışık.tr'],
  ['Azerbaijani at home', 'gəncə.az'],
  ['Catalan at home', 'col·lecció.cat'],
  ['Vietnamese', 'tiếng-việt.vn'],
  ['Yoruba with a mark that has no composed letter', 'ọ̀rọ̀.ng'],
  ['Russian', 'почта.рф'],
  ['Russian under a Latin ending', 'привет.com'],
  ['Ukrainian', 'пошта.укр'],
  ['Kazakh', 'қазақ.қаз'],
  ['Lookalikes under their own ending', 'сор.рф'],
  ['Greek', 'ελλάδα.ελ'],
  ['Greek with a final sigma', 'βόλος.gr'],
  ['Armenian', 'մայրաքաղաք.հայ'],
  ['Georgian', 'თბილისი.გე'],
  ['Hebrew', 'שלום.ישראל'],
  ['Arabic', 'مثال.مصر'],
  ['Arabic with its digits', 'سوق٢٤.مصر'],
  ['Persian', 'فارسی.ایران'],
  ['Hindi', 'नमस्ते.भारत'],
  ['Bengali', 'বাংলা.ভারত'],
  ['Gujarati', 'ગુજરાતી.ભારત'],
  ['Punjabi', 'ਪੰਜਾਬੀ.ਭਾਰਤ'],
  ['Odia', 'ଓଡ଼ିଆ.ଭାରତ'],
  ['Telugu', 'తెలుగు.భారత్'],
  ['Kannada', 'ಕನ್ನಡ.ಭಾರತ'],
  ['Malayalam', 'മലയാളം.ഭാരതം'],
  ['Sinhala', 'සිංහල.ලංකා'],
  ['Dhivehi', 'ދިވެހި.mv'],
  ['Tamil', 'தமிழ்.இலங்கை'],
  ['Thai', 'ไทยแลนด์.ไทย'],
  ['Lao', 'ສະບາຍດີ.ລາວ'],
  ['Burmese', 'မြန်မာ.mm'],
  ['Khmer', 'ភាសាខ្មែរ.kh'],
  ['Amharic', 'አማርኛ.et'],
  ['Tibetan', 'བོད་ཡིག.example'],
  ['Japanese in three alphabets', 'ひらがなとカタカナと漢字.jp'],
  ['Japanese with Latin letters', 'jpドメイン.jp'],
  ['Japanese with the long sound', 'サーバー.jp'],
  ['Japanese with a dot between words', 'フリー・サーバー.jp'],
  ['Japanese with a digit after n', 'ビタミンb6.jp'],
  ['Chinese', '例子.中国'],
  ['Chinese in numbers', '二〇二六年.cn'],
  ['Chinese with Latin letters', '微博abc.cn'],
  ['Chinese with Bopomofo', '注音ㄅㄆㄇ.台灣'],
  ['Korean', '한국어.한국'],
  ['Korean with Latin letters and Han', '大韓민국kr.한국'],
];

const CONFUSABLE: readonly [what: string, name: string, shown?: string][] = [
  ['one Cyrillic letter in a well-known name', 'mаstodon.social'],
  ['Cyrillic letters in a well-known name', 'mаtrіx.org'],
  ['a Greek letter in a well-known name', 'lemmy.wοrld'],
  ['an Armenian letter in a well-known name', 'pixelfeԁ.social'],
  ['a word of Cyrillic lookalikes', 'аррӏе.com'],
  ['a word of Cyrillic lookalikes with digits and a hyphen', 'рау-раӏ1.com'],
  ['a word of Greek lookalikes', 'οικια.example'],
  ['a word of Armenian lookalikes', 'օոօ.example'],
  ['a word of Georgian lookalikes', 'ოყ.example'],
  ['a word of Hebrew lookalikes', 'סוס.example'],
  ['a word of Ethiopic lookalikes', 'ዐሀ.example'],
  ['a word of Thai lookalikes', 'บพ.example'],
  ['a word of Arabic lookalikes', 'اها.example'],
  ['a word of Burmese lookalikes', 'ဝခ.example'],
  ['a word of Malayalam lookalikes', 'ഠധ.example'],
  ['Cyrillic lookalikes under an ending of another script', 'сор.ελ'],
  ['Latin with Georgian', 'gოოgle.example'],
  ['Cyrillic with Greek', 'приветω.example'],
  ['accented Latin with Han', 'é例.example'],
  ['Han with Hangul and kana', '例한か.example'],
  ['Bopomofo with kana', 'ㄅか.example'],
  ['the a of phonetics', 'mɑstodon.social'],
  ['the g of phonetics', 'ɡoogle.example'],
  ['a click letter for l', 'ǀemmy.world'],
  ['a dotless i outside Turkish', 'pıxelfed.social'],
  ['a thorn outside Iceland', 'þeertube.example'],
  ['an eth outside the islands', 'garðen.example'],
  ['a schwa outside Azerbaijan', 'gəncə.com'],
  ['the Catalan dot outside Catalan', 'col·lecció.com'],
  ['the Catalan dot in the wrong place', 'a·b.cat'],
  ['a digit of Cyrillic', 'з1.example'],
  ['a number in digits of India', '१२३.example'],
  ['two sets of digits', 'क1२.example'],
  ['a joiner', 'क्‍ष.भारत'],
  ['a joiner between Persian letters', 'نامه‌ای.ایران'],
  ['a stroke that only lengthens', 'مـثال.مصر'],
  ['one mark twice', 'ọ̀̀.ng'],
  ['a slash through a letter', 'a̸b.example'],
  ['a mark over a dotted letter', 'mal̀.example'],
  ['a Latin mark on a Hindi letter', 'न̀.भारत'],
  ['a voicing mark of its own', 'あ゙い.jp'],
  ['a heart', 'i❤.ws'],
  ['an emoji', '💩.la'],
  ['a snowman', '☃.net'],
  ['a letter of a script that few read', 'ᚠᚢᚦ.example'],
  ['Cherokee, which looks like Latin', 'ꭺꮲꮲ.example'],
  ['a stroke of Han for a hyphen', 'masto一don.social'],
  ['a kana for a slash', 'exampleノlogin.example'],
  ['a Han word of strokes', '一丨.com'],
  ['the long sound for a hyphen', 'aーb.example'],
  ['the kana dot between Latin letters', 'a・b.example'],
  ['a repetition mark with nothing to repeat', 'あヽ.jp'],
  ['the other alphabet’s twin', 'カヘぺカ.jp'],
  ['digits after text that runs left', 'שלום.1a.example'],
];

describe('db/display-name', () => {
  it.each(READABLE)('shows %s: %s', (_what, name) => {
    const canonical = domainToASCII(name);
    expect(canonical).toContain('xn--');
    expect(displayName(canonical)).toBe(name);
  });

  it.each(CONFUSABLE)('keeps the A-label of %s: %s', (_what, name) => {
    const canonical = domainToASCII(name);
    expect(canonical).toContain('xn--');
    const ending = name.split('.').at(-1) ?? '';
    const shown = displayName(canonical);
    expect([canonical, canonical.replace(/[^.]*$/, ending)]).toContain(shown);
  });

  it('shows only what leads back to the name', () => {
    const letters = string({ unit: 'grapheme', minLength: 1, maxLength: 6 });
    assert(
      property(letters, (label) => {
        const canonical = domainToASCII(`${label}.example`);
        expect(domainToASCII(displayName(canonical))).toBe(canonical);
      }),
      { numRuns: 5000 },
    );
  });

  it('judges each label alone', () => {
    expect(displayName(domainToASCII('аррӏе.bücher.example'))).toBe('xn--80ak6aa92e.bücher.example');
  });

  it('keeps a port, but not beside text that runs left', () => {
    expect(displayName('xn--bcher-kva.example:8448')).toBe('bücher.example:8448');
    const hebrew = `${domainToASCII('שלום.ישראל')}:8448`;
    expect(displayName(hebrew)).toBe(hebrew);
  });

  it.each([
    'example.org',
    'example.org:8448',
    '*.example.org',
    'xn--a.example',
    'xn---p1ai.example',
    'xn--',
    '',
    'a b',
    'http://xn--bcher-kva.example/',
  ])('gives back %j as it is', (text) => {
    expect(displayName(text)).toBe(text);
  });
});
