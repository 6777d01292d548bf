import { counted } from '../../lib/intl.ts';
import type { Directory } from '../en/directory.tsx';

export const directory: Directory = {
  title: 'Instancias',
  description:
    'Todos los servidores que Homeport conoce, según su uso, idioma, registro, disponibilidad, antigüedad, normas y alcance. Cifras exactas, sin clasificar por tamaño.',
  found: (count) => counted(count, { one: '# instancia', other: '# instancias' }),
  foundFor: (count, text) =>
    `${counted(count, { one: '# instancia', other: '# instancias' })} para «${text}»`,
  none: 'Ninguna encaja',
  noneFor: (text) => `Ninguna encaja con «${text}»`,
  similar: (text) => `«${text}» no aparece tal cual en ninguna. Estos nombres se le parecen:`,
  form: 'Filtrar instancias',
  search: 'Nombre, o palabras de la descripción',
  searchHint: (code) => (
    <>
      {code('blocks:server.example')} encuentra las que bloquean un servidor, {code('reaches:server.example')}{' '}
      aquellas desde las que se llega a él.
    </>
  ),
  order: 'Orden',
  show: 'Mostrar',
  filters: 'Filtros',
  filtersActive: (count) => counted(count, { one: 'Filtros (# activo)', other: 'Filtros (# activos)' }),
  apply: 'Aplicar filtros',
  more: (count) => counted(count, { other: '# más' }),
  groups: {
    purpose: 'Para qué',
    language: 'Idioma',
    registration: 'Registro',
    country: 'Gestionada desde',
    topic: 'Tiene una norma sobre',
    uptime: 'Disponibilidad, 30 días',
    verdict: 'Ahora mismo',
    age: 'La conocemos',
    software: 'Software',
    size: 'Tamaño',
    network: 'Red',
  },
  servers: {
    blocks: 'Bloquea estos servidores',
    reaches: 'Llega a estos servidores o personas',
  },
  serversHint: 'Nombres, separados por comas.',
  also: 'Mostrar también',
  personal: 'Instancias personales',
  dead: 'Las que ya no existen',
  withPersonal: 'con instancias personales',
  withDead: 'con las que ya no existen',
  chips: {
    topic: (topic) => `norma sobre: ${topic}`,
    uptime: (band) => `disponibilidad: ${band}`,
    age: (band) => `conocida: ${band}`,
    country: (country) => `gestionada desde: ${country}`,
    blocks: (server) => `bloquea ${server}`,
    reaches: (server) => `llega a ${server}`,
  },
  active: 'Filtros activos',
  remove: (filter) => `Quitar el filtro ${filter}`,
  clear: 'Quitar todos',
  cursorGone: 'Esa página de la lista ya no existe; esta es la primera.',
  unresolved: (names) => `No son nombres de servidores y se han omitido: ${names}`,
  dropped: 'Estas partes de la dirección no son filtros de este directorio y se han omitido:',
  view: 'Vista',
  views: { list: 'Lista', table: 'Tabla' },
  pages: 'Páginas de esta lista',
  first: 'Primera página',
  next: (count) => counted(count, { one: 'Siguiente', other: '# siguientes' }),
  why: '¿Por qué este orden?',
  caption: 'Instancias, con su estado, registro y tamaño',
  columns: {
    instance: 'Instancia',
    now: 'Ahora mismo',
    uptime: 'Disponibilidad, 30 días',
    joining: 'Registro',
    active: 'Personas activas',
    software: 'Software',
  },
  measured: (share) => `${share} medido`,
  softwareUnpublished: 'software no publicado',
  behind: (days) =>
    counted(days, {
      one: 'hay una versión más nueva desde hace # día',
      other: 'hay una versión más nueva desde hace # días',
    }),
  later: (reasons) => `Más abajo porque: ${reasons}`,
  nothing: {
    title: 'Ninguna instancia cumple todo eso',
    searchAlone: (text) => `Buscar «${text}» sin los filtros`,
    takeAway: 'Quitar uno de los filtros de arriba: cada uno es un enlace que lo hace.',
    personal: (link) => (
      <>{link('Buscar también entre las instancias personales')}, que solo aparecen si se piden</>
    ),
    choose: 'Encontrar un servidor con unas pocas preguntas',
    all: 'Ver todas las instancias',
  },
};
