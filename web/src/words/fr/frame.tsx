import type { Frame } from '../en/frame.tsx';

export const frame: Frame = {
  title: 'Homeport : trouver un port d’attache dans les réseaux fédérés',
  description:
    'Un annuaire du Fédivers qui dit qui est en ligne, avec quel logiciel, qui bloque qui, et comment on le sait.',
  skip: 'Aller au contenu',
  loading: 'Chargement…',
  site: 'Site',
  choose: 'Choisir',
  instances: 'Instances',
  incidents: 'Incidents',
  status: 'État',
  about: 'À propos',
  api: 'API',
  menu: 'Menu',
  recommended: 'Comment nous recommandons',
  topics: 'De quoi parlent les règles',
  compare: 'Comparer des serveurs',
  demo: 'Démonstration',
  demoLine: (strong) => (
    <>
      {strong('Démonstration.')} Tout est inventé sur ce site : les instances, leurs membres et leurs pannes
      n’existent pas.
    </>
  ),
  promise:
    'Homeport ne lit que ce que les serveurs publient sur eux-mêmes. Aucun compte, aucun message, aucun cookie, et rien n’est chargé d’ailleurs.',
  footer: 'À propos de ce site',
  measured: 'Comment la disponibilité est mesurée',
  crawler: 'Notre robot, et comment le refuser',
  apiDocs: 'Documentation de l’API',
  version: (version) => `Version ${version}`,
  languages: 'Langues',
  alsoHere: 'Cette page existe aussi en français.',
};
