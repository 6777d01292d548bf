import { counted } from '../../lib/intl.ts';
import type { InstanceWords } from '../en/instance.tsx';

export const instance: InstanceWords = {
  unknownTitle: 'Instance inconnue',
  description: (name) =>
    `${name} est-elle en ligne ? Comment la rejoindre, sa disponibilité, ses règles, et qui l’on atteint depuis là.`,
  list: 'Instances',
  asMachines: (name) => <>{name}, comme l’écrivent les machines</>,
  onPage: 'Sur cette page',
  about: {
    title: 'Ce qu’elle est',
    kinds: {
      fediverse: 'Un serveur du Fédivers',
      matrix: 'Un serveur Matrix',
      lbry: 'Un hub LBRY',
    },
    purposes: {
      posts: 'les messages courts',
      photos: 'les photos',
      video: 'la vidéo',
      communities: 'les communautés',
      blogging: 'les blogs',
      events: 'les événements',
      music: 'la musique',
      chat: 'la messagerie',
    },
    what: (kind, purposes, software) =>
      `${kind}${purposes && ` pour ${purposes}`}${software && `, qui utilise ${software}`}.`,
    personal: 'Elle est à une personne ou à quelques-unes : moins de 10 comptes.',
    languages: (names) => `Ses langues : ${names}.`,
    active: (people) =>
      counted(people, {
        one: '# personne l’a utilisée le mois dernier.',
        other: '# personnes l’ont utilisée le mois dernier.',
      }),
    accounts: (people) => counted(people, { one: 'Elle a # compte.', other: 'Elle a # comptes.' }),
    country: (country) => `Pays d’où elle se dit administrée : ${country}.`,
    known: (month) => `Connue ici depuis ${month}.`,
    lastKnown: 'Ce qu’elle était, aux dernières nouvelles',
    ownWords: 'Dans ses propres mots',
  },
  facts: {
    languages: 'Langues',
    contact: 'Contact',
    federating: 'Fédération',
    names: 'Noms',
    accountsEnd: (name) => <>Ses comptes se terminent par {name}.</>,
    alsoKnown: (names) => <>Aussi connue comme {names}.</>,
    peers: 'Instances qu’elle connaît',
  },
  ended: {
    dead: 'Cette instance a disparu',
    deadLine: (since) => `Elle ne répond plus depuis le ${since}. Ce qui a été noté d’elle reste ici.`,
    deadNever: 'Elle n’a jamais répondu. Ce qui a été noté d’elle reste ici.',
    moved: 'Cette instance a déménagé',
    movedTo: (link) => <>Elle dit se trouver maintenant à {link}.</>,
    movedSomewhere: 'Elle dit se trouver maintenant ailleurs.',
    withheld: 'Cette instance n’est pas mesurée, par choix',
    withheldLine:
      'Nous restons à l’écart parce qu’elle le demande. Ce qui suit montre seulement si elle a répondu.',
    instead: 'Où aller à la place',
    insteadLine: 'D’autres semblables, en ligne, qui atteignent à peu près les mêmes serveurs :',
    uptime: (share) => `en ligne ${share} des 30 derniers jours`,
    findLike: 'En trouver une semblable',
    findLine: 'Quelques questions mènent à des serveurs pour le même usage et les mêmes langues.',
  },
  join: {
    title: 'Comment la rejoindre',
    lines: {
      open: 'Tout le monde peut s’inscrire, tout de suite.',
      approval: 'On demande un compte en quelques mots ; quelqu’un lit la demande avant de l’ouvrir.',
      invite: 'Il faut une invitation de quelqu’un qui y est déjà.',
      closed: 'Elle n’accueille personne pour le moment.',
    },
    unpublished: 'Il n’est pas publié si elle accueille du monde. Sa propre page le dira.',
    matrix: (name) => (
      <>Matrix s’utilise par une application : à l’inscription, y choisir {name} comme serveur.</>
    ),
    lbry: 'Un hub n’a pas de comptes : les applications l’utilisent d’elles-mêmes.',
    signUp: (name) => <>S’inscrire sur {name}</>,
    ask: (name) => <>Demander un compte sur {name}</>,
    visit: (name) => <>Visiter {name}</>,
    leaves: 'Ce lien mène à sa propre page. Nous n’en apprenons rien.',
    down: 'Elle est hors ligne en ce moment, cela peut donc ne pas marcher.',
    source: (path, ago) => (
      <>
        D’après {path}, lu {ago}
      </>
    ),
    other: 'Pas la bonne ? En trouver une autre',
    compare: 'La comparer à d’autres',
  },
  software: {
    title: 'Logiciel',
    runs: 'Elle utilise',
    behind: 'Son retard',
    newest: 'La version la plus récente que nous ayons vue.',
    older: (version, days) => (
      <>
        {version} existe depuis {counted(days, { one: '# jour', other: '# jours' })} : elle n’a pas été mise à
        jour depuis.
      </>
    ),
    unknown:
      'Personne ne peut le dire : trop peu de serveurs utilisent ce logiciel, ou ses versions ne se comparent pas.',
    history: 'Les versions au fil du temps',
    noVersion: 'Aucune version n’a encore été lue.',
    since: (day) => `depuis le ${day}`,
    period: (from, to) => `du ${from} au ${to}`,
    olderOnes: (count) => counted(count, { one: '# plus ancienne', other: '# plus anciennes' }),
  },
  matrix: {
    title: 'Comme serveur Matrix',
    reachedAt: 'Joignable à',
    ownName: 'son propre nom, port 8448',
    foundBy: {
      'well-known': 'd’après son /.well-known/matrix/server',
      srv: 'd’après son enregistrement SRV (_matrix-fed._tcp)',
      'srv-deprecated': 'd’après son enregistrement SRV (_matrix._tcp, obsolète)',
      name: 'le port est dans son nom',
    },
    addresses: 'Adresses',
    port: (port) => `port ${String(port)}`,
    keys: 'Clés de signature',
    keysUntil: (day) => `valables jusqu’au ${day}, signature vérifiée`,
    clients: 'Clients',
    clientVersion: (version) => `parle l’API client jusqu’à ${version}`,
    logins: 'Façons de se connecter',
    rooms: 'Salons publics',
  },
  hub: {
    title: 'Comme hub',
    block: 'Bloc le plus récent',
    lagUnknown: 'trop peu d’autres hubs entendus pour comparer',
    lagNone: 'aussi avancé que la plupart des hubs',
    lag: (blocks) =>
      counted(blocks, {
        one: '# bloc de retard sur la plupart des hubs',
        other: '# blocs de retard sur la plupart des hubs',
      }),
    clients: 'Nouveaux clients',
    accepted: 'acceptés',
    notAccepted: 'non acceptés',
    country: 'Pays',
    protocol: 'Protocole',
    versions: (from, to) => `de ${from} à ${to}`,
    fee: 'Frais par jour',
  },
  unpublished: {
    title: 'Ce qui n’est pas publié',
    line: 'Rien ne le dit là où nous pouvons lire. Ce n’est ni un oui ni un non.',
    nothing: 'Tout ce que nous cherchons est publié.',
    facts: {
      title: 'Son propre nom',
      description: 'Une description',
      software: 'Son logiciel et sa version',
      registration: 'Si elle accueille du monde',
      languages: 'Ses langues',
      country: 'D’où elle est administrée',
      rules: 'Ses règles',
      contact: 'Comment joindre son administration',
      users_total: 'Combien de membres elle a',
      users_active_month: 'Combien étaient actifs ce mois-ci',
      posts_total: 'Combien de messages elle a',
      peers: 'Quelles instances elle connaît',
      policy: 'Quelles instances elle bloque',
    },
    why: {
      unread: 'Cela n’a pas encore été lu.',
      withheld: 'Elle nous demande de rester à l’écart, rien n’a donc été demandé.',
      personal: 'C’est une instance personnelle : ce qu’elle dit d’elle-même y reste.',
      hidden: 'Elle cache son utilisation.',
      placeholder: 'Son logiciel donne un nombre constant qui ne veut rien dire.',
      unsaid: 'Elle répond, mais ne le dit pas.',
      few: 'Peu de logiciels ont une place pour le dire ; ses réponses n’en disent rien.',
    },
  },
  sources: {
    title: 'D’où vient chaque donnée',
    line: 'Tout cela, le serveur le dit lui-même en public, ou nous l’avons vu en l’interrogeant.',
    fact: 'Donnée',
    source: 'Origine',
    read: 'Lu',
    facts: {
      health: 'Si elle est en ligne',
      described: 'Nom, description, logiciel, langues, règles',
      registration: 'Comment la rejoindre',
      country: 'D’où elle est administrée',
      users_total: 'Membres',
      users_active_month: 'Actifs ce mois-ci',
      posts_total: 'Messages',
      peers: 'Instances qu’elle connaît',
      policy: 'Qui elle bloque',
      blockedBy: 'Qui la bloque',
      standing: 'Son retard, et sa place parmi les recommandées',
      known: 'Comment nous la connaissons',
    },
    visits: 'nos propres visites',
    others: 'les règles publiées des autres instances',
    compared: 'notre propre comparaison de toutes les instances',
    noAnswer: 'pas encore de réponse',
    namedBy: (link) => <>{link} l’a nommée parmi ses voisines.</>,
    consent: 'Ce que nous avons demandé, et selon quelles règles',
    api: 'La même chose en données',
  },
  visits: {
    title: 'Ce que nous avons demandé dernièrement',
    kept: 'Les visites sont gardées telles quelles pendant 14 jours.',
    rules: 'Selon quelles règles',
    who: 'Qui vient en visite',
    none: 'Rien au cours des 14 derniers jours.',
    seenFrom: (place, bytes) => (
      <>
        Vu depuis {place}, {bytes} lus.
      </>
    ),
    phases: { resolve: 'nom', connect: 'connexion', tls: 'TLS', firstByte: 'premier octet' },
    phase: (name, time) => `${name} ${time}`,
    in: (time) => `en ${time}`,
    at: (ago, time) => (
      <>
        {ago}, en {time}
      </>
    ),
  },
  failed: {
    uptime: 'La disponibilité',
    incidents: 'Ce qui s’est passé',
    versions: 'L’histoire des versions',
    visits: 'La liste des dernières visites',
  },
};
