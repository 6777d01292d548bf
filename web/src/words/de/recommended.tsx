import { counted } from '../../lib/intl.ts';
import type { Recommended } from '../en/recommended.tsx';

const days = (count: number) => counted(count, { one: '# Tag', other: '# Tagen' });

export const recommended: Recommended = {
  title: 'Wie wir empfehlen',
  lead: 'Wer zuerst kommt, entscheidet eine Formel, und das hier ist sie ganz. Niemand kann für einen Platz bezahlen, niemand wird von Hand gesetzt, und über dich weiß diese Seite nichts.',

  bandsTitle: 'Sechs Stufen',
  bandsLine:
    'Jeder Server steht auf einer Stufe. Die erste wird zuerst gezeigt, und auf ihr steht, wogegen nichts spricht.',
  bandColumn: 'Stufe',
  bandWhoColumn: 'Wer dort steht',
  bands: [
    'Nichts spricht dagegen.',
    'Er läuft verlässlich und nimmt Leute auf, aber etwas solltest du vorher wissen.',
    'Er läuft, aber wer neu ist, sollte zweimal hinsehen.',
    'Sein Betreiber hält Crawler fern: Er wird nicht gemessen, wie er es wünscht.',
    'Er ist gerade nicht erreichbar.',
    'Es gibt ihn nicht mehr.',
  ],

  reservesTitle: 'Was gegen einen Server spricht',
  reservesLine:
    'Alles davon wird genannt, wo der Server empfohlen wird. Was niemand veröffentlicht, wird keinem Server angelastet; nur schicken wir niemanden dorthin, wo unbekannt ist, ob man sich anmelden kann.',
  reserveColumn: 'Was dagegen spricht',
  whenColumn: 'Wann wir das sagen',
  placeColumn: 'Wohin es führt',
  band: (number) => `Stufe ${number}`,
  bandOrLower: (better, worse, limit) => `Stufe ${better}; unter ${limit} Stufe ${worse}`,
  lastInBand: 'ans Ende seiner Stufe',
  when: {
    not_up: () => 'Beim letzten Besuch war er nicht erreichbar, oder er fällt gerade aus.',
    unproven: ({ coverage, visits }) =>
      `Weniger als ${coverage} der letzten 30 Tage wurde gemessen, oder es gab weniger als ${visits} Besuche.`,
    unreliable: ({ good }) =>
      `In der gemessenen Zeit der letzten 30 Tage war er zu weniger als ${good} erreichbar, oder er antwortet gerade, aber nicht, wie er sollte.`,
    outdated: ({ behindDays }) =>
      `Eine neuere Version seiner Software läuft anderswo seit mehr als ${days(behindDays)}.`,
    young: ({ ageDays }) => `Wir haben ihn vor weniger als ${days(ageDays)} zum ersten Mal erreicht.`,
    closed: () => 'Er steht weder allen noch auf Anfrage offen, oder er veröffentlicht nicht, ob er das tut.',
    undescribed: () => 'Er hat nicht einmal einen Namen.',
    isolated: ({ reach }) =>
      `Veröffentlichte Regeln, eigene oder fremde, lassen ihm weniger als ${reach} der Aktiven seines Netzes.`,
    doubtful: () =>
      'Eine seiner Zahlen widerspricht einer anderen oder ist größer, als es bei Servern vorkommt.',
    reserved: () => 'Sein Betreiber bittet darum, mit so wenigen Worten wie möglich aufgeführt zu werden.',
    oversized: ({ share, declaring }) =>
      `Er hat mehr als ${share} der Aktiven seines Netzes, und mindestens ${declaring} Server dort nennen ihre Zahlen.`,
  },

  shuffleTitle: 'Innerhalb einer Stufe',
  shuffle: (code) => (
    <>
      Die Server einer Stufe werden gemischt, jeden Tag (UTC) neu. Das Wort, mit dem das Mischen beginnt,
      steht als {code('seed')} in der Adresse, sodass eine Adresse allen dieselbe Reihenfolge zeigt. Über
      viele Tage kommt jeder Server einer Stufe gleich oft zuerst.
    </>
  ),
  spread:
    'Die Ausnahme sind die ganz großen: Sie stehen am Ende ihrer Stufe, denn ein Netz ist gesünder, wenn sich die Leute verteilen, und gefunden werden sie auch so.',

  factsTitle: 'Worauf die Zahlen beruhen',
  facts: [
    {
      term: 'Verfügbarkeit',
      text: 'wird nach Zeit gewichtet und zählt nur, wo gemessen werden konnte. Was wir selbst nicht messen konnten, gilt weder als erreichbar noch als ausgefallen.',
    },
    {
      term: 'Die neueste Version',
      text: 'ist die, die auf Servern von mindestens drei Betreibern läuft; so lässt ein einzelner Server, der eine falsche Version nennt, niemanden alt aussehen. Wie weit ein Server zurückliegt, zählt ab dem Tag, an dem der dritte sie hatte. Versionen, die sich nicht lesen lassen, sagen nichts.',
    },
    {
      term: 'Alter',
      text: 'ist die Zeit, seit wir den Server zum ersten Mal erreicht haben; eine Domain, die den Besitzer gewechselt hat, beginnt von vorn.',
    },
    {
      term: 'Reichweite',
      text: 'ergibt sich aus den veröffentlichten Regeln beider Seiten. Regeln, die niemand veröffentlicht, trennen hier niemanden.',
    },
  ],

  noPartTitle: 'Was keine Rolle spielt',
  noPart: [
    'Wie viele Leute ein Server hat, solange er unter der Grenze oben bleibt.',
    'Software, Land, Sprachen und worum es in den Regeln geht: Danach wählst du selbst.',
    'Wer den Server betreibt, und ob wir ihn kennen.',
  ],

  checkTitle: 'Sieh selbst nach',
  check: (api, directory, code) => (
    <>
      Die {api('öffentliche API')} nennt {code('band')} und {code('reserves')} jedes Servers, und das{' '}
      {directory('Verzeichnis')} zeigt sie in dieser Reihenfolge.
    </>
  ),
};
