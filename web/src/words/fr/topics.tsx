import type { Topics } from '../en/topics.tsx';

export const topics: Topics = {
  names: {
    hate: 'Discours de haine',
    harassment: 'Harcèlement',
    nudity: 'Nudité et contenus sexuels',
    spam: 'Spam',
    advertising: 'Publicité',
    bots: 'Robots',
    ai: 'Intelligence artificielle',
    politics: 'Politique',
    minors: 'Mineurs',
    copyright: 'Droit d’auteur',
    languages: 'Langues',
  },
  lines: {
    hate: 'Le mépris de groupes entiers : racisme, sexisme, hostilité envers les personnes queer ou une religion, discrimination.',
    harassment:
      'Les attaques contre des personnes : insultes, menaces, traque, divulgation de données privées.',
    nudity: 'Nudité, pornographie et médias à signaler comme sensibles.',
    spam: 'Les messages indésirables en masse : inondation du fil, chaînes de messages, faux comptes.',
    advertising: 'Annonces, comptes commerciaux, autopromotion.',
    bots: 'Les comptes qui publient tout seuls, les republications automatiques, les scripts.',
    ai: 'Les textes et images faits par des machines, et l’usage des messages pour les entraîner.',
    politics: 'Les discussions politiques : partis, élections, propagande, extrémisme.',
    minors: 'Âge minimum, protection des enfants et des jeunes.',
    copyright: 'Les œuvres d’autrui : droit d’auteur, licences, copies pirates, mention de l’auteur.',
    languages: 'Quelles langues sont parlées, et comment signaler les messages dans d’autres langues.',
  },
};
