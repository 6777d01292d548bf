import { counted } from '../../lib/intl.ts';
import type { Uptime } from '../en/uptime.tsx';

const dias = (count: number) => counted(count, { one: '# día', other: '# días' });

export const uptime: Uptime = {
  title: '¿Funciona?',
  counts: 'El tiempo que no pudimos medir no cuenta ni a favor ni en contra.',
  how: 'Cómo se mide',
  windows: {
    '24h': '24 horas',
    '7d': '7 días',
    '30d': '30 días',
    '90d': '90 días',
    '365d': '365 días',
  },
  measured: (share) => `${share} medido`,
  visits: (count) => counted(count, { one: '# visita', other: '# visitas' }),
  knownFor: (duration) => `conocida desde hace ${duration}`,
  now: {
    label: 'Ahora mismo',
    since: (day, duration) => `Desde el ${day}, hace ${duration}.`,
    lastUp: (day) => `Funcionó por última vez el ${day}.`,
    neverUp: 'Nunca la hemos visto funcionar.',
    toCome: 'Se ha encontrado, y su primera visita está por llegar.',
    checked: (ago) => <>Última comprobación: {ago}</>,
    stale: (ago) =>
      `Última comprobación: ${ago}. Es más tiempo de lo habitual, así que quizá ya no sea cierto.`,
    running: '¿Está en marcha nuestro rastreador?',
  },
  places: {
    quoted: (name) => `«${name}»`,
    alike: (count, names) =>
      `Se ve igual desde ${counted(count, { one: '# lugar', other: '# lugares' })}: ${names}.`,
    unevenly: 'Funciona desde todos los lugares desde los que miramos, pero no igual de bien desde todos.',
    upSomeBlind: (blind) => `Funciona, hasta donde pudimos medir: desde ${blind} no se pudo.`,
    downSomeBlind: (down, blind) => `Desde ${down} no se llega a ella; desde ${blind} no se pudo medir.`,
    mostDown: (down, up) =>
      `La mayoría de nuestros lugares no llega a ella (${down}), así que cuenta como caída; desde ${up} sí se llega.`,
    someDown: (down) =>
      `No todos nuestros lugares llegan a ella: desde ${down} no se puede. Solo cuenta como caída cuando la mayoría no llega.`,
    from: (place) => <>desde {place}</>,
    checked: (ago) => <>comprobada {ago}</>,
  },
  days: {
    title: 'Los últimos 90 días',
    ago: (days) => `hace ${dias(days)}`,
    today: 'hoy',
    asTable: 'Día a día, en tabla',
    table: 'Disponibilidad día a día',
    day: 'Día (UTC)',
    happened: 'Qué pasó',
    visits: 'Visitas',
    line: (day, text) => `${day}: ${text}`,
    legendUp: 'funcionó todo el día',
    legendTrouble: 'funcionó, con problemas',
    legendDown: 'arriba, la parte del día que estuvo caída',
    legendUnmeasured: 'sin medir',
    up: 'funcionó',
    down: (duration) => `caída durante ${duration}`,
    downAllDay: 'caída todo el día',
    trouble: (duration) => `con problemas durante ${duration}`,
    unmeasured: (duration) => `sin medir durante ${duration}`,
    none: 'sin medir',
    sum: ({ days, good, bad, unmeasured }) =>
      `${counted(days, { one: 'Del último día', other: 'De los últimos # días' })}: ${String(good)} sin caídas, ${String(bad)} con alguna, ${String(unmeasured)} sin medir.`,
    worst: (day, text) => `El peor fue el ${day}: ${text}.`,
  },
  latency: {
    title: 'Cuánto tarda en responder',
    summary: (days, usual, least, most) =>
      `Tiempo de respuesta en ${dias(days)}: normalmente ${usual}, entre ${least} y ${most}.`,
    caption:
      'Milisegundos desde la primera pregunta hasta la respuesta completa, por día: la línea es el valor central de todas las visitas, la sombra llega hasta la vigésima parte más lenta. Incluye el camino desde donde miramos.',
    asTable: 'Lo mismo en tabla',
    table: 'Tiempos de respuesta día a día',
    day: 'Día (UTC)',
    usual: 'Valor central',
    slow: 'Vigésima parte más lenta',
    none: 'Hay muy pocos días con respuesta para dibujar cuánto tarda.',
  },
};
