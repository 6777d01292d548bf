import type { Common } from '../en/common.ts';

export const common: Common = {
  notPublished: 'non publié',
  tooEarly: 'trop tôt pour le dire',
  notMeasured: 'non mesuré',
  underAMinute: 'moins d’une minute',
  justNow: 'à l’instant',
  searchLabel: 'Chercher par domaine ou par titre',
  searchExample: 'example.social',
  search: 'Chercher',
  findServer: 'Trouver mon serveur',
};
