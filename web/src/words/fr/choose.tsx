import { counted, formatAll, formatCount, formatShare } from '../../lib/intl.ts';
import type { Choose } from '../en/choose.tsx';

export const choose: Choose = {
  title: 'Trouver mon serveur',
  description:
    'Six questions, toutes facultatives, mènent à cinq serveurs au plus, avec ce qui parle pour et contre chacun.',
  progress: (number, of) => `Question ${formatCount(number)} sur ${formatCount(of)}`,
  remaining: (count) =>
    count === 0
      ? 'Aucun serveur ne répond à tout cela'
      : counted(count, { one: '# serveur convient', other: '# serveurs conviennent' }),
  leaves: (count) => counted(count, { one: '# serveur', other: '# serveurs' }),
  chosen: 'choisi',
  answered: 'répondu',
  next: 'Continuer',
  showResults: 'Voir les résultats',
  showNow: 'Voir les résultats maintenant',
  skip: 'Passer cette question',
  back: 'Revenir',
  more: 'Plus',
  steps: {
    purpose: {
      heading: 'Qu’aimeriez-vous faire ?',
      hint: 'Beaucoup de serveurs se parlent, quel que soit leur usage. Il s’agit ici de ce que le vôtre fera le mieux.',
      name: 'Usage',
    },
    language: {
      heading: 'Quelles langues doivent y être chez elles ?',
      hint: 'Telles que les serveurs les déclarent. Il s’agit de votre voisinage : vous pouvez lire et écrire dans toutes les langues.',
      name: 'Langues',
    },
    country: {
      heading: 'De quel pays doit‑il dépendre ?',
      hint: 'Celui dont les lois s’imposent aux personnes qui le gèrent. Peu de serveurs le publient, et une réponse écarte tous les autres.',
      name: 'Pays',
    },
    joining: {
      heading: 'Quand voulez-vous y être ?',
      hint: 'Certains serveurs examinent chaque nouveau compte avant de l’accepter, pour écarter le spam.',
      name: 'Délai',
    },
    tastes: {
      heading: 'À quoi doit‑il veiller ?',
      hint: 'Choisissez ce sur quoi il doit avoir publié une règle. Un serveur qui n’en a pas n’a rien publié à ce sujet ; cela ne veut jamais dire qu’il l’autorise.',
      name: 'Règles et blocages',
    },
    reach: {
      heading: 'Qui voulez-vous joindre ?',
      hint: 'Les serveurs peuvent se bloquer entre eux. Nommez vos proches, ou leurs serveurs : aucun serveur qu’une règle publiée sépare d’eux ne vous sera montré.',
      name: 'Personnes à joindre',
    },
  },
  noCountry:
    'Aucun des serveurs qui conviennent ne dit de quel pays il dépend : il n’y a donc rien à choisir ici.',
  someCountry: (known, of) =>
    `Sur ${counted(of, { one: '# serveur qui convient', other: '# serveurs qui conviennent' })}, ${counted(known, { one: '# le dit', other: '# le disent' })}.`,
  joinings: {
    now: { name: 'Tout de suite', line: 'Seulement les serveurs ouverts à tout le monde.' },
    soon: {
      name: 'Je peux attendre une réponse',
      line: 'Aussi les serveurs qui examinent d’abord chaque nouveau compte.',
    },
  },
  topics: 'Il a des règles sur',
  blocks: 'Il bloque ces serveurs',
  blocksHint: 'Des noms séparés par des espaces ou des virgules. Seules comptent les règles publiées.',
  reachLabel: 'Proches ou serveurs',
  reachHint:
    'Séparés par des espaces ou des virgules. D’un identifiant, seul le serveur est lu : personne n’est recherché, et rien n’est conservé.',
  found: 'Des serveurs pour vous',
  foundOf: (shown, of) =>
    of <= shown
      ? counted(of, { one: '# serveur convient', other: '# serveurs conviennent' })
      : `${formatCount(shown)} sur ${formatCount(of)} qui conviennent`,
  asked: 'Ce que vous avez demandé',
  nothingAsked: 'Vous n’avez rien demandé de particulier : voici ce que tout le monde verrait.',
  change: (text) => `Modifier : ${text}`,
  drop: (text) => `Retirer : ${text}`,
  add: 'Demander plus :',
  goOn: 'Pour continuer',
  startAgain: 'Recommencer',
  madeFor: (purposes) => formatAll(purposes),
  speaks: (languages) => formatAll(languages),
  governedFrom: (countries) => `Pays : ${formatAll(countries)}`,
  rulesAbout: (topics) => `Règles sur : ${formatAll(topics)}`,
  blocksThese: (names) => `Bloque : ${formatAll(names)}`,
  reachesThese: (names) => `Joint : ${formatAll(names)}`,
  because: 'Pour',
  but: 'Contre',
  noBut: 'Rien que nous sachions.',
  peopleActive: (count) =>
    counted(count, { one: '# personne active ce mois-ci', other: '# personnes actives ce mois-ci' }),
  join: {
    open: (domain) => <>S’inscrire sur {domain}</>,
    approval: (domain) => <>Demander à rejoindre {domain}</>,
    visit: (domain) => <>Visiter {domain}</>,
  },
  learnMore: (domain) => <>Tout ce que nous savons de {domain}</>,
  compare: (count) => (count === 2 ? 'Comparer les deux' : `Comparer les ${formatCount(count)} premiers`),
  others:
    'Entre égaux, l’ordre est tiré au sort chaque jour, pour que personne ne soit toujours en tête. Cette adresse garde l’ordre de son jour, aussi pour ceux à qui vous l’envoyez.',
  today: 'Voir l’ordre d’aujourd’hui',
  whyOrder: 'Pourquoi cet ordre',
  seeDirectory: 'Voir tout l’annuaire',
  nothingFits: 'Aucun serveur ne répond à tout cela',
  onlyFew: 'Peu de serveurs répondent à tout cela. Vous pourriez retirer quelque chose :',
  leaveOut: 'Vous pourriez retirer quelque chose :',
  nothingHelps:
    'Retirer une seule réponse ne suffirait pas. Modifiez-en une, recommencez, ou parcourez l’annuaire.',
  wouldFit: (text, count) =>
    `Sans « ${text} » : ${counted(count, { one: '# serveur', other: '# serveurs' })}`,
  unresolved: (names) => <>Nous n’avons reconnu aucun serveur ici, et l’avons laissé de côté : {names}</>,
  reasons: {
    purpose: (purpose) => `fait pour : ${purpose}`,
    languages: (languages) => `langues : ${formatAll(languages)}`,
    country: (country) => `pays : ${country}`,
    registrations: {
      open: 'les inscriptions sont ouvertes',
      approval: 'vous pouvez demander à le rejoindre',
      invite: 'vous pouvez le rejoindre sur invitation',
      closed: 'n’accepte personne',
    },
    uptime: (ratio, days) => `en ligne ${ratio} des ${formatCount(days)} derniers jours`,
    measured: (told, coverage) => `${told} (dont ${formatShare(coverage)} mesurés)`,
    reachesAll: (of) =>
      of === 1
        ? 'peut joindre le serveur que vous avez nommé'
        : `peut joindre les ${formatCount(of)} serveurs que vous avez nommés`,
    reachesSome: (reached, of) =>
      `peut joindre ${formatCount(reached)} des ${formatCount(of)} serveurs que vous avez nommés`,
    reachesSame: (reached, of) =>
      `aucune règle publiée ne le sépare de ${formatCount(reached)} des ${formatCount(of)} plus grands serveurs joignables jusqu’ici`,
    reachShare: (share) =>
      `aucune règle publiée ne le sépare de ${formatShare(share)} des personnes actives de son réseau`,
    topics: (topics) => `a des règles sur : ${formatAll(topics)}`,
    blocks: (names) => <>bloque {names}</>,
    current: (version) => <>utilise la version la plus récente que nous ayons vue ({version})</>,
  },
  buts: {
    blocks: (servers, share) => {
      const told = counted(servers, { one: 'bloque # serveur', other: 'bloque # serveurs' });
      return share === null
        ? told
        : `${told}, soit ${formatShare(share)} des personnes actives de son réseau`;
    },
    blockedBy: (instances, of) =>
      `est bloqué par ${formatCount(instances)} des ${formatCount(of)} serveurs qui publient leurs blocages`,
    reachUnknown: (names) => (
      <>trop peu est publié pour dire s’il peut joindre {names} ; rien de connu ne l’en empêche</>
    ),
    reachLimited: (names) => <>ne voit {names} qu’avec des restrictions, ou y est vu ainsi</>,
    policyUnpublished: 'ne publie pas qui il bloque',
    rulesUnpublished: 'n’a publié aucune règle pour ses membres',
    behind: (version, newest, days) => (
      <>
        utilise {version}, alors que {newest} existe depuis{' '}
        {counted(days, { one: 'au moins # jour', other: 'au moins # jours' })}
      </>
    ),
    oversized: (share) =>
      `réunit ${formatShare(share)} des personnes actives de son réseau : montré en dernier, pour que les gens se répartissent`,
  },
};
