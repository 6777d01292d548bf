import { counted } from '../../lib/intl.ts';
import type { Numbers } from '../en/numbers.ts';

export const numbers: Numbers = {
  heading: 'En cifras',
  intro:
    'Lo que la instancia declaró, día a día. Cada cifra conserva la marca de lo que valía ese día; ninguna se suaviza ni se completa.',
  none: 'No ha declarado ninguna cifra en los últimos 90 días.',
  failed: 'Las cifras no se han podido leer ahora mismo. El resto de la página no se ve afectado.',
  counts: {
    users_total: 'Personas registradas',
    users_active_month: 'Activas este mes',
    users_active_halfyear: 'Activas este semestre',
    posts_total: 'Publicaciones',
  },
  chart: 'Personas, día a día',
  summary: (first, last) =>
    `Personas registradas y activas del ${first} al ${last}; las mismas cifras están en la tabla de abajo.`,
  caption:
    'Los puntos huecos son cifras de las que dudamos. Donde no se leyó nada durante días, la línea queda abierta.',
  asTable: 'Día a día, en una tabla',
  table: 'Cifras día a día',
  day: 'Día (UTC)',
  change: (days) => `en ${counted(days, { one: '# día', other: '# días' })}`,
  latest: (day) => `declarado el ${day}`,
  readings: (count) =>
    `${counted(count, { one: 'Se leyó # día', other: 'Se leyeron # días' })} de los últimos 90.`,
  doubted: (count) =>
    counted(count, {
      one: 'En # de ellos, una cifra es dudosa.',
      other: 'En # de ellos, una cifra es dudosa.',
    }),
  marks: {
    hidden: 'oculto',
    implausible: 'dudoso',
    placeholder: 'no es una cifra real',
  },
};
