import type { Outside } from '../en/outside.ts';

export const outside: Outside = {
  searchName: 'Homeport',
  searchLine: 'Chercher parmi les serveurs des réseaux fédérés, par nom et par description.',
  offline: {
    title: 'Pas de connexion',
    line: 'Homeport n’est pas joignable d’ici pour le moment. Rien n’est gardé des visites précédentes, pour qu’aucune ancienne réponse n’ait l’air récente.',
    again: 'Réessayer',
  },
  picture: {
    tagline: 'Trouver un chez-soi dans les réseaux fédérés',
    uptime: 'Disponibilité, 90 jours',
    joining: 'Inscription',
    software: 'Logiciel',
    alt: (domain) => `${domain} sur Homeport : état, disponibilité et inscription`,
  },
};
