import type { Failures } from '../en/failures.tsx';

export const failures: Failures = {
  refused: 'L’API n’a pas accepté cette question',
  unreachable: 'L’API est injoignable',
  unreadableLine:
    'Elle a répondu d’une façon que ce site ne comprend pas : les deux sont sans doute de versions différentes.',
  unreachableLine:
    'Ce site montre ce que sait l’API, et elle ne répond pas pour l’instant. Cela ne dit rien des instances : le robot travaille de son côté. Merci de réessayer dans une minute.',
  retry: 'Réessayer',
  note: (what) =>
    `Impossible à lire dans l’API pour l’instant : ${what}. Le reste de cette page n’est pas touché.`,

  gone: (domain) => <>{domain} n’est pas dans l’annuaire</>,
  goneLine:
    'Ses responsables ont demandé à ne pas y figurer. Elle n’est plus visitée, et ce qui avait été relevé n’est pas montré.',
  goneHow: 'Comment ne pas y figurer',
  goneOthers: 'Voir d’autres instances',

  noName: 'Ce n’est pas un nom d’instance',
  noNameLine:
    'Une instance se nomme comme une machine sur Internet : des lettres, des chiffres et des traits d’union, séparés par des points.',
  unknown: (domain) => <>{domain} nous est inconnu</>,
  unknownLine:
    'Soit aucune instance connue ne l’a encore nommée parmi ses voisines, soit le nom est mal écrit. Ce n’est peut-être pas une instance du tout.',

  notFoundTitle: 'Introuvable',
  notFound: 'Cette page n’existe pas',
  notFoundLine: 'L’adresse est peut-être mal écrite. On peut aussi chercher une instance par son nom :',

  broken: 'Cette page est cassée',
  brokenLine: 'C’est une faute de ce site, pas de l’instance consultée.',
  start: 'Aller à l’accueil',
};
