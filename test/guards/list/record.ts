import type { Guard } from '../guard.ts';

const DECODE = 'crawler/src/decode.ts';
const DECODE_SPEC = 'crawler/src/decode.spec.ts';
const RECORD_SPEC = 'test/integration/record.spec.ts';

/** What of a stranger's words comes into the record. */
export const TEXT_GUARDS: readonly Guard[] = [
  {
    name: 'a document has no more levels than any real one',
    file: DECODE,
    code: "if (isDeeperThan(source, DEPTH_MAX)) return fail('parse_too_deep');",
    without: '',
    spec: DECODE_SPEC,
    test: 'reads a level too many',
  },
  {
    name: 'no field of a document has a name that poisons objects',
    file: DECODE,
    code: 'for (const name of NAMES_THAT_POISON) if',
    without: 'for (const name of [] as string[]) if',
    spec: DECODE_SPEC,
    test: 'drops the names that poison objects, however deep',
  },
  {
    name: 'only own fields are found',
    file: DECODE,
    code: 'if (!isFields(here) || !Object.hasOwn(here, name)) return undefined;',
    without: 'if (!isFields(here)) return undefined;',
    spec: DECODE_SPEC,
    test: 'finds own fields only',
  },
  {
    name: 'no text has controls or turns its reading round',
    file: DECODE,
    code: ".replace(UNWANTED, '')",
    without: '',
    spec: DECODE_SPEC,
    test: 'reads the line',
  },
  {
    name: 'no text ends in half a character',
    file: DECODE,
    code: ".replace(/[\\ud800-\\udbff]$/u, '')",
    without: '',
    spec: DECODE_SPEC,
    test: 'never cuts a character in half',
  },
  {
    name: 'no text is longer than its place',
    file: DECODE,
    code: 'if (clean.length <= max) return clean;',
    without: 'if (clean.length <= 100 * max) return clean;',
    spec: DECODE_SPEC,
    test: 'never throws and always keeps its bounds, whatever comes',
  },
  {
    name: 'no count is more than any server has',
    file: DECODE,
    code: 'return number >= 0 && number <= COUNT_MAX ? number : null;',
    without: 'return number >= 0 ? number : null;',
    spec: DECODE_SPEC,
    test: 'counts 1000000000000 as null',
  },
  {
    name: 'no list is longer than its place',
    file: DECODE,
    code: 'if (Array.isArray(value)) return value.slice(0, max);',
    without: 'if (Array.isArray(value)) return value;',
    spec: DECODE_SPEC,
    test: 'makes a bounded list of',
  },
  {
    name: 'no link is anything but http or https',
    file: DECODE,
    code: "if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;",
    without: '',
    spec: DECODE_SPEC,
    test: 'for the address',
  },
  {
    name: 'no link has credentials',
    file: DECODE,
    code: "return url.username === '' && url.password === '' && url.href.length <= 500 ? url.href : null;",
    without: 'return url.href.length <= 500 ? url.href : null;',
    spec: DECODE_SPEC,
    test: 'for the address',
  },
  {
    name: 'no tag of HTML is kept',
    file: DECODE,
    code: 'withoutEntities(withoutTags(kind',
    without: 'withoutEntities(String(kind',
    spec: DECODE_SPEC,
    test: 'makes plain text of',
  },
];

/** Who may write what into the record. */
export const RECORD_GUARDS: readonly Guard[] = [
  {
    name: 'a worker that lost its bucket writes nothing more',
    file: 'crawler/src/store/save-contacts.ts',
    code: 'const fresh = batch.filter(({ fence }) => held.get(fence.bucket) === fence.epoch);',
    without: 'const fresh = batch.filter(({ fence }) => held.has(fence.bucket));',
    spec: RECORD_SPEC,
    test: 'refuses the save of a worker whose bucket another has taken',
  },
  {
    name: 'a slot is served once',
    file: 'crawler/src/store/add-visits.ts',
    code: 'counting.some(({ visit, decides }) => added.has(key(instance.id, visit.at, decides)))',
    without: 'counting.length + added.size >= 0',
    spec: RECORD_SPEC,
    test: 'serves a slot once, however often it is saved',
  },
  {
    name: 'one domain brings no flood of names',
    file: 'crawler/src/store/add-discovered.ts',
    code: 'case when f.nth + coalesce(v.hosts, 0) > $8',
    without: 'case when f.nth + coalesce(v.hosts, 0) > 1000 * $8',
    spec: RECORD_SPEC,
    test: 'holds what exceeds the cap of one registrable domain',
  },
  {
    name: 'who opted out is not found again',
    file: 'crawler/src/store/add-discovered.ts',
    code: "and not exists (select 1 from suppression s where s.domain in (incoming.domain, split_part(incoming.domain, ':', 1), registrable))",
    without: '',
    spec: RECORD_SPEC,
    test: 'never adds nor visits what opted out',
  },
  {
    name: 'who opted out is not visited',
    file: 'crawler/src/store/list-due.ts',
    code: 'export const HAS_NOT_OPTED_OUT = `not exists',
    without: 'export const HAS_NOT_OPTED_OUT = `true or not exists',
    spec: RECORD_SPEC,
    test: 'never adds nor visits what opted out',
  },
  {
    name: 'a host at which our code fails is set aside',
    file: 'crawler/src/store/list-due.ts',
    code: '`not exists (select 1 from fault f where f.instance_id = i.id and f.rests_until > ${now})`',
    without: '`(true or ${now} is null)`',
    spec: 'test/integration/fault.spec.ts',
    test: 'asks a host three times at most because of a fault of ours',
  },
  {
    name: 'no instance is another’s because it says so',
    file: 'crawler/src/store/fold-aliases.ts',
    code: 'and a.web_domain = w.domain and a.account_domain = a.domain',
    without: '',
    spec: 'test/integration/aliases.spec.ts',
    test: 'believes nobody who merely says that it is another',
  },
];
