import { counted, formatCount } from '../../lib/intl.ts';
import type { Policy } from '../en/policy.tsx';

const servers = (count: number) => counted(count, { one: '# Server', other: '# Servern' });
const rules = (count: number) => counted(count, { one: '# Regel', other: '# Regeln' });

export const policy: Policy = {
  reachHeading: 'Wen du von hier aus erreichst',
  failed: 'Das konnte gerade nicht gelesen werden. Der Rest der Seite ist davon nicht betroffen.',
  notSummed: 'Ihre Reichweite wurde noch nicht zusammengezählt. Das geschieht alle paar Stunden.',
  reachShare: 'Aktive Leute in Reichweite',
  reachLine: (share) => `und ${share} der hier verzeichneten Server`,
  reachBasis: 'So weit Server ihre Regeln und ihre Zahlen veröffentlichen.',
  blocks: 'Sie blockiert',
  blocksLine: (_count, { servers_of }) => `von ${servers(servers_of)}, die hier verzeichnet sind`,
  blocksPeople: (share) => `mit ${share} der aktiven Leute`,
  widely: 'Von den Servern, die viele blockieren',
  widelyLine: (blocked, of) => `blockiert sie ${formatCount(blocked)} von ${formatCount(of)}`,
  blockedBy: 'Sie wird blockiert von',
  blockedByLine: (of) => `von ${servers(of)}, die ihre Regeln veröffentlichen`,
  summed: (ago) => `Zusammengezählt: ${ago}.`,

  askHeading: 'Erreiche ich …?',
  askLabel: 'Server, oder Adressen von Freunden',
  askHint: 'Mehrere mit Kommas dazwischen, zum Beispiel example.social, @friend@example.org',
  ask: 'Prüfen',
  askFailed: 'Das konnte gerade nicht geprüft werden. Bitte versuche es in einer Minute noch einmal.',
  unresolved: (names) => <>Weder ein Server noch eine Adresse: {names}</>,
  verdicts: {
    yes: 'Ja',
    limited: 'Ja, mit Einschränkungen',
    no: 'Nein',
    unknown: 'Nichts Bekanntes spricht dagegen',
  },
  verdictLines: {
    yes: 'Beide veröffentlichen alle ihre Regeln, und keine steht dazwischen.',
    limited: 'Sie erreichen einander, aber einer verbirgt oder beschneidet, was vom anderen kommt.',
    no: 'Eine veröffentlichte Regel trennt sie.',
    unknown: 'Keine veröffentlichte Regel steht dazwischen, aber nicht alle Regeln sind veröffentlicht:',
  },
  doubts: {
    from_unpublished: (name) => <>{name} veröffentlicht nicht, wen es blockiert.</>,
    to_unpublished: (name) => <>{name} veröffentlicht nicht, wen es blockiert.</>,
    from_incomplete: (name) => (
      <>{name} veröffentlicht nur einen Teil seiner Liste oder verbirgt Namen darin.</>
    ),
    to_incomplete: (name) => (
      <>{name} veröffentlicht nur einen Teil seiner Liste oder verbirgt Namen darin.</>
    ),
    to_unlisted: (name) => <>{name} ist kein Server, den wir kennen.</>,
  },
  covers: {
    named: 'nennt ihn',
    parent: 'nennt eine Domain darüber',
    pattern: 'hat ein Muster, das auf ihn passt',
    everybody: 'meint alle',
    not_allowed: 'föderiert nur mit ausgewählten Servern, und er gehört nicht dazu',
    nobody: 'föderiert mit niemandem',
  },
  by: (name, what) => (
    <>
      {name} {what}
    </>
  ),

  blocksHeading: 'Wen sie blockiert',
  blockedByHeading: 'Wer sie blockiert',
  rulesHere: 'Sie veröffentlicht diese Regeln.',
  rulesInForce: (count) => `${rules(count)} in Kraft.`,
  rulesAbout: (count) =>
    `${counted(count, { one: '# Server', other: '# Server' })} mit einer geltenden Regel, unter denen, die ihre Regeln veröffentlichen.`,
  partial: 'Sie sagt selbst, dass ihre Liste unvollständig ist.',
  nobodyBlocks: 'Kein Server, der seine Regeln veröffentlicht, hat eine über diesen.',
  notRead: 'Ihre Liste wurde noch nicht gelesen.',
  emptyList: 'Sie veröffentlicht ihre Liste, und die Liste ist leer.',
  seeAll: (count) => counted(count, { one: 'Die eine Regel ansehen', other: 'Alle # Regeln ansehen' }),
  liftedRules: (count) =>
    counted(count, { one: '# Regel, die aufgehoben wurde', other: '# Regeln, die aufgehoben wurden' }),
  server: 'Server',
  what: 'Was',
  reason: 'Angegebener Grund',
  noReason: 'keiner angegeben',
  firstSeen: 'Zuerst gesehen',
  lifted: (ago) => <>aufgehoben {ago}</>,
  obfuscated: 'so veröffentlicht; wir raten nicht',
  listTitle: 'Regeln über andere Server',
  standing: 'In Kraft',
  liftedOnly: 'Aufgehoben',
  all: 'Alle',
  whichRules: 'Welche Regeln',
  total: rules,
  next: 'Nächste Seite',
  pages: 'Seiten dieser Liste',

  rulesHeading: 'Ihre Regeln',
  rulesIntro: (link) => (
    <>In ihren eigenen Worten, nach Themen sortiert. {link('Wie Regeln sortiert werden')}</>
  ),
  rulesNone: 'Sie veröffentlicht keine Regeln. Das heißt nicht, dass alles erlaubt ist.',
  otherRules: 'Andere Regeln',
  allRules: (count) =>
    counted(count, { one: 'Die eine Regel, wie sie dasteht', other: 'Alle # Regeln in ihrer Reihenfolge' }),
  missing: (topics) =>
    `Keine veröffentlichte Regel zu: ${topics}. Das heißt „nicht veröffentlicht“, nicht „erlaubt“.`,
};
