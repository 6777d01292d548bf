import { counted, formatCount } from '../../lib/intl.ts';
import type { Incidents } from '../en/incidents.tsx';

export const incidents: Incidents = {
  title: 'Ce qui s’est passé',
  feed: 'Suivre par un flux',
  none: 'Rien que l’on appellerait une panne.',
  all: (count) => counted(count, { one: '# incident', other: 'Les # incidents' }),
  newestFirst: (count) =>
    `${counted(count, { one: '# incident', other: '# incidents' })}, du plus récent au plus ancien`,
  pages: 'Pages de cette liste',
  next: 'Page suivante',
  since: (at, duration) => `depuis le ${at}, soit ${duration} jusqu’ici`,
  lasted: (duration, stretch) => `pendant ${duration}, ${stretch}`,
  unstable: (times, cause) => `Elle est tombée et revenue ${timesOf(times)}. Au début : ${cause}`,
  unstableStill: (times, cause) =>
    `Elle est tombée et revenue ${timesOf(times)} jusqu’ici. Au début : ${cause}`,
  group: (affected, known) =>
    `L’une des ${formatCount(affected)} tombées ensemble à la même adresse, ${affected === known ? 'soit toutes celles' : `sur ${formatCount(known)}`} que nous y connaissons : la faute est sans doute celle de leur hébergeur.`,
  before: {
    title: 'Serveurs précédents à ce nom',
    line: 'Le domaine a changé de mains. Ce qui a été mesuré avant est gardé à part et ne compte pas ici.',
    since: (day) => `Nous connaissons le serveur actuel depuis le ${day}.`,
    server: 'Un serveur',
    period: (from, to, evidence) => (
      <>
        du {from} au {to}, puis, après une longue absence, {evidence}
      </>
    ),
  },
};

function timesOf(times: number): string {
  return times === 1 ? 'une fois' : `${formatCount(times)} fois`;
}
