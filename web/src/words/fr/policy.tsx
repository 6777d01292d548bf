import { counted, formatCount } from '../../lib/intl.ts';
import type { Policy } from '../en/policy.tsx';

const servers = (count: number) => counted(count, { one: '# serveur', other: '# serveurs' });
const rules = (count: number) => counted(count, { one: '# règle', other: '# règles' });

export const policy: Policy = {
  reachHeading: 'Qui l’on peut joindre d’ici',
  failed: 'Cela n’a pas pu être lu à l’instant. Le reste de la page n’est pas concerné.',
  notSummed: 'Sa portée n’a pas encore été calculée. Cela se fait toutes les quelques heures.',
  reachShare: 'Personnes actives à portée',
  reachLine: (share) => `et ${share} des serveurs répertoriés ici`,
  reachBasis: 'Dans la mesure où les serveurs publient leurs règles et leurs chiffres.',
  blocks: 'Elle bloque',
  blocksLine: (_count, { servers_of }) => `sur ${servers(servers_of)} répertoriés ici`,
  blocksPeople: (share) => `avec ${share} des personnes actives`,
  widely: 'Parmi les serveurs que beaucoup bloquent',
  widelyLine: (blocked, of) => `elle en bloque ${formatCount(blocked)} sur ${formatCount(of)}`,
  blockedBy: 'Elle est bloquée par',
  blockedByLine: (of) => `sur ${servers(of)} qui publient leurs règles`,
  summed: (ago) => `Calcul : ${ago}.`,

  askHeading: 'Peut-on joindre… ?',
  askLabel: 'Des serveurs, ou des identifiants d’amis',
  askHint: 'Plusieurs, séparés par des virgules, par exemple example.social, @friend@example.org',
  ask: 'Vérifier',
  askFailed: 'La vérification n’a pas pu se faire à l’instant. Réessayez dans une minute.',
  unresolved: (names) => <>Ni un serveur ni un identifiant : {names}</>,
  verdicts: {
    yes: 'Oui',
    limited: 'Oui, avec des limites',
    no: 'Non',
    unknown: 'Rien de connu ne s’y oppose',
  },
  verdictLines: {
    yes: 'Les deux publient toutes leurs règles, et aucune ne les sépare.',
    limited: 'Ils se joignent, mais l’un masque ou réduit ce qui vient de l’autre.',
    no: 'Une règle publiée les sépare.',
    unknown: 'Aucune règle publiée ne les sépare, mais toutes les règles ne sont pas publiées :',
  },
  doubts: {
    from_unpublished: (name) => <>{name} ne publie pas la liste de ceux qu’il bloque.</>,
    to_unpublished: (name) => <>{name} ne publie pas la liste de ceux qu’il bloque.</>,
    from_incomplete: (name) => <>{name} ne publie qu’une partie de sa liste, ou y masque des noms.</>,
    to_incomplete: (name) => <>{name} ne publie qu’une partie de sa liste, ou y masque des noms.</>,
    to_unlisted: (name) => <>{name} n’est pas un serveur que nous connaissons.</>,
  },
  covers: {
    named: 'le nomme',
    parent: 'nomme un domaine au-dessus de lui',
    pattern: 'a un motif qui lui correspond',
    everybody: 'vise tout le monde',
    not_allowed: 'ne fédère qu’avec des serveurs choisis, et il n’en fait pas partie',
    nobody: 'ne fédère avec personne',
  },
  by: (name, what) => (
    <>
      {name} {what}
    </>
  ),

  blocksHeading: 'Qui elle bloque',
  blockedByHeading: 'Qui la bloque',
  rulesHere: 'Elle publie ces règles.',
  rulesInForce: (count) => `${rules(count)} en vigueur.`,
  rulesAbout: (count) => `${servers(count)} avec une règle en vigueur, parmi ceux qui publient les leurs.`,
  partial: 'Elle dit elle-même que sa liste est incomplète.',
  nobodyBlocks: 'Aucun serveur qui publie ses règles n’en a une à son sujet.',
  notRead: 'Sa liste n’a pas encore été lue.',
  emptyList: 'Elle publie sa liste, et la liste est vide.',
  seeAll: (count) => counted(count, { one: 'Voir la règle', other: 'Voir les # règles' }),
  liftedRules: (count) => counted(count, { one: '# règle levée', other: '# règles levées' }),
  server: 'Serveur',
  what: 'Quoi',
  reason: 'Raison donnée',
  noReason: 'aucune donnée',
  firstSeen: 'Vue d’abord',
  lifted: (ago) => <>levée {ago}</>,
  obfuscated: 'publié ainsi ; nous ne devinons pas',
  listTitle: 'Règles sur d’autres serveurs',
  standing: 'En vigueur',
  liftedOnly: 'Levées',
  all: 'Toutes',
  whichRules: 'Quelles règles',
  total: rules,
  next: 'Page suivante',
  pages: 'Pages de cette liste',

  rulesHeading: 'Ses règles',
  rulesIntro: (link) => <>Ses propres mots, classés par thème. {link('Comment les règles sont classées')}</>,
  rulesNone: 'Elle ne publie aucune règle. Cela ne veut pas dire que tout est permis.',
  otherRules: 'Autres règles',
  allRules: (count) =>
    counted(count, { one: 'La règle telle quelle', other: 'Les # règles, dans leur ordre' }),
  missing: (topics) =>
    `Aucune règle publiée sur : ${topics}. Cela veut dire « non publié », et non « permis ».`,
};
