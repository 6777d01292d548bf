import type { Labelled } from '../labelled.ts';

export const fr: readonly Labelled[] = [
  ['Aucun propos discriminatoire ne sera toléré.', 'hate'],
  ['La transphobie et le validisme mènent à l’exclusion.', 'hate'],
  ['On n’insulte personne, même en privé.', 'harassment'],
  ['Laissez tranquille qui vous le demande.', 'harassment'],
  ['Les photos dénudées sont réservées aux messages privés.', 'nudity'],
  ['Le contenu pour adultes est interdit.', 'nudity'],
  ['Ne spammez pas.', 'spam'],
  ['La pub, c’est ailleurs.', 'advertising'],
  ['Les comptes d’entreprise doivent demander l’accord de l’équipe.', 'advertising'],
  ['Un robot doit indiquer qui s’en occupe.', 'bots'],
  ['L’usage de l’IA pour illustrer un billet doit être mentionné.', 'ai'],
  ['Les élections passent, la courtoisie reste : pas de campagne ici.', 'politics'],
  ['Interdit aux moins de 13 ans.', 'minors'],
  ['Tout contenu pédopornographique est transmis à la police.', 'minors', 'nudity'],
  ['Indiquez la licence des images partagées.', 'copyright'],
  ['Écrivez en breton ou en français.', 'languages'],
  ['L’équipe se réserve le droit de fermer un compte inactif.'],
  ['Merci de citer le nom du lieu quand vous photographiez un oiseau.'],
];
