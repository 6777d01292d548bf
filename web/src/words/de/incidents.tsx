import { counted, formatCount } from '../../lib/intl.ts';
import type { Incidents } from '../en/incidents.tsx';

export const incidents: Incidents = {
  title: 'Was passiert ist',
  feed: 'Als Feed verfolgen',
  none: 'Nichts, was jemand einen Ausfall nennen würde.',
  all: (count) => counted(count, { one: '# Vorfall', other: 'Alle # Vorfälle' }),
  newestFirst: (count) => `${counted(count, { one: '# Vorfall', other: '# Vorfälle' })}, neueste zuerst`,
  pages: 'Seiten dieser Liste',
  next: 'Nächste Seite',
  since: (at, duration) => `seit ${at}, bisher ${duration}`,
  lasted: (duration, stretch) => `${duration} lang, ${stretch}`,
  unstable: (times, cause) => `Sie fiel ${timesOf(times)} aus und kam wieder. Zuerst: ${cause}`,
  unstableStill: (times, cause) =>
    `Sie ist bisher ${timesOf(times)} ausgefallen und wiedergekommen. Zuerst: ${cause}`,
  group: (affected, known) =>
    `Eine von ${formatCount(affected)} an derselben Adresse, die zugleich ausfielen, ${affected === known ? 'alle' : `von ${formatCount(known)}`}, die wir dort kennen: Die Ursache liegt wohl bei ihrem Hoster.`,
  before: {
    title: 'Frühere Server unter diesem Namen',
    line: 'Die Domain hat den Besitzer gewechselt. Was vorher gemessen wurde, steht für sich und zählt hier nicht mit.',
    since: (day) => `Den jetzigen Server kennen wir seit dem ${day}.`,
    server: 'Ein Server',
    period: (from, to, evidence) => (
      <>
        {from} bis {to}, dann, nach langer Abwesenheit, {evidence}
      </>
    ),
  },
};

function timesOf(times: number): string {
  if (times === 1) return 'einmal';
  return times === 2 ? 'zweimal' : `${formatCount(times)}-mal`;
}
