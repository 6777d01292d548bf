import { counted } from '../../lib/intl.ts';
import type { Uptime } from '../en/uptime.tsx';

const jours = (count: number) => counted(count, { one: '# jour', other: '# jours' });

export const uptime: Uptime = {
  title: 'Est-elle en ligne ?',
  counts: 'Le temps que nous n’avons pas pu mesurer ne compte ni pour ni contre.',
  how: 'Comment c’est mesuré',
  windows: {
    '24h': '24 heures',
    '7d': '7 jours',
    '30d': '30 jours',
    '90d': '90 jours',
    '365d': '365 jours',
  },
  measured: (share) => `${share} mesuré`,
  visits: (count) => counted(count, { one: '# visite', other: '# visites' }),
  knownFor: (duration) => `connue depuis ${duration}`,
  now: {
    label: 'En ce moment',
    since: (day, duration) => `Depuis le ${day}, soit ${duration}.`,
    lastUp: (day) => `Elle a été en ligne pour la dernière fois le ${day}.`,
    neverUp: 'Nous ne l’avons jamais vue en ligne.',
    toCome: 'Elle a été trouvée, et sa première visite est encore à venir.',
    checked: (ago) => <>Dernière vérification {ago}</>,
    stale: (ago) =>
      `Dernière vérification ${ago}. C’est plus long que d’habitude, ce n’est donc peut-être plus vrai.`,
    running: 'Notre robot tourne-t-il ?',
  },
  places: {
    quoted: (name) => `« ${name} »`,
    alike: (count, names) =>
      `Vue de la même façon depuis ${counted(count, { one: '# endroit', other: '# endroits' })} : ${names}.`,
    unevenly: 'Elle est en ligne depuis tous nos endroits, mais pas aussi bien depuis chacun.',
    upSomeBlind: (blind) =>
      `Elle est en ligne, pour autant que nous ayons pu mesurer : impossible depuis ${blind}.`,
    downSomeBlind: (down, blind) =>
      `Elle est injoignable depuis ${down} ; depuis ${blind}, nous n’avons pas pu mesurer.`,
    mostDown: (down, up) =>
      `La plupart de nos endroits ne l’atteignent pas (${down}), elle compte donc comme hors ligne ; depuis ${up}, on l’atteint.`,
    someDown: (down) =>
      `Tous nos endroits ne l’atteignent pas : impossible depuis ${down}. Elle ne compte comme hors ligne que si la plupart n’y arrivent pas.`,
    from: (place) => <>depuis {place}</>,
    checked: (ago) => <>vérifiée {ago}</>,
  },
  days: {
    title: 'Les 90 derniers jours',
    ago: (days) => `il y a ${jours(days)}`,
    today: 'aujourd’hui',
    asTable: 'Jour par jour, en tableau',
    table: 'Disponibilité jour par jour',
    day: 'Jour (UTC)',
    happened: 'Ce qui s’est passé',
    visits: 'Visites',
    line: (day, text) => `${day} : ${text}`,
    legendUp: 'en ligne toute la journée',
    legendTrouble: 'en ligne, avec des ennuis',
    legendDown: 'en haut, la part de la journée passée hors ligne',
    legendUnmeasured: 'non mesuré',
    up: 'en ligne',
    down: (duration) => `hors ligne pendant ${duration}`,
    downAllDay: 'hors ligne toute la journée',
    trouble: (duration) => `en difficulté pendant ${duration}`,
    unmeasured: (duration) => `non mesuré pendant ${duration}`,
    none: 'non mesuré',
    sum: ({ days, good, bad, unmeasured }) =>
      `${counted(days, { one: 'Sur le dernier jour', other: 'Sur les # derniers jours' })} : ${String(good)} sans panne, ${String(bad)} avec, ${String(unmeasured)} sans mesure.`,
    worst: (day, text) => `Le pire fut le ${day} : ${text}.`,
  },
  latency: {
    title: 'Combien de temps elle met à répondre',
    summary: (days, usual, least, most) =>
      `Temps de réponse sur ${jours(days)} : d’ordinaire ${usual}, entre ${least} et ${most}.`,
    caption:
      'Millisecondes de la première question à la réponse complète, par jour : la ligne est le milieu de toutes les visites, l’ombre monte jusqu’au vingtième le plus lent. Le trajet depuis notre endroit est compris.',
    asTable: 'La même chose en tableau',
    table: 'Temps de réponse jour par jour',
    day: 'Jour (UTC)',
    usual: 'Milieu',
    slow: 'Vingtième le plus lent',
    none: 'Trop peu de jours avec une réponse pour tracer le temps qu’elle met.',
  },
};
