import type { About } from '../en/about.tsx';

export const about: About = {
  title: 'À propos',
  heading: 'À propos de Homeport',
  lead: 'Un annuaire de serveurs, et un œil sur leur santé : il trouve les serveurs des réseaux fédérés par ce qu’ils publient sur eux-mêmes, leur rend visite et en tient registre.',

  whomTitle: 'Pour qui',
  newcomers: (link) => (
    <>
      Pour qui arrive et veut {link('se choisir un port d’attache')}, d’après ses règles et la façon dont il
      est tenu.
    </>
  ),
  operators: 'Pour qui gère un serveur et veut savoir si le reste du réseau peut le joindre.',
  researchers: (link) => (
    <>Pour qui fait de la recherche : l’{link('API publique')} donne tout ce qui est montré ici.</>
  ),

  chooseTitle: 'Comment un serveur est recommandé',
  chooseLine: (order, topics) => (
    <>
      D’abord ceux qui fonctionnent de façon fiable, sont à jour et accueillent du monde ; parmi eux, l’ordre
      est tiré chaque jour au hasard. La taille ne joue aucun rôle, sauf que les plus grands sont montrés en
      dernier : un réseau se porte mieux quand les gens se répartissent.{' '}
      {order('L’ordre complet, avec ses nombres')}, et{' '}
      {topics('la façon dont les règles d’un serveur sont classées par sujet')}, ont chacun leur page.
    </>
  ),

  uptimeTitle: 'Ce que veut dire ici la disponibilité',
  uptimeLine: (strong) => (
    <>
      La disponibilité est le temps pendant lequel une instance était en ligne, divisé par le temps où elle
      était en ligne ou hors ligne. Elle est pondérée par le temps, non par les visites, et toujours
      accompagnée de sa {strong('couverture')}, la part de la période que nous avons pu mesurer, et du nombre
      de visites.
    </>
  ),
  suspicion: {
    term: 'Une visite manquée est un soupçon.',
    text: 'Nous regardons de nouveau après 1, 3 et 7 minutes ; si toutes échouent, la panne a commencé à la première.',
  },
  incident: {
    term: 'Un incident est ce qu’on appelle une panne.',
    text: 'Il commence au premier échec et finit à la première bonne réponse qu’une seconde confirme. Un serveur qui part et revient en quelques heures est un serveur instable, et non plusieurs pannes ; quand au moins trois instances d’une même adresse échouent ensemble, nous le disons.',
  },
  unknown: {
    term: 'Ce que nous n’avons pas pu mesurer est inconnu,',
    text: 'et l’inconnu ne compte ni comme en ligne ni comme hors ligne ; de même le temps où nous aurions dû regarder et ne l’avons pas fait.',
  },
  places: {
    term: 'Quand nous regardons de plusieurs endroits,',
    text: 'il faut, pour dire « hors ligne », une majorité de ceux qui ont pu mesurer, car le chemin entre deux endroits tombe en panne aussi souvent qu’un serveur. La page d’une instance dit quel endroit la voit autrement.',
  },
  trouble: {
    term: 'En ligne, avec des ennuis,',
    text: 'signifie que le serveur a répondu, mais lentement ou de façon incomplète. Cela compte comme en ligne et se voit.',
  },
  cut: {
    term: 'Les rapports sont tronqués, non arrondis.',
    text: (whole, visits) =>
      `« ${whole} » n’est écrit que pour un relevé sans aucune interruption, et aucun chiffre avec moins de ${visits} visites.`,
  },
  days: {
    term: 'Les jours sont ceux de l’UTC,',
    text: 'et une période commence quand nous avons entendu parler de l’instance pour la première fois.',
  },

  wordsTitle: 'Ce que les mots veulent dire',
  notPublished: {
    term: 'Non publié',
    text: 'L’instance ne le dit pas, ou nous demande de ne pas le lire. Nous ne devinons pas. Pour les règles, cela veut dire qu’aucune n’est connue, ce qui n’est pas la même chose que « permis ».',
  },
  reach: {
    term: 'Qui l’on peut joindre',
    text: 'Deux instances sont séparées quand une règle publiée de l’une bloque l’autre. Quand l’une ne publie pas ses règles, la réponse est « inconnu », jamais « oui ».',
  },
  withheld: {
    term: 'Non mesurée, par choix',
    text: 'Son robots.txt, un réglage « privé » ou un mur contre les robots se dresse devant elle. Elle est peut-être en parfaite santé.',
  },
  notCounted: {
    term: 'Non compté',
    text: 'Chaque nombre porte sa propre marque. Ce qu’un serveur cache, ce que son logiciel inscrit sans compter et ce qui ne peut pas être (plus de membres actifs que de membres, un décuplement en une nuit, un grand nombre qui ne bouge pas d’un mois, des nombres qui varient au hasard) reste en dehors de tous les totaux, et chaque total dit combien d’instances il additionne.',
  },
  names: {
    term: 'Une instance, plusieurs noms',
    text: 'Deux noms ne font une instance que si chacun renvoie à l’autre. La parole d’un seul côté ne prouve rien.',
  },
  hub: {
    term: 'Blocs de retard d’un hub',
    text: 'Ils se comptent à partir du plus haut que la plupart des hubs ont atteint dans la même tournée.',
  },
  personal: {
    term: 'Instances personnelles',
    text: 'Avec moins de 10 membres, elles sont comptées, mais montrées seulement sur demande, sans description ni contact.',
  },

  neverTitle: 'Ce que nous ne faisons jamais',
  never: (link) => (
    <>
      Nous ne lisons ni comptes, ni messages, ni abonnés, ni fils. Ce site ne dépose aucun cookie, ne charge
      rien d’ailleurs et fonctionne sans script. Qui rend visite aux serveurs, à quelle fréquence, et comment
      le refuser : tout est sur la page de {link('notre robot')}.
    </>
  ),
};
