import { counted } from '../../lib/intl.ts';
import type { Status } from '../en/status.tsx';

export const status: Status = {
  title: 'Estado de Homeport',
  noneRunning: 'Ningún rastreador funciona: lo que muestra este sitio es de la última visita.',
  broken: 'Algo nuestro está roto: hasta que se arregle, no juzgamos a nadie.',
  running: (crawlers, due) =>
    `${counted(crawlers, { one: '# rastreador en marcha', other: '# rastreadores en marcha' })} y ${counted(due, { one: '# visita pendiente', other: '# visitas pendientes' })}.`,
  asOf: (time, version) => (
    <>
      Datos del {time}, versión de la API: {version}
    </>
  ),
  canWe: '¿Podemos medir?',
  record: 'Lo registrado',
  counters: {
    known: { word: 'conocidas', line: 'instancias cuyo nombre sabemos' },
    visited: { word: 'visitadas', line: 'al menos una vez' },
    up: { word: 'en línea', line: 'en la última visita' },
    down: { word: 'caídas', line: 'en la última visita' },
    unknown: { word: 'desconocidas', line: 'no se pudieron medir' },
    withheld: { word: 'retiradas', line: 'por decisión propia' },
    dead: { word: 'desaparecidas', line: 'sin respuesta desde hace mucho' },
    due: { word: 'pendientes', line: 'esperan una visita ahora' },
  },
  perSecond: (visits) => `${visits} visitas por segundo ahora mismo.`,
  places: 'Desde dónde miramos',
  noCrawler: 'Ningún rastreador ha funcionado nunca con estos datos, así que nada aquí se mantiene al día.',
  pastGaps: 'Cuándo no pudimos medir',

  bannerName: 'No podemos medir',
  banner: (since) => (
    <>Desde el {since} no podemos medir, y es culpa nuestra. Lo que se ve aquí es de antes.</>
  ),
  bannerLink: 'Qué ha pasado',
  whom: {
    all: 'todas las instancias',
    ipv4: 'las instancias a las que llegamos por IPv4',
    ipv6: 'las instancias a las que llegamos por IPv6',
  },
  concerned: (whom) => `Afecta a: ${whom}.`,
  concernedFrom: (whom, place) => `Afecta a: ${whom}, vistas desde ${place}.`,
  reasons: {
    line_down: 'Nuestra propia línea a internet estaba cortada.',
    ipv4_gone: 'Nuestra propia línea no llevaba IPv4.',
    ipv6_gone: 'Nuestra propia línea no llevaba IPv6.',
    resolver_dead: 'Nuestros propios servidores de nombres no respondían.',
    trust_store_broken:
      'No podíamos verificar ningún certificado: nuestra propia lista de autoridades estaba dañada.',
    many_failures: 'Fallaron tantos servidores a la vez que la culpa tiene que ser nuestra.',
    clock_jumped: 'Nuestro propio reloj dio un salto.',
    record_away: 'Nuestros propios datos no se podían leer ni escribir.',
  },
  allWell: 'Nuestra línea, nuestros servidores de nombres, nuestro reloj y nuestros datos están bien.',
  cannotNow: 'Ahora mismo no podemos medir',
  gapSince: (since, duration, noticed) => (
    <>
      Desde el {since}, duración {duration}; advertido {noticed}
    </>
  ),
  meanwhile:
    'Mientras tanto no se juzga a nadie. Para las afectadas, este tiempo cuenta como desconocido, ni en línea ni caídas: su disponibilidad no se mueve, baja su cobertura, y lo que hay registrado de ellas es de antes. Después, las visitas que faltaron se recuperan poco a poco.',
  noPastGaps: 'Ninguna en los últimos 30 días.',
  pastGap: (strong, duration, from) => (
    <>
      {strong(duration)}, desde el {from}
    </>
  ),

  lastSeen: 'Visto por última vez',
  inUseFor: 'En uso desde hace',
  measuredSince: 'Pudo medir, desde entonces',
  measuredMonth: 'Pudo medir, de los últimos 30 días',
  idle: 'nadie trabaja',
  blind: 'no puede medir',
  noIpv4: 'sin IPv4',
  noIpv6: 'sin IPv6',
  measures: 'mide',
  crawlerRuns: 'Un rastreador en marcha',
  crawlerStopped: 'Un rastreador que se detuvo',
  runsFor: 'En marcha desde hace',
  ranFor: 'Funcionó durante',
  visits: 'Visitas',
  pace: 'Ritmo',
  paceLine: (visits, requests) => `${visits} visitas/s, como mucho ${requests} peticiones/s`,
  presentsAs: 'Se presenta como',
};
