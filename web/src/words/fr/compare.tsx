import { counted } from '../../lib/intl.ts';
import type { Compare } from '../en/compare.tsx';

const days = (count: number) => counted(count, { one: '# jour', other: '# jours' });

export const compare: Compare = {
  title: 'Comparer des serveurs',
  titleOf: (names) => `${names} : comparaison`,
  description:
    'De deux à quatre serveurs côte à côte : inscription, disponibilité, règles, qui ils bloquent et qui ils joignent.',
  lead: 'Mettez de deux à quatre serveurs côte à côte : comment s’y inscrire, leur fiabilité, ce qu’ils filtrent, et s’ils se joignent.',
  first: 'Premier serveur',
  second: 'Deuxième serveur',
  add: 'Ajouter un serveur',
  hint: 'Un nom comme example.social, ou l’identifiant de quelqu’un là-bas.',
  show: 'Comparer',
  addButton: 'Ajouter',
  remove: (name) => <>Retirer {name}</>,
  compared: 'Serveurs comparés',
  elsewhere: (choose, list) => (
    <>
      Pas de nom en tête ? {choose('Répondez à quelques questions')} ou {list('parcourez tous les serveurs')}.
    </>
  ),
  oneOnly: 'Ajoutez au moins un autre serveur pour comparer.',
  full: 'Pas plus de quatre serveurs ne tiennent côte à côte.',
  dropped: (names) => <>Laissé de côté, car ce n’est pas un nom de serveur ou c’est un de trop : {names}</>,
  unknown: (names) => <>Inconnu ici : {names}</>,
  gone: (names) => <>Non répertorié, à la demande de son responsable : {names}</>,
  facts: 'Côte à côte',
  fact: 'Quoi',
  differs: 'diffère',
  differsLine: 'marque ce qui diffère nettement. Ce que personne n’a publié n’est pas une différence.',
  onlyDifferences: 'Seulement les différences',
  everything: 'Tout',
  shown: 'Quels faits sont affichés',
  noDifferences: 'Ils ne diffèrent nettement sur rien de cela.',
  untold: (names) => `Aucun n’en dit rien, ce qui n’est ni un oui ni un non : ${names}.`,
  groups: {
    joining: 'S’inscrire',
    up: 'Est-il en ligne ?',
    size: 'Sa taille, son âge',
    filters: 'Ce qu’il filtre',
    topics: 'Ce dont parlent ses règles',
  },
  rows: {
    registration: 'Qui peut s’inscrire',
    languages: 'Langues',
    country: 'Géré depuis',
    software: 'Logiciel',
    behind: 'Sa version',
    now: 'En ce moment',
    people: 'Personnes inscrites',
    active: 'Actives ce mois-ci',
    share: 'Part de son réseau',
    known: 'Connu depuis',
    blocks: 'Serveurs qu’il bloque',
    reach: 'Personnes actives à portée',
    widely: 'Parmi ceux que beaucoup bloquent, il bloque',
    blockedBy: 'Serveurs qui le bloquent',
    federation: 'Fédère',
  },
  uptime: {
    '24h': 'Disponibilité, 24 heures',
    '7d': 'Disponibilité, 7 jours',
    '30d': 'Disponibilité, 30 jours',
    '90d': 'Disponibilité, 90 jours',
    '365d': 'Disponibilité, 365 jours',
  },
  measured: (share) => `${share} mesurés`,
  current: 'la plus récente',
  behindSince: (count) => `une plus récente existe depuis ${days(count)}`,
  notKnown: 'inconnu',
  notSummed: 'pas encore calculé',
  doubted: 'douteux',
  ofServers: (count, of) => `${count} sur ${of}`,
  rulesAbout: (count) => counted(count, { one: '# règle', other: '# règles' }),
  reachHeading: 'Se joignent-ils ?',
  reachFailed: 'On n’a pas pu lire à l’instant s’ils se joignent.',
  otherNetworks: 'Ils font partie de réseaux différents, qui ne se parlent pas directement.',
  pair: (a, b) => (
    <>
      {a} et {b}
    </>
  ),
  overlapHeading: 'À quel point leurs blocages concordent',
  overlapLine:
    'Les noms que les deux bloquent, comparés tels qu’ils sont écrits. Les noms masqués ne sont rapprochés de rien.',
  overlapFailed: 'Les listes n’ont pas pu être mises côte à côte à l’instant.',
  overlapTable: {
    pair: 'Les deux',
    shared: 'Bloqués par les deux',
    of: 'Des blocages de chacun',
  },
  ofList: (name, count, share) => (
    <>
      {name} : {share} de {count}
    </>
  ),
  listHidden: (name, count) => (
    <>
      {name} masque {counted(count, { one: '# nom', other: '# noms' })}.
    </>
  ),
  unpublished: 'L’un des deux ne publie pas de liste.',
  uptimeHeading: 'Disponibilité sur 90 jours',
  uptimeLine:
    'Une barre par jour, toutes à la même échelle : la hauteur entière est un jour complet ; ce qui manque en haut est le temps hors ligne.',
  strip: (name, whole, broken, unmeasured) =>
    `${name} : ${days(whole)} sans panne, ${broken} avec une panne, ${unmeasured} sans mesure.`,
  stripLine: (whole, broken, unmeasured) =>
    `${days(whole)} sans panne, ${broken} avec une panne, ${unmeasured} sans mesure`,
  asTable: 'Jour après jour, en tableau',
  uptimeTable: 'Disponibilité jour après jour',
  day: 'Jour (UTC)',
  latency: 'Combien de temps prend une réponse (millisecondes)',
  latencySummary:
    'Le temps habituel avant une réponse de chaque serveur, jour après jour ; les mêmes chiffres se trouvent dans le tableau ci-dessous.',
  latencyCaption: 'La médiane de chaque jour, de là où se trouvent nos robots.',
  latencyTable: 'Temps de réponse, jour après jour',
  noLatency: 'Il y a trop peu de mesures pour un graphique des temps de réponse.',
};
