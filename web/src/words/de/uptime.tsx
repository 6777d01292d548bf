import { counted } from '../../lib/intl.ts';
import type { Uptime } from '../en/uptime.tsx';

const tage = (count: number) => counted(count, { one: '# Tag', other: '# Tagen' });

export const uptime: Uptime = {
  title: 'Ist sie erreichbar?',
  counts: 'Zeit, die wir nicht messen konnten, zählt weder dafür noch dagegen.',
  how: 'Wie das gemessen wird',
  windows: {
    '24h': '24 Stunden',
    '7d': '7 Tage',
    '30d': '30 Tage',
    '90d': '90 Tage',
    '365d': '365 Tage',
  },
  measured: (share) => `${share} gemessen`,
  visits: (count) => counted(count, { one: '# Besuch', other: '# Besuche' }),
  knownFor: (duration) => `bekannt seit ${duration}`,
  now: {
    label: 'Gerade jetzt',
    since: (day, duration) => `Seit dem ${day} (${duration}).`,
    lastUp: (day) => `Zuletzt erreichbar war sie am ${day}.`,
    neverUp: 'Wir haben sie noch nie erreicht.',
    toCome: 'Sie wurde gefunden, und der erste Besuch steht noch aus.',
    checked: (ago) => <>Zuletzt geprüft {ago}</>,
    stale: (ago) =>
      `Zuletzt geprüft ${ago}. Das ist länger her als üblich, darum stimmt dies vielleicht nicht mehr.`,
    running: 'Läuft unser Crawler?',
  },
  places: {
    quoted: (name) => `„${name}“`,
    alike: (count, names) =>
      `Von ${counted(count, { one: '# Ort', other: '# Orten' })} aus gleich gesehen: ${names}.`,
    unevenly: 'Sie ist von jedem Ort aus erreichbar, von dem wir schauen, aber nicht von allen gleich gut.',
    upSomeBlind: (blind) =>
      `Sie ist erreichbar, soweit wir messen konnten; nicht messen konnten wir von ${blind} aus.`,
    downSomeBlind: (down, blind) =>
      `Von ${down} aus ist sie nicht erreichbar; von ${blind} aus konnten wir nicht messen.`,
    mostDown: (down, up) =>
      `Von den meisten unserer Orte aus (${down}) ist sie nicht erreichbar, darum gilt sie so; von ${up} aus schon.`,
    someDown: (down) =>
      `Nicht von allen unseren Orten aus ist sie erreichbar: von ${down} aus nicht. Als nicht erreichbar gilt sie erst, wenn es für die meisten so ist.`,
    from: (place) => <>von {place} aus</>,
    checked: (ago) => <>geprüft {ago}</>,
  },
  days: {
    title: 'Die letzten 90 Tage',
    ago: (days) => `vor ${tage(days)}`,
    today: 'heute',
    asTable: 'Tag für Tag, als Tabelle',
    table: 'Erreichbarkeit Tag für Tag',
    day: 'Tag (UTC)',
    happened: 'Was passiert ist',
    visits: 'Besuche',
    line: (day, text) => `${day}: ${text}`,
    legendUp: 'den ganzen Tag erreichbar',
    legendTrouble: 'erreichbar, mit Problemen',
    legendDown: 'oben der Anteil des Tages, an dem sie nicht erreichbar war',
    legendUnmeasured: 'nicht gemessen',
    up: 'erreichbar',
    down: (duration) => `${duration} lang nicht erreichbar`,
    downAllDay: 'den ganzen Tag nicht erreichbar',
    trouble: (duration) => `${duration} lang mit Problemen`,
    unmeasured: (duration) => `${duration} lang nicht gemessen`,
    none: 'nicht gemessen',
    sum: ({ days, good, bad, unmeasured }) =>
      `${counted(days, { one: 'Am letzten Tag', other: 'An den letzten # Tagen' })}: ${String(good)} ohne Ausfall, ${String(bad)} mit einem, ${String(unmeasured)} nicht gemessen.`,
    worst: (day, text) => `Am schlimmsten war der ${day}: ${text}.`,
  },
  latency: {
    title: 'Wie lange sie zum Antworten braucht',
    summary: (days, usual, least, most) =>
      `Antwortzeit über ${counted(days, { one: '# Tag', other: '# Tage' })}: meist ${usual}, zwischen ${least} und ${most}.`,
    caption:
      'Millisekunden von der ersten Frage bis zur ganzen Antwort, je Tag: Die Linie ist die Mitte aller Besuche, der Schatten reicht bis zum langsamsten Zwanzigstel. Der Weg von unserem Ort aus ist mitgezählt.',
    asTable: 'Dasselbe als Tabelle',
    table: 'Antwortzeiten Tag für Tag',
    day: 'Tag (UTC)',
    usual: 'Mitte',
    slow: 'Langsamstes Zwanzigstel',
    none: 'An zu wenigen Tagen kam eine Antwort, um die Antwortzeit zu zeichnen.',
  },
};
