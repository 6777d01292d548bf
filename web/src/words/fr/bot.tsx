import type { Bot } from '../en/bot.tsx';

export const bot: Bot = {
  title: 'Notre robot',
  lead: 'Tu viens sans doute du journal de ton serveur. Voici qui t’a rendu visite, pourquoi, et comment dire non.',
  whoTitle: 'Qui il est',
  who: 'Il se nomme dans chaque requête, et ne se fait jamais passer pour un navigateur :',
  noName: 'Son nom actuel ne peut pas être montré, car l’API ne répond pas.',
  asksTitle: 'Ce qu’il demande',
  asks: (code) => (
    <>
      Seulement ce que les serveurs publient pour tout le monde sur eux-mêmes :{' '}
      {code('/.well-known/nodeinfo')} et ce vers quoi il renvoie, la description de l’instance, la liste de
      ses voisines et, là où elle est publique, la liste des instances bloquées ; d’un serveur Matrix, sa
      délégation, ses clés, ses versions et l’annuaire des salons publics, là où il est ouvert ; d’un hub
      LBRY, son état et la liste de ses voisins. Ni comptes, ni messages, ni fils. Il ne se connecte jamais,
      et une porte fermée reste fermée : aucun autre chemin n’est essayé.
    </>
  ),
  record:
    'Pour chaque instance, on peut lire ce qui a été demandé, quand, selon quelle règle de son robots.txt, et ce qui a été laissé de côté et pourquoi. Un lien à la fin de sa page y mène.',
  oftenTitle: 'À quelle fréquence',
  hourly:
    'Une petite requête par heure pour voir si le serveur est là ; description, voisines et blocages une fois par jour.',
  oneConnection: 'Une seule connexion à la fois vers un serveur, au moins 1 seconde entre les requêtes.',
  obeyed: (code) => (
    <>
      {code('Retry-After')}, {code('Crawl-delay')}, 429 et 503 sont respectés.
    </>
  ),
  hubs: 'Les hubs LBRY sont interrogés sur leur dernier bloc toutes les demi-heures, tous dans la même demi-minute.',
  decays:
    'Les serveurs qui n’ont pas répondu depuis longtemps sont interrogés chaque semaine, puis chaque mois.',
  awayTitle: 'Comment le refuser',
  away: (code) => (
    <>
      Ajoute ceci à ton {code('robots.txt')}. Il est relu au moins une fois par jour, et décide pour chaque
      chemin :
    </>
  ),
  thereafter:
    'Ton instance est alors montrée comme « non mesurée, par choix ». Pour qu’elle ne figure plus du tout, écris à qui gère ce Homeport : elle n’est alors plus visitée, sa page répond 410, et ce qui avait été relevé n’est montré nulle part.',
};
