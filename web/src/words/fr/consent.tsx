import type { Consent } from '../en/consent.tsx';

export const consent: Consent = {
  title: 'Ce que nous avons demandé, et ce que nous avons laissé',
  lead: 'Pour qui administre cette instance : chaque souhait rencontré, chaque question posée, et la règle qui l’a permise ou interdite.',
  named: (agent) => <>Nous nous présentons comme {agent}.</>,
  optOut: 'Comment dire non',
  wishes: 'Ce que dit son administration',
  noWishes:
    'Aucun souhait rencontré : ni robots.txt, ni en-têtes, ni métadonnées ne nous demandent de rester à l’écart.',
  seen: (since, ago) => (
    <>
      depuis le {since}, vu pour la dernière fois {ago}
    </>
  ),
  from: (from, to) => `du ${from} au ${to}`,
  signals: {
    opted_out: 'L’administration a demandé à ne pas figurer ici.',
    robots_disallowed: 'robots.txt interdit ce chemin ; ce qu’il couvre a été laissé tranquille.',
    robots_unreachable: 'robots.txt n’a pas pu être lu, rien d’autre ne l’a donc été.',
    bot_wall: 'Un barrage contre les robots protège le serveur ; il a été laissé tranquille.',
    noindex_header:
      'X-Robots-Tag demande de ne pas indexer la réponse : nom et état figurent ici, ses mots non.',
    metadata_private: 'NodeInfo dit `private` : nom et état figurent ici, ses mots non.',
    site_private: 'Le site est réglé comme privé : nom et état figurent ici, ses mots non.',
    hide_in_statistics: 'Le serveur demande à rester hors des statistiques : il n’est ni décrit ni compté.',
    check_failed:
      'L’endroit où le serveur dit s’il veut figurer ici est en erreur, nous le prenons pour un non.',
    usage_hidden: 'Le serveur cache son utilisation.',
    usage_withheld:
      'Le logiciel tient ses statistiques à l’écart des robots ; les nombres qui arrivent quand même ne sont pas comptés.',
    crawl_delay: 'robots.txt demande une pause entre les questions ; elle est respectée.',
    limited_federation: 'Le serveur ne se fédère qu’avec des serveurs choisis, ou avec aucun.',
  },
  robots: {
    title: 'Son robots.txt, pour ce qui nous concerne',
    unread: 'Il n’a pas encore été lu.',
    read: (ago, status, until) => (
      <>
        Lu {ago} : {status}. Il sera relu au plus tard {until}.
      </>
    ),
    silent: (since) => `il ne répond plus depuis le ${since}, rien d’autre n’est donc demandé`,
    none: (status) => `il n’y en a pas (${status}), tout peut donc être demandé`,
    notForUs: 'aucune ligne ne nous concerne',
    forUs: 'ces lignes nous concernent',
  },
  questions: {
    title: 'La dernière visite de chaque sorte',
    none: 'Rien au cours des 14 derniers jours.',
    question: 'Question',
    answer: 'Réponse',
    rule: 'Règle',
    visit: 'Visite',
    answered: 'répondu',
    pause: 'remis à plus tard : une pause a été demandée',
    noRule: 'aucune nécessaire',
  },
  rules: {
    itself: 'robots.txt peut toujours être lu',
    noLine: 'aucune règle dans robots.txt',
    noFile: (status) => `il n’y a pas de robots.txt${status}`,
    silent: (status) => `robots.txt est injoignable${status}`,
    silentLong: 'robots.txt est injoignable depuis plus de 30 jours',
  },
};
