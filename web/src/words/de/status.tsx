import { counted } from '../../lib/intl.ts';
import type { Status } from '../en/status.tsx';

export const status: Status = {
  title: 'Status von Homeport',
  noneRunning: 'Kein Crawler läuft: Was diese Website zeigt, ist so alt wie der letzte Besuch.',
  broken: 'Bei uns selbst ist etwas kaputt: Bis es behoben ist, urteilen wir über niemanden.',
  running: (crawlers, due) =>
    `${counted(crawlers, { one: '# Crawler läuft', other: '# Crawler laufen' })}, und ${counted(due, { one: '# Besuch steht an', other: '# Besuche stehen an' })}.`,
  asOf: (time, version) => (
    <>
      Stand: {time}, Version der API: {version}
    </>
  ),
  canWe: 'Können wir messen?',
  record: 'Was verzeichnet ist',
  counters: {
    known: { word: 'bekannt', line: 'Instanzen, deren Namen wir kennen' },
    visited: { word: 'besucht', line: 'von ihnen mindestens einmal' },
    up: { word: 'erreichbar', line: 'beim letzten Besuch' },
    down: { word: 'nicht erreichbar', line: 'beim letzten Besuch' },
    unknown: { word: 'unbekannt', line: 'nicht messbar' },
    withheld: { word: 'zurückgezogen', line: 'auf eigenen Wunsch' },
    dead: { word: 'verschwunden', line: 'seit Langem keine Antwort' },
    due: { word: 'fällig', line: 'warten jetzt auf einen Besuch' },
  },
  perSecond: (visits) => `Zurzeit ${visits} Besuche pro Sekunde.`,
  places: 'Von wo wir schauen',
  noCrawler:
    'Auf diesen Daten ist nie ein Crawler gelaufen; nichts hier wird also auf dem Laufenden gehalten.',
  pastGaps: 'Wann wir nicht messen konnten',

  bannerName: 'Wir können nicht messen',
  banner: (since) => (
    <>Seit {since} können wir nicht messen, und das liegt an uns. Was hier steht, ist von vorher.</>
  ),
  bannerLink: 'Was geschehen ist',
  whom: {
    all: 'alle Instanzen',
    ipv4: 'Instanzen, die wir über IPv4 erreichen',
    ipv6: 'Instanzen, die wir über IPv6 erreichen',
  },
  concerned: (whom) => `Betroffen: ${whom}.`,
  concernedFrom: (whom, place) => `Betroffen: ${whom}, gesehen von ${place} aus.`,
  reasons: {
    line_down: 'Unsere eigene Leitung ins Internet war unterbrochen.',
    ipv4_gone: 'Unsere eigene Leitung übertrug kein IPv4.',
    ipv6_gone: 'Unsere eigene Leitung übertrug kein IPv6.',
    resolver_dead: 'Unsere eigenen Nameserver antworteten nicht.',
    trust_store_broken:
      'Wir konnten kein Zertifikat prüfen: Unsere eigene Liste der Zertifizierungsstellen war beschädigt.',
    many_failures: 'So viele Server fielen im selben Augenblick aus, dass es an uns liegen muss.',
    clock_jumped: 'Unsere eigene Uhr sprang.',
    record_away: 'Unsere eigenen Daten ließen sich nicht lesen oder schreiben.',
  },
  allWell: 'Unsere eigene Leitung, unsere Nameserver, unsere Uhr und unsere Daten sind in Ordnung.',
  cannotNow: 'Im Augenblick können wir nicht messen',
  gapSince: (since, duration, noticed) => (
    <>
      Seit {since}, Dauer bisher: {duration}; bemerkt {noticed}
    </>
  ),
  meanwhile:
    'Über niemanden wird in dieser Zeit geurteilt. Für die Betroffenen zählt sie als unbekannt, weder als erreichbar noch als nicht erreichbar: Ihre Verfügbarkeit bewegt sich nicht, deren Abdeckung sinkt, und was über sie verzeichnet ist, ist von vorher. Danach werden die ausgefallenen Besuche nach und nach nachgeholt.',
  noPastGaps: 'Keine in den letzten 30 Tagen.',
  pastGap: (strong, duration, from) => (
    <>
      {strong(duration)}, ab {from}
    </>
  ),

  lastSeen: 'Zuletzt gesehen',
  inUseFor: 'Betriebsdauer',
  measuredSince: 'Konnte seither messen',
  measuredMonth: 'Konnte messen, von den letzten 30 Tagen',
  idle: 'niemand bei der Arbeit',
  blind: 'kann nicht messen',
  noIpv4: 'kein IPv4',
  noIpv6: 'kein IPv6',
  measures: 'misst',
  crawlerRuns: 'Ein Crawler, läuft',
  crawlerStopped: 'Ein Crawler, der aufgehört hat',
  runsFor: 'Laufzeit',
  ranFor: 'Laufzeit',
  visits: 'Besuche',
  pace: 'Tempo',
  paceLine: (visits, requests) => `${visits} Besuche/s, höchstens ${requests} Anfragen/s`,
  presentsAs: 'Stellt sich vor als',
};
