import { counted } from '../../lib/intl.ts';
import type { Recommended } from '../en/recommended.tsx';

const days = (count: number) => counted(count, { one: '# jour', other: '# jours' });

export const recommended: Recommended = {
  title: 'Comment nous recommandons',
  lead: 'L’ordre est décidé par une formule, et la voici tout entière. Personne ne peut payer une place, rien n’est placé à la main, et cette page ne sait rien de qui la lit.',

  bandsTitle: 'Six paliers',
  bandsLine:
    'Chaque serveur se trouve sur un palier. Le premier est montré d’abord : s’y trouvent les serveurs contre lesquels rien ne parle.',
  bandColumn: 'Palier',
  bandWhoColumn: 'Qui s’y trouve',
  bands: [
    'Rien ne parle contre lui.',
    'Il est fiable et accueille du monde, mais il y a quelque chose à savoir avant de s’inscrire.',
    'Il est en ligne, mais mieux vaut y regarder à deux fois quand on débute.',
    'Ses responsables tiennent les robots à l’écart : il n’est pas mesuré, comme ils le souhaitent.',
    'Il n’est pas en ligne en ce moment.',
    'Il n’existe plus.',
  ],

  reservesTitle: 'Ce qui parle contre un serveur',
  reservesLine:
    'Tout cela est dit là où le serveur est recommandé. Ce que personne ne publie n’est jamais reproché à un serveur ; seulement, nous n’envoyons personne là où l’on ignore s’il est possible de s’inscrire.',
  reserveColumn: 'Ce qui est dit',
  whenColumn: 'Quand c’est dit',
  placeColumn: 'Où cela le place',
  band: (number) => `palier ${number}`,
  bandOrLower: (better, worse, limit) => `palier ${better} ; sous ${limit}, palier ${worse}`,
  lastInBand: 'en dernier de son palier',
  when: {
    not_up: () => 'Il était injoignable à la dernière visite, ou il est en train de tomber.',
    unproven: ({ coverage, visits }) =>
      `Moins de ${coverage} des 30 derniers jours ont été mesurés, ou il y a eu moins de ${visits} visites.`,
    unreliable: ({ good }) =>
      `Il a été en ligne moins de ${good} du temps mesuré ces 30 derniers jours, ou il répond en ce moment, mais pas comme il devrait.`,
    outdated: ({ behindDays }) =>
      `Une version plus récente de son logiciel est en service ailleurs depuis plus de ${days(behindDays)}.`,
    young: ({ ageDays }) => `Il a été vu en ligne pour la première fois il y a moins de ${days(ageDays)}.`,
    closed: () => 'Il n’est ouvert ni à tout le monde ni sur demande, ou il ne publie pas ce qu’il en est.',
    undescribed: () => 'Il n’a pas même de nom.',
    isolated: ({ reach }) =>
      `Des règles publiées, les siennes ou celles des autres, lui laissent moins de ${reach} des membres actifs de son réseau.`,
    doubtful: () =>
      'Un nombre qu’il annonce en contredit un autre, ou dépasse ce qu’aucun serveur n’atteint.',
    reserved: () => 'Ses responsables demandent à figurer ici avec le moins de mots possible.',
    oversized: ({ share, declaring }) =>
      `Il réunit plus de ${share} des membres actifs de son réseau, et au moins ${declaring} serveurs y annoncent leurs nombres.`,
  },

  shuffleTitle: 'À l’intérieur d’un palier',
  shuffle: (code) => (
    <>
      Les serveurs d’un palier sont mélangés, à nouveau chaque jour (UTC). Le mot par lequel commence le
      mélange figure dans l’adresse sous le nom de {code('seed')}, si bien qu’une adresse montre à tout le
      monde le même ordre. Sur un grand nombre de jours, chaque serveur d’un palier vient en tête aussi
      souvent que les autres.
    </>
  ),
  spread:
    'Les très grands font exception : ils viennent en dernier de leur palier, parce qu’un réseau se porte mieux quand les gens se répartissent, et parce qu’on les trouve bien sans nous.',

  factsTitle: 'Sur quoi reposent les nombres',
  facts: [
    {
      term: 'La disponibilité',
      text: 'est pondérée par le temps et ne compte que ce qui a pu être mesuré. Ce que nous n’avons pas pu mesurer nous-mêmes n’est ni en ligne ni hors ligne.',
    },
    {
      term: 'La version la plus récente',
      text: 'est celle qu’utilisent les serveurs d’au moins trois responsables différents : un serveur qui ment sur sa version ne vieillit personne. Le retard se compte à partir du jour où le troisième l’avait. Une version illisible ne dit rien.',
    },
    {
      term: 'L’âge',
      text: 'est le temps écoulé depuis que nous avons vu le serveur en ligne pour la première fois ; un domaine qui a changé de mains recommence à zéro.',
    },
    {
      term: 'La portée',
      text: 'se lit dans les règles publiées des deux côtés. Des règles que personne ne publie ne séparent personne ici.',
    },
  ],

  noPartTitle: 'Ce qui ne joue aucun rôle',
  noPart: [
    'Le nombre de membres d’un serveur, sous la limite ci-dessus.',
    'Son logiciel, son pays, ses langues et le sujet de ses règles : à chacun de choisir.',
    'Qui le gère, et si nous les connaissons.',
  ],

  checkTitle: 'Vérifier soi-même',
  check: (api, directory, code) => (
    <>
      L’{api('API publique')} donne {code('band')} et {code('reserves')} pour chaque serveur, et l’
      {directory('annuaire')} les montre dans cet ordre.
    </>
  ),
};
