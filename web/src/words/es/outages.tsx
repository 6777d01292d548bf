import { counted } from '../../lib/intl.ts';
import type { Outages } from '../en/outages.tsx';

export const outages: Outages = {
  title: 'Incidencias',
  description: 'Qué instancias están caídas, inestables o con problemas ahora mismo, desde cuándo y por qué.',
  noneNow: 'Que sepamos, todo va bien.',
  nonePast: 'No hay nada registrado.',
  leadNow: (count) => `${counted(count, { one: '# incidencia', other: '# incidencias' })} ahora mismo`,
  leadPast: (count) =>
    counted(count, { one: '# incidencia, ya terminada', other: '# incidencias, todas terminadas' }),
  leftOut: 'Sin instancias personales ni las que desaparecieron hace mucho.',
  feed: 'Seguir con un canal',
  what: 'Qué es una incidencia',
  which: 'Qué incidencias',
  now: 'Ahora',
  over: 'Terminadas',
  allNetworks: 'Todas las redes',
  pages: 'Páginas de esta lista',
  next: 'Página siguiente',
};
