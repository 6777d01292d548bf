import { counted } from '../../lib/intl.ts';
import type { Numbers } from '../en/numbers.ts';

export const numbers: Numbers = {
  heading: 'In Zahlen',
  intro:
    'Was die Instanz über sich angab, Tag für Tag. Jede Zahl behält das Zeichen dafür, was sie an diesem Tag wert war; keine wird geglättet oder ergänzt.',
  none: 'In den letzten 90 Tagen hat sie keine Zahlen angegeben.',
  failed: 'Die Zahlen konnten gerade nicht gelesen werden. Der Rest der Seite ist davon nicht betroffen.',
  counts: {
    users_total: 'Registrierte Leute',
    users_active_month: 'In diesem Monat aktiv',
    users_active_halfyear: 'In diesem Halbjahr aktiv',
    posts_total: 'Beiträge',
  },
  chart: 'Leute, Tag für Tag',
  summary: (first, last) =>
    `Registrierte und aktive Leute vom ${first} bis zum ${last}; dieselben Zahlen stehen in der Tabelle darunter.`,
  caption:
    'Hohle Punkte sind Zahlen, an denen wir zweifeln. Wo tagelang nichts gelesen wurde, ist die Linie offen.',
  asTable: 'Tag für Tag, als Tabelle',
  table: 'Zahlen Tag für Tag',
  day: 'Tag (UTC)',
  change: (days) => `in ${counted(days, { one: '# Tag', other: '# Tagen' })}`,
  latest: (day) => `angegeben am ${day}`,
  readings: (count) =>
    `Von den letzten 90 Tagen ${counted(count, { one: 'wurde # gelesen', other: 'wurden # gelesen' })}.`,
  doubted: (count) =>
    counted(count, {
      one: 'An # davon war eine Zahl zweifelhaft.',
      other: 'An # davon war eine Zahl zweifelhaft.',
    }),
  marks: {
    hidden: 'verborgen',
    implausible: 'zweifelhaft',
    placeholder: 'keine echte Zahl',
  },
};
