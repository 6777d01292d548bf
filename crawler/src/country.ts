// Officially assigned codes of ISO 3166-1; names for them come with Node's own copy of the Unicode CLDR.
const CODES = `
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY
  BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK
  FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR
  IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK
  ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
  PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF
  TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`
  .trim()
  .split(/\s+/u);

// In which an operator is likely to write the name of a country.
const LANGUAGES = 'en de fr es ja pt it nl pl sv da nb fi cs hu ro el tr ru uk ko zh ca eu gl'.split(' ');

const OTHERWISE: Readonly<Record<string, string>> = {
  usa: 'US',
  'u.s.a.': 'US',
  'u.s.': 'US',
  'united states of america': 'US',
  'the united states': 'US',
  uk: 'GB',
  'great britain': 'GB',
  'the netherlands': 'NL',
  holland: 'NL',
  'czech republic': 'CZ',
  'república checa': 'CZ',
};

const byName = new Map([
  ...LANGUAGES.flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    return CODES.flatMap((code): [string, string][] => {
      const name = names.of(code);
      return name === undefined ? [] : [[plain(name), code]];
    });
  }),
  ...Object.entries(OTHERWISE),
  ...CODES.map((code): [string, string] => [plain(code), code]),
]);

/**
 * The country that an operator has written down, by its code or its name in one of many languages (ISO 3166-1
 * alpha-2); null where it is anything else: a town, two countries, a joke.
 */
export function countryIn(value: unknown): string | null {
  return typeof value === 'string' && value.length <= 100 ? (byName.get(plain(value)) ?? null) : null;
}

function plain(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
