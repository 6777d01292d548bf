import { counted } from '../../lib/intl.ts';
import type { Compare } from '../en/compare.tsx';

const days = (count: number) => counted(count, { one: '# día', other: '# días' });

export const compare: Compare = {
  title: 'Comparar servidores',
  titleOf: (names) => `${names}: comparación`,
  description:
    'De dos a cuatro servidores lado a lado: cómo entrar, disponibilidad, normas, a quién bloquean y a quién llegan.',
  lead: 'Pon de dos a cuatro servidores lado a lado: cómo entrar, cuánto se puede confiar en ellos, qué filtran y si se alcanzan.',
  first: 'Primer servidor',
  second: 'Segundo servidor',
  add: 'Añadir un servidor',
  hint: 'Un nombre como example.social, o la dirección de alguien de allí.',
  show: 'Comparar',
  addButton: 'Añadir',
  remove: (name) => <>Quitar {name}</>,
  compared: 'Servidores comparados',
  elsewhere: (choose, list) => (
    <>
      ¿Ningún nombre a mano? {choose('Responde a unas preguntas')} o {list('recorre todos los servidores')}.
    </>
  ),
  oneOnly: 'Añade al menos otro servidor para comparar.',
  full: 'No caben más de cuatro servidores lado a lado.',
  dropped: (names) => <>Se ha dejado fuera, por no ser nombre de un servidor o ser uno de más: {names}</>,
  unknown: (names) => <>No se conoce aquí: {names}</>,
  gone: (names) => <>No figura, por deseo de quien lo administra: {names}</>,
  facts: 'Lado a lado',
  fact: 'Qué',
  differs: 'distinto',
  differsLine: 'marca lo que difiere de forma apreciable. Lo que nadie publicó no es una diferencia.',
  onlyDifferences: 'Solo diferencias',
  everything: 'Todo',
  shown: 'Qué datos se muestran',
  noDifferences: 'No difieren de forma apreciable en nada de esto.',
  untold: (names) => `Ninguno dice nada, lo que no es ni un sí ni un no: ${names}.`,
  groups: {
    joining: 'Entrar',
    up: '¿Está en línea?',
    size: 'Tamaño y edad',
    filters: 'Qué filtra',
    topics: 'De qué tratan sus normas',
  },
  rows: {
    registration: 'Quién puede entrar',
    languages: 'Idiomas',
    country: 'Se gestiona desde',
    software: 'Software',
    behind: 'Su versión',
    now: 'Ahora mismo',
    people: 'Personas registradas',
    active: 'Activas este mes',
    share: 'Parte de su red',
    known: 'Conocido desde',
    blocks: 'Servidores que bloquea',
    reach: 'Personas activas al alcance',
    widely: 'De los que muchos bloquean, bloquea',
    blockedBy: 'Servidores que lo bloquean',
    federation: 'Federa',
  },
  uptime: {
    '24h': 'Disponibilidad, 24 horas',
    '7d': 'Disponibilidad, 7 días',
    '30d': 'Disponibilidad, 30 días',
    '90d': 'Disponibilidad, 90 días',
    '365d': 'Disponibilidad, 365 días',
  },
  measured: (share) => `${share} medido`,
  current: 'la más reciente',
  behindSince: (count) => `hay una más reciente desde hace ${days(count)}`,
  notKnown: 'no se sabe',
  notSummed: 'aún sin calcular',
  doubted: 'dudoso',
  ofServers: (count, of) => `${count} de ${of}`,
  rulesAbout: (count) => counted(count, { one: '# norma', other: '# normas' }),
  reachHeading: '¿Se alcanzan entre sí?',
  reachFailed: 'Ahora mismo no se ha podido leer si se alcanzan.',
  otherNetworks: 'Forman parte de redes distintas, que no se hablan directamente.',
  pair: (a, b) => (
    <>
      {a} y {b}
    </>
  ),
  overlapHeading: 'Cuánto coinciden sus bloqueos',
  overlapLine:
    'Nombres que ambos bloquean, comparados tal como están escritos. Los nombres ocultos no se asocian a nada.',
  overlapFailed: 'Ahora mismo no se han podido comparar las listas.',
  overlapTable: {
    pair: 'Ambos',
    shared: 'Bloqueados por ambos',
    of: 'De los bloqueos de cada uno',
  },
  ofList: (name, count, share) => (
    <>
      {name}: {share} de {count}
    </>
  ),
  listHidden: (name, count) => (
    <>
      {name} oculta {counted(count, { one: '# nombre', other: '# nombres' })}.
    </>
  ),
  unpublished: 'Uno de los dos no publica su lista.',
  uptimeHeading: 'Disponibilidad en 90 días',
  uptimeLine:
    'Una barra por día, todas en la misma escala: la altura completa es un día entero; lo que falta arriba es el tiempo que estuvo caído.',
  strip: (name, whole, broken, unmeasured) =>
    `${name}: ${days(whole)} sin caídas, ${broken} con alguna, ${unmeasured} sin medir.`,
  stripLine: (whole, broken, unmeasured) =>
    `${days(whole)} sin caídas, ${broken} con alguna, ${unmeasured} sin medir`,
  asTable: 'Día a día, en una tabla',
  uptimeTable: 'Disponibilidad día a día',
  day: 'Día (UTC)',
  latency: 'Cuánto tarda una respuesta (milisegundos)',
  latencySummary:
    'El tiempo habitual hasta una respuesta de cada servidor, día a día; las mismas cifras están en la tabla de abajo.',
  latencyCaption: 'La mediana de cada día, desde donde están nuestros rastreadores.',
  latencyTable: 'Tiempo de respuesta, día a día',
  noLatency: 'Hay muy pocas mediciones para un gráfico de los tiempos de respuesta.',
};
