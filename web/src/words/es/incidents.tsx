import { counted, formatCount } from '../../lib/intl.ts';
import type { Incidents } from '../en/incidents.tsx';

export const incidents: Incidents = {
  title: 'Qué ha pasado',
  feed: 'Seguir como canal',
  none: 'Nada que alguien llamaría una caída.',
  all: (count) => counted(count, { one: '# incidencia', other: 'Las # incidencias' }),
  newestFirst: (count) =>
    `${counted(count, { one: '# incidencia', other: '# incidencias' })}, primero las más recientes`,
  pages: 'Páginas de esta lista',
  next: 'Página siguiente',
  since: (at, duration) => `desde el ${at}, ${duration} hasta ahora`,
  lasted: (duration, stretch) => `durante ${duration}, ${stretch}`,
  unstable: (times, cause) => `Se cayó y volvió ${timesOf(times)}. Al principio: ${cause}`,
  unstableStill: (times, cause) =>
    `Se ha caído y ha vuelto ${timesOf(times)} hasta ahora. Al principio: ${cause}`,
  group: (affected, known) =>
    `Una de las ${formatCount(affected)} de la misma dirección que fallaron a la vez, ${affected === known ? 'todas las' : `de ${formatCount(known)}`} que conocemos allí: la culpa es, con toda probabilidad, de quien las aloja.`,
  before: {
    title: 'Servidores anteriores con este nombre',
    line: 'El dominio ha cambiado de manos. Lo que se midió antes se guarda aparte y aquí no cuenta.',
    since: (day) => `Conocemos el servidor actual desde el ${day}.`,
    server: 'Un servidor',
    period: (from, to, evidence) => (
      <>
        del {from} al {to}; después, tras una larga ausencia, {evidence}
      </>
    ),
  },
};

function timesOf(times: number): string {
  return times === 1 ? 'una vez' : `${formatCount(times)} veces`;
}
