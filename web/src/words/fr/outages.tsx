import { counted } from '../../lib/intl.ts';
import type { Outages } from '../en/outages.tsx';

export const outages: Outages = {
  title: 'Incidents',
  description: 'Quelles instances sont hors ligne, instables ou en difficulté, depuis quand et pourquoi.',
  noneNow: 'Tout va bien, pour autant qu’on le sache.',
  nonePast: 'Rien n’est consigné.',
  leadNow: (count) => `${counted(count, { one: '# incident', other: '# incidents' })} en ce moment`,
  leadPast: (count) => counted(count, { one: '# incident, terminé', other: '# incidents, tous terminés' }),
  leftOut: 'Sans les instances personnelles ni celles qui ont disparu depuis longtemps.',
  feed: 'Suivre par un flux',
  what: 'Ce qu’est un incident',
  which: 'Quels incidents',
  now: 'En cours',
  over: 'Terminés',
  allNetworks: 'Tous les réseaux',
  pages: 'Pages de cette liste',
  next: 'Page suivante',
};
