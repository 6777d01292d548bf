import { counted } from '../../lib/intl.ts';
import type { Directory } from '../en/directory.tsx';

export const directory: Directory = {
  title: 'Instances',
  description:
    'Tous les serveurs que Homeport connaît, selon leur usage, leur langue, l’inscription, la disponibilité, l’âge, les règles et la portée. Des nombres exacts, aucun classement par taille.',
  found: (count) => counted(count, { one: '# instance', other: '# instances' }),
  foundFor: (count, text) =>
    `${counted(count, { one: '# instance', other: '# instances' })} pour « ${text} »`,
  none: 'Aucune ne convient',
  noneFor: (text) => `Aucune ne correspond à « ${text} »`,
  similar: (text) => `« ${text} » n’apparaît nulle part tel quel. Voici des noms qui y ressemblent :`,
  form: 'Filtrer les instances',
  search: 'Nom, ou mots de la description',
  searchHint: (code) => (
    <>
      {code('blocks:server.example')} trouve celles qui bloquent un serveur, {code('reaches:server.example')}{' '}
      celles d’où on peut le joindre.
    </>
  ),
  order: 'Ordre',
  show: 'Afficher',
  filters: 'Filtres',
  filtersActive: (count) => counted(count, { one: 'Filtres (# actif)', other: 'Filtres (# actifs)' }),
  apply: 'Appliquer les filtres',
  more: (count) => counted(count, { one: '# autre', other: '# autres' }),
  groups: {
    purpose: 'Pour quoi faire',
    language: 'Langue',
    registration: 'Inscription',
    country: 'Gérée depuis',
    topic: 'A une règle sur',
    uptime: 'Disponibilité, 30 jours',
    verdict: 'En ce moment',
    age: 'Connue de nous',
    software: 'Logiciel',
    size: 'Taille',
    network: 'Réseau',
  },
  servers: {
    blocks: 'Bloque ces serveurs',
    reaches: 'Peut joindre ces serveurs ou ces personnes',
  },
  serversHint: 'Des noms, séparés par des virgules.',
  also: 'Afficher aussi',
  personal: 'Les instances personnelles',
  dead: 'Celles qui ont disparu',
  withPersonal: 'avec les instances personnelles',
  withDead: 'avec celles qui ont disparu',
  chips: {
    topic: (topic) => `règle sur : ${topic}`,
    uptime: (band) => `disponibilité : ${band}`,
    age: (band) => `connue : ${band}`,
    country: (country) => `gérée depuis : ${country}`,
    blocks: (server) => `bloque ${server}`,
    reaches: (server) => `joint ${server}`,
  },
  active: 'Filtres actifs',
  remove: (filter) => `Retirer le filtre ${filter}`,
  clear: 'Tout retirer',
  cursorGone: 'Cette page de la liste n’existe plus ; voici la première.',
  unresolved: (names) => `Ce ne sont pas des noms de serveurs, ils ont été ignorés : ${names}`,
  dropped: 'Ces parties de l’adresse ne sont pas des filtres de cet annuaire et ont été ignorées :',
  view: 'Affichage',
  views: { list: 'Liste', table: 'Tableau' },
  pages: 'Pages de cette liste',
  first: 'Première page',
  next: (count) => counted(count, { one: 'Suite', other: '# suivantes' }),
  why: 'Pourquoi cet ordre ?',
  caption: 'Instances, avec leur état, l’inscription et leur taille',
  columns: {
    instance: 'Instance',
    now: 'En ce moment',
    uptime: 'Disponibilité, 30 jours',
    joining: 'Inscription',
    active: 'Personnes actives',
    software: 'Logiciel',
  },
  measured: (share) => `mesurée à ${share}`,
  softwareUnpublished: 'logiciel non publié',
  behind: (days) =>
    counted(days, {
      one: 'une version plus récente existe depuis # jour',
      other: 'une version plus récente existe depuis # jours',
    }),
  later: (reasons) => `Plus bas parce que : ${reasons}`,
  nothing: {
    title: 'Aucune instance ne répond à tout cela',
    searchAlone: (text) => `Chercher « ${text} » sans les filtres`,
    takeAway: 'Retirer un des filtres ci-dessus : chacun est un lien qui le fait.',
    personal: (link) => (
      <>{link('Chercher aussi parmi les instances personnelles')}, qui ne figurent que sur demande</>
    ),
    choose: 'Trouver un serveur en quelques questions',
    all: 'Voir toutes les instances',
  },
};
