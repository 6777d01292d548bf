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
    hate: 'Le mépris de groupes entiers : racisme, sexisme, hostilité envers les personnes queer ou une religion, discrimination.',
    harassment:
      'Les attaques contre des personnes : insultes, menaces, traque, divulgation de données privées.',
    nudity: 'Nudité, pornographie et médias à signaler comme sensibles.',
    spam: 'Les messages indésirables en masse : inondation du fil, chaînes de messages, faux comptes.',
    advertising: 'Annonces, comptes commerciaux, autopromotion.',
    bots: 'Les comptes qui publient tout seuls, les republications automatiques, les scripts.',
    ai: 'Les textes et images faits par des machines, et l’usage des messages pour les entraîner.',
    politics: 'Les discussions politiques : partis, élections, propagande, extrémisme.',
    minors: 'Âge minimum, protection des enfants et des jeunes.',
    copyright: 'Les œuvres d’autrui : droit d’auteur, licences, copies pirates, mention de l’auteur.',
    languages: 'Quelles langues sont parlées, et comment signaler les messages dans d’autres langues.',
  },
  page: {
    title: 'De quoi parlent les règles',
    lead: 'Les serveurs publient des règles avec leurs propres mots. Nous les rangeons en onze thèmes, d’après une liste de mots donnée ici en entier.',
    howTitle: 'Comment une règle est lue',
    how: [
      {
        term: 'L’absence de règle n’est pas une permission.',
        text: 'Un serveur sans règle sur un thème n’a rien publié à ce sujet. Cela ne veut jamais dire « autorisé ».',
      },
      {
        term: 'Interdire ou permettre, c’est en parler.',
        text: 'Une règle qui admet la nudité parle de nudité, comme celle qui l’interdit. C’est pourquoi chaque thème montre la règle elle-même, mot pour mot.',
      },
      {
        term: 'Une règle peut parler de plusieurs choses,',
        text: 'ou d’aucune. Ce qui n’entre dans aucun thème reste affiché parmi les règles du serveur.',
      },
      {
        term: 'Cinq langues sont lues :',
        text: 'l’anglais, l’allemand, le français, l’espagnol et le japonais. Les règles ne disent pas dans quelle langue elles sont écrites : chacune est donc comparée aux cinq. Dans d’autres langues, elles restent le plus souvent sans thème.',
      },
      {
        term: 'C’est une liste, pas un esprit.',
        text: 'Elle s’en tient aux mots et se trompe parfois. Sur les règles qui servent à l’éprouver, au moins 95 thèmes trouvés sur 100 sont justes ; elle en oublie plus qu’elle n’en invente.',
      },
    ],
    notationTitle: 'Comment les mots sont écrits',
    notation: (code) => (
      <>
        {code('spam')} est un mot entier, {code('racis-')} un début de mot, {code('-spam')} une fin. Dans{' '}
        {code('race … religion')}, jusqu’à quatre autres mots de la même phrase peuvent s’intercaler. Les
        accents et les majuscules ne comptent pas, sauf dans les sigles comme {code('IA')}. Les mots japonais
        sont trouvés partout.
      </>
    ),
    listTitle: 'Les thèmes',
    servers: 'Serveurs ayant une règle à ce sujet',
    words: 'Ses mots',
    except: 'Ne compte pas dans :',
    version: (version, link) => (
      <>
        Version {version} de la liste. {link('La même sous forme de données')}, pour la vérifier ou la
        réutiliser.
      </>
    ),
  },
};
