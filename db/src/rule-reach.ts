/**
 * How far the rules of a software reach: whom a target covers beside the name that it says. From the sources of each:
 * Mastodon (`DomainBlock.rule_for` asks for every domain above), GoToSocial (`cache/domain`), Akkoma and Pleroma
 * (`MRF.subdomains_regex`, `MRF.instance_list_from_tuples`), Misskey (`UtilityService.isBlockedHost`), Lemmy, PieFed,
 * Mbin and Funkwhale (a comparison of whole names), Friendica (`Network::isUrlBlocked`, by `fnmatch`).
 */
interface RuleReach {
  /** Names below the target are covered, too. */
  below: boolean;
  /** What `*.x` covers: no name, the names below `x`, or `x` as well. */
  starred: 'nothing' | 'below' | 'with_itself';
  /** `*` and `?` stand for any letters, wherever they are. */
  globs: boolean;
}

const WHOLE_NAMES: RuleReach = { below: false, starred: 'nothing', globs: false };
const BELOW: RuleReach = { below: true, starred: 'nothing', globs: false };
const STARRED: RuleReach = { below: false, starred: 'with_itself', globs: false };
const BELOW_AND_STARRED: RuleReach = { below: true, starred: 'with_itself', globs: false };
const GLOBS: RuleReach = { below: false, starred: 'below', globs: true };

/** Every software that publishes rules. What is not named here covers no more than the names that it says. */
const BY_SOFTWARE: ReadonlyMap<string, RuleReach> = new Map([
  ...names('mastodon hometown glitch glitchsoc chuckya ecko fedibird kmyblue', BELOW),
  ...names('gotosocial', BELOW),
  ...names('misskey sharkey cherrypick firefish calckey iceshrimp foundkey magnetar meisskey catodon', BELOW),
  ...names('akkoma', BELOW_AND_STARRED),
  ...names('pleroma rebased soapbox pl', STARRED),
  ...names('lemmy piefed mbin kbin funkwhale', WHOLE_NAMES),
  ...names('friendica', GLOBS),
]);

/** Misskey's words for what it does to one host that it knows, and not by its list of names. */
const WORDS_FOR_ONE_HOST: readonly string[] = ['suspended', 'media_silenced'];

/** How a target stands to a name that it may cover. */
export const RULE_FORMS = ['itself', 'above', 'starred', 'starred_above', 'everybody'] as const;
export type RuleForm = (typeof RULE_FORMS)[number];

function names(list: string, reach: RuleReach): [string, RuleReach][] {
  return list.split(' ').map((name) => [name, reach]);
}

/** Whether it is known how far the rules of this software reach. */
export function isReachKnown(software: string): boolean {
  return BY_SOFTWARE.has(software);
}

/** Every target without letters left open that can cover one of these names, by its form. */
export function targetsFor(covered: readonly string[]): Record<RuleForm, string[]> {
  const above = covered.flatMap(namesAbove);
  const starred = (list: readonly string[]) => list.map((name) => `*.${name}`);
  return {
    itself: [...covered],
    above,
    starred: starred(covered),
    starred_above: starred(above),
    everybody: ['*'],
  };
}

/** `b.c` and `c` for `a.b.c`. */
export function namesAbove(name: string): string[] {
  const labels = name.split('.');
  return labels.slice(1).map((_, index) => labels.slice(index + 1).join('.'));
}

/** Whether a rule of the software covers a name to which its target stands like this. */
export function isCovering(form: RuleForm, { software, rule }: { software: string; rule: string }): boolean {
  return covers(form, BY_SOFTWARE.get(software) ?? WHOLE_NAMES, WORDS_FOR_ONE_HOST.includes(rule));
}

function covers(form: RuleForm, reach: RuleReach, isForOneHost: boolean): boolean {
  switch (form) {
    case 'itself':
    case 'everybody':
      return true;
    case 'above':
      return reach.below && !isForOneHost;
    case 'starred':
      return reach.starred === 'with_itself';
    case 'starred_above':
      return reach.starred !== 'nothing';
  }
}

/** The same as SQL over two expressions. */
export function isCoveringSql(
  form: RuleForm,
  { software, rule }: { software: string; rule: string },
): string {
  if (form === 'itself' || form === 'everybody') return 'true';
  const reaching = [...BY_SOFTWARE].filter(([, reach]) => covers(form, reach, false)).map(([name]) => name);
  const narrowed = form === 'above' ? ` and ${rule} not in ${listed(WORDS_FOR_ONE_HOST)}` : '';
  return `(${software} in ${listed(reaching)}${narrowed})`;
}

const GLOBBING = listed([...BY_SOFTWARE].filter(([, { globs }]) => globs).map(([name]) => name));

/** Whether the letters that this software's targets leave open can be read, and hide nothing. */
export function isGlobbing(software: string): boolean {
  return BY_SOFTWARE.get(software)?.globs === true;
}

/** The same as SQL over an expression. */
export function globsSql(software: string): string {
  return `(${software} in ${GLOBBING})`;
}

/** SQL: the name by which the target of `p` (a row of `policy_entry`) is looked for in `listed_name`. */
export function lookedForSql(p: string): string {
  return `(case when ${p}.target like '*.%' then substr(${p}.target, 3) else ${p}.target end)`;
}

/** SQL: whether the rule `p` covers the instance behind `l`, the row of `listed_name` that it was looked for in. */
export function coversListedSql(p: string, l: string, software: string): string {
  const covering = (form: RuleForm) => isCoveringSql(form, { software, rule: `${p}.rule` });
  return `(case when ${p}.target like '*.%'
                then case when ${l}.is_own then ${covering('starred')} else ${covering('starred_above')} end
                else ${l}.is_own or ${covering('above')} end)`;
}

/**
 * SQL: whether a standing target (`p`, a row of `policy_entry`) hides whom it covers. Nobody is ever matched to it:
 * not by its letters, and not by its digest.
 */
export function isHiddenSql(p: string, software: string): string {
  return `(${p}.is_obfuscated and ${p}.target <> '*' and not (${globsSql(software)} and glob_like(${p}.target) is not null))`;
}

function listed(words: readonly string[]): string {
  return `(${words.map((word) => `'${word}'`).join(', ')})`;
}

/**
 * SQL: whether the rules of `i` (a row of `instance`) are published. Where a reading failed, those of the last good
 * one stand; behind a door that was shut they don't.
 */
export function publishesRulesSql(i: string): string {
  return `(${i}.policy_publication = 'published' or (${i}.policy_publication = 'failed' and ${i}.policy_digest is not null))`;
}
