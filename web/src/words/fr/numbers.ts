import { counted } from '../../lib/intl.ts';
import type { Numbers } from '../en/numbers.ts';

export const numbers: Numbers = {
  heading: 'En chiffres',
  intro:
    'Ce que l’instance a déclaré, jour après jour. Chaque chiffre garde la marque de ce qu’il valait ce jour-là ; aucun n’est lissé ni complété.',
  none: 'Elle n’a déclaré aucun chiffre ces 90 derniers jours.',
  failed: 'Les chiffres n’ont pas pu être lus à l’instant. Le reste de la page n’est pas concerné.',
  counts: {
    users_total: 'Personnes inscrites',
    users_active_month: 'Actives ce mois-ci',
    users_active_halfyear: 'Actives ce semestre',
    posts_total: 'Messages',
  },
  chart: 'Personnes, jour après jour',
  summary: (first, last) =>
    `Personnes inscrites et actives, du ${first} au ${last} ; les mêmes chiffres se trouvent dans le tableau ci-dessous.`,
  caption:
    'Les points creux sont des chiffres dont nous doutons. Là où rien n’a été lu pendant des jours, la ligne est ouverte.',
  asTable: 'Jour après jour, en tableau',
  table: 'Chiffres jour après jour',
  day: 'Jour (UTC)',
  change: (days) => `en ${counted(days, { one: '# jour', other: '# jours' })}`,
  latest: (day) => `déclaré le ${day}`,
  readings: (count) =>
    `${counted(count, { one: '# jour a été lu', other: '# jours ont été lus' })} sur les 90 derniers.`,
  doubted: (count) =>
    counted(count, {
      one: 'Pour # d’entre eux, un chiffre est douteux.',
      other: 'Pour # d’entre eux, un chiffre est douteux.',
    }),
  marks: {
    hidden: 'masqué',
    implausible: 'douteux',
    placeholder: 'pas un vrai chiffre',
  },
};
