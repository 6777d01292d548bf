import { counted } from '../../lib/intl.ts';
import type { Compare } from '../en/compare.tsx';

const days = (count: number) => counted(count, { one: '# Tag', other: '# Tage' });
const daysAgo = (count: number) => counted(count, { one: '# Tag', other: '# Tagen' });

export const compare: Compare = {
  title: 'Server vergleichen',
  titleOf: (names) => `${names} im Vergleich`,
  description:
    'Zwei bis vier Server nebeneinander: Beitritt, Verfügbarkeit, Regeln, wen sie blockieren und wen sie erreichen.',
  lead: 'Lege zwei bis vier Server nebeneinander: wie man beitritt, wie verlässlich sie sind, was sie filtern, und ob sie einander erreichen.',
  first: 'Erster Server',
  second: 'Zweiter Server',
  add: 'Server hinzufügen',
  hint: 'Ein Name wie example.social, oder die Adresse von jemandem dort.',
  show: 'Vergleichen',
  addButton: 'Hinzufügen',
  remove: (name) => <>{name} entfernen</>,
  compared: 'Verglichene Server',
  elsewhere: (choose, list) => (
    <>
      Keine Namen zur Hand? {choose('Beantworte ein paar Fragen')} oder {list('sieh alle Server durch')}.
    </>
  ),
  oneOnly: 'Füge mindestens einen weiteren Server hinzu, um zu vergleichen.',
  full: 'Mehr als vier Server passen nicht nebeneinander.',
  dropped: (names) => <>Weggelassen, weil es kein Name eines Servers ist oder einer zu viel: {names}</>,
  unknown: (names) => <>Hier nicht bekannt: {names}</>,
  gone: (names) => <>Auf Wunsch des Betreibers nicht verzeichnet: {names}</>,
  facts: 'Nebeneinander',
  fact: 'Was',
  differs: 'verschieden',
  differsLine:
    'steht, wo sie sich merklich unterscheiden. Was niemand veröffentlicht hat, ist kein Unterschied.',
  onlyDifferences: 'Nur Unterschiede',
  everything: 'Alles',
  shown: 'Welche Angaben gezeigt werden',
  noDifferences: 'In nichts davon unterscheiden sie sich merklich.',
  untold: (names) => `Dazu sagt keiner etwas, was weder Ja noch Nein heißt: ${names}.`,
  groups: {
    joining: 'Beitreten',
    up: 'Ist er erreichbar?',
    size: 'Wie groß, wie alt',
    filters: 'Was er filtert',
    topics: 'Wovon seine Regeln handeln',
  },
  rows: {
    registration: 'Wer beitreten kann',
    languages: 'Sprachen',
    country: 'Geführt aus',
    software: 'Software',
    behind: 'Seine Version',
    now: 'Gerade jetzt',
    people: 'Registrierte Leute',
    active: 'In diesem Monat aktiv',
    share: 'Anteil an seinem Netz',
    known: 'Bekannt seit',
    blocks: 'Server, die er blockiert',
    reach: 'Aktive Leute in Reichweite',
    widely: 'Von denen, die viele blockieren, blockiert er',
    blockedBy: 'Server, die ihn blockieren',
    federation: 'Föderiert',
  },
  uptime: {
    '24h': 'Verfügbarkeit, 24 Stunden',
    '7d': 'Verfügbarkeit, 7 Tage',
    '30d': 'Verfügbarkeit, 30 Tage',
    '90d': 'Verfügbarkeit, 90 Tage',
    '365d': 'Verfügbarkeit, 365 Tage',
  },
  measured: (share) => `${share} gemessen`,
  current: 'die neueste',
  behindSince: (count) => `eine neuere gibt es seit ${daysAgo(count)}`,
  notKnown: 'nicht bekannt',
  notSummed: 'noch nicht zusammengezählt',
  doubted: 'zweifelhaft',
  ofServers: (count, of) => `${count} von ${of}`,
  rulesAbout: (count) => counted(count, { one: '# Regel', other: '# Regeln' }),
  reachHeading: 'Erreichen sie einander?',
  reachFailed: 'Ob sie einander erreichen, konnte gerade nicht gelesen werden.',
  otherNetworks: 'Sie gehören zu verschiedenen Netzen, die nicht unmittelbar miteinander sprechen.',
  pair: (a, b) => (
    <>
      {a} und {b}
    </>
  ),
  overlapHeading: 'Wie sehr ihre Blockaden übereinstimmen',
  overlapLine:
    'Namen, die beide blockieren, verglichen, wie sie dastehen. Verborgene Namen werden niemandem zugeordnet.',
  overlapFailed: 'Die Listen konnten gerade nicht nebeneinandergelegt werden.',
  overlapTable: {
    pair: 'Beide',
    shared: 'Von beiden blockiert',
    of: 'Von den Blockaden jedes',
  },
  ofList: (name, count, share) => (
    <>
      {name}: {share} von {count}
    </>
  ),
  listHidden: (name, count) => (
    <>
      {name} verbirgt {counted(count, { one: '# Namen', other: '# Namen' })}.
    </>
  ),
  unpublished: 'Einer von beiden veröffentlicht keine Liste.',
  uptimeHeading: 'Verfügbarkeit über 90 Tage',
  uptimeLine:
    'Ein Balken je Tag, alle im selben Maßstab: Die volle Höhe ist ein ganzer Tag; was oben fehlt, ist die Zeit, in der er nicht erreichbar war.',
  strip: (name, whole, broken, unmeasured) =>
    `${name}: ${days(whole)} ohne Ausfall, ${broken} mit einem, ${unmeasured} nicht gemessen.`,
  stripLine: (whole, broken, unmeasured) =>
    `${days(whole)} ohne Ausfall, ${broken} mit einem, ${unmeasured} nicht gemessen`,
  asTable: 'Tag für Tag, als Tabelle',
  uptimeTable: 'Verfügbarkeit Tag für Tag',
  day: 'Tag (UTC)',
  latency: 'Wie lange eine Antwort dauert (Millisekunden)',
  latencySummary:
    'Die übliche Zeit bis zu einer Antwort jedes Servers, Tag für Tag; dieselben Zahlen stehen in der Tabelle darunter.',
  latencyCaption: 'Der Median jedes Tages, von dort aus, wo unsere Crawler stehen.',
  latencyTable: 'Zeit bis zur Antwort, Tag für Tag',
  noLatency: 'Für ein Diagramm der Antwortzeiten gibt es zu wenige Messungen.',
};
