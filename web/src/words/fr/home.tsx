import { counted } from '../../lib/intl.ts';
import type { Home } from '../en/home.tsx';

export const home: Home = {
  heading: 'Trouve ton port d’attache dans les réseaux ouverts.',
  lead: 'Mastodon, Matrix et bien d’autres fonctionnent sur des milliers de serveurs indépendants qui se parlent. On s’installe sur l’un d’eux, et on joint les gens des autres. Voici de quoi en trouver un qui convient : d’après ce qu’il publie sur lui-même et d’après sa disponibilité.',
  chooseLine:
    'Six questions au plus, et chacune peut être passée. Deux minutes environ ; rien n’est enregistré, et personne n’en sait rien.',
  doors: 'Par où entrer',
  chooseTitle: 'Je cherche un serveur',
  chooseDoor:
    'Pour quoi faire, dans quelle langue, pour joindre qui ? Cinq serveurs en réponse, chacun avec ce qui parle pour lui et contre lui.',
  open: 'Ouverts à tout le monde',
  small: 'Petits et accueillants',
  reliable: 'Les plus fiables',
  all: 'Tous les serveurs',
  lookUpTitle: 'Je connais un serveur',
  lookUpDoor: 'Est-il en ligne, de quoi parlent ses règles, qui bloque-t-il, et qui peut-on joindre de là ?',
  studyTitle: 'Je gère ou j’étudie des serveurs',
  studyDoor: 'Tout ce que montre ce site repose sur des faits datés, sourcés et ouverts.',
  operators: 'Pour les responsables : qui passe, et comment dire non',
  researchers: 'Pour la recherche : tout, dans une API ouverte',
  method: 'Comment on le sait : ce que veut dire la disponibilité, et « inconnu »',

  figures: 'Les réseaux en ce moment',
  asOf: (time) => <>État au {time}</>,
  noneKnown: 'Rien n’est encore connu : le robot vient de commencer. Reviens dans une minute.',
  known: 'connues',
  up: 'en ligne',
  people: 'membres',
  active: 'actifs ce mois-ci',
  upShare: (share, measured) =>
    `${share} de ${counted(measured, { one: '# instance mesurée', other: '# instances mesurées' })} sont en ligne.`,
  peopleOn: (instances) =>
    `Les membres sont comptés sur ${counted(instances, { one: '# instance qui publie ses nombres', other: '# instances qui publient leurs nombres' })}.`,

  recommended: 'À voir aujourd’hui',
  recommendedLine: (link) => (
    <>Mélangées chaque jour parmi les plus fiables, jamais par taille. {link('Comment nous recommandons')}</>
  ),
  seeAll: 'Voir toutes les instances connues',
  noneRecommended: 'Aucune instance n’a été observée assez longtemps pour être recommandée.',
  registrationUnknown: 'Inscription non publiée',
  checked: (ago) => <>vérifiée {ago}</>,
  because: {
    all: (reasons) => `Parce que : ${reasons}.`,
    uptime: (ratio) => `en ligne ${ratio} des 30 derniers jours`,
    open: 'ouverte à tout le monde',
    approval: 'inscription sur demande',
    languages: (names) => `on y parle ${names}`,
    active: (count) => `${count} membres actifs ce mois-ci`,
  },
  recommendations: 'les recommandations',

  software: 'Quels logiciels',
  softwareName: 'Logiciel',
  instances: 'Instances',
  share: 'Part de son réseau',
  activePeople: 'Membres actifs',
  version: 'Version la plus fréquente',
  versionOn: (instances) => `sur ${instances}`,
};
