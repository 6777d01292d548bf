import { counted } from '../../lib/intl.ts';
import type { Status } from '../en/status.tsx';

export const status: Status = {
  title: 'État de Homeport',
  noneRunning: 'Aucun robot ne tourne : ce que montre ce site date de la dernière visite.',
  broken: 'Quelque chose est cassé de notre côté : d’ici la réparation, nous ne jugeons personne.',
  running: (crawlers, due) =>
    `${counted(crawlers, { one: '# robot tourne', other: '# robots tournent' })}, et ${counted(due, { one: '# visite est attendue', other: '# visites sont attendues' })}.`,
  asOf: (time, version) => (
    <>
      État au {time}, version de l’API : {version}
    </>
  ),
  canWe: 'Pouvons-nous mesurer ?',
  record: 'Ce qui est relevé',
  counters: {
    known: { word: 'connues', line: 'instances dont nous savons le nom' },
    visited: { word: 'visitées', line: 'au moins une fois' },
    up: { word: 'en ligne', line: 'à la dernière visite' },
    down: { word: 'hors ligne', line: 'à la dernière visite' },
    unknown: { word: 'inconnues', line: 'impossibles à mesurer' },
    withheld: { word: 'en retrait', line: 'par choix' },
    dead: { word: 'disparues', line: 'sans réponse depuis longtemps' },
    due: { word: 'attendues', line: 'à visiter maintenant' },
  },
  perSecond: (visits) => `${visits} visites par seconde en ce moment.`,
  places: 'D’où nous regardons',
  noCrawler: 'Aucun robot n’a jamais tourné sur ces données : rien ici n’est tenu à jour.',
  pastGaps: 'Quand nous n’avons pas pu mesurer',

  bannerName: 'Nous ne pouvons pas mesurer',
  banner: (since) => (
    <>
      Depuis le {since}, nous ne pouvons pas mesurer, et c’est notre faute. Ce qui est affiché date d’avant.
    </>
  ),
  bannerLink: 'Ce qui s’est passé',
  whom: {
    all: 'toutes les instances',
    ipv4: 'les instances que nous joignons en IPv4',
    ipv6: 'les instances que nous joignons en IPv6',
  },
  concerned: (whom) => `Concerne : ${whom}.`,
  concernedFrom: (whom, place) => `Concerne : ${whom}, vues depuis ${place}.`,
  reasons: {
    line_down: 'Notre propre ligne vers Internet était coupée.',
    ipv4_gone: 'Notre propre ligne ne transportait pas l’IPv4.',
    ipv6_gone: 'Notre propre ligne ne transportait pas l’IPv6.',
    resolver_dead: 'Nos propres serveurs de noms ne répondaient pas.',
    trust_store_broken:
      'Nous ne pouvions vérifier aucun certificat : notre propre liste d’autorités était abîmée.',
    many_failures: 'Tant de serveurs ont échoué au même moment que la faute doit être la nôtre.',
    clock_jumped: 'Notre propre horloge a sauté.',
    record_away: 'Nos propres données ne pouvaient être ni lues ni écrites.',
  },
  allWell: 'Notre ligne, nos serveurs de noms, notre horloge et nos données vont bien.',
  cannotNow: 'Nous ne pouvons pas mesurer pour l’instant',
  gapSince: (since, duration, noticed) => (
    <>
      Depuis le {since}, durée {duration} ; remarqué {noticed}
    </>
  ),
  meanwhile:
    'Personne n’est jugé pendant ce temps. Pour les instances concernées, il compte comme inconnu, ni en ligne ni hors ligne : leur disponibilité ne bouge pas, sa couverture baisse, et ce qui est relevé d’elles date d’avant. Ensuite, les visites manquées sont rattrapées peu à peu.',
  noPastGaps: 'Aucune ces 30 derniers jours.',
  pastGap: (strong, duration, from) => (
    <>
      {strong(duration)}, à partir du {from}
    </>
  ),

  lastSeen: 'Vu pour la dernière fois',
  inUseFor: 'En service depuis',
  measuredSince: 'A pu mesurer, depuis lors',
  measuredMonth: 'A pu mesurer, sur les 30 derniers jours',
  idle: 'personne au travail',
  blind: 'ne peut pas mesurer',
  noIpv4: 'pas d’IPv4',
  noIpv6: 'pas d’IPv6',
  measures: 'mesure',
  crawlerRuns: 'Un robot, en marche',
  crawlerStopped: 'Un robot qui s’est arrêté',
  runsFor: 'Tourne depuis',
  ranFor: 'A tourné',
  visits: 'Visites',
  pace: 'Rythme',
  paceLine: (visits, requests) => `${visits} visites/s, au plus ${requests} requêtes/s`,
  presentsAs: 'Se présente comme',
};
