import { entry, type Entries } from './entries.ts';

export const fr: Entries = {
  hate: entry({
    terms: `
      haine, haines, haineux, haineuse, haineuses, racis-, sexis-, homophob-, transphob-, lgbtphob-,
      lgbt phob-, queerphob-, xénophob-, antisémit-, islamophob-, discrimin-, validis-, misogyn-, négationnis-,
      nazi-, néonazi-, fascis-, suprémacis-, suprémacist-, grossophob-, capacitis-, ségrégation-,
      apologie du nazisme, sans distinction d origine, sans distinction de, origine … religion,
      religion … orientation sexuelle, genre … orientation sexuelle, origine … genre, lesbophob-, putophob-,
      couleur de peau`,
    unless: `
      sans distinction de taille, sans distinction de logiciel`,
  }),
  harassment: entry({
    terms: `
      harcèl-, harcel-, cyberharc-, insult-, menaces, menacer, menacez, menace envers, menaçant-, intimid-,
      doxing, doxxing, doxer, attaque- personnelle-, attaques ad hominem, ad hominem, diffam-, injur-, trolls,
      troll, trolling, troller, dénigr-, calomni-, données personnelles d autrui, données personnelles d un-,
      données privées d, informations personnelles d, informations privées d, données personnelles de tier-,
      divulg- … donnée-, divulg- … information-, vie privée d autrui, vie privée des autres, brimade-,
      invectiv-, humili-, lynchage, menace de mort, publi- … adresse … sans, publi- … téléphone … sans`,
    unless: `
      menaces informatiques, menaces de sécurité, intimidé, soyez pas intimid-, intimidés`,
  }),
  nudity: entry({
    terms: `
      nudité-, dénudé-, corps nus, personnes nues, photos nues, porno-, érotiq-, érotis-, contenu- sensible-,
      contenu- … sensible-, média- sensible-, médias … comme sensibles, média … comme sensible,
      image- sensible-, images … comme sensibles, photo- sensible-, contenu- sexuel-, contenu- … sexuel-,
      image- sexuelle-, caractère sexuel, sexuellement explicite-, contenu- explicite-, contenu- pour adultes,
      contenu- adulte-, réservé- aux adultes, nsfw, fétichis-, obscèn-, matériel sexuel`,
    unless: `
      contenu- … orientation sexuelle, contenu- … harcèlement sexuel, contenu- … agression- sexuelle-,
      contenu- … violence- sexuelle-, données sensibles`,
  }),
  spam: entry({
    terms: `
      spam-, pourriel-, polluriel-, message- indésirable-, courrier- indésirable-, non sollicité-,
      inond- … fil-, inond- … timeline, flood, flooder, flooding, messages répétés, message- … en masse,
      envoi- en masse, envoi- massif-, abonnement- en masse, abonnements massifs, chaîne- de messages,
      publications répétitives, messages répétitifs`,
    unless: `
      filtre anti spam, dossier spam, spams … dossier`,
  }),
  advertising: entry({
    terms: `
      publicité, publicités, publicitaire-, de pub, pubs, autopromo-, auto promo-, promotionnel-,
      promotion de produit-, promotion commerciale, promotion de service-, promotion personnelle,
      compte- commerci-, compte- d entreprise-, démarchage, annonce- commerci-, contenu- commerci-,
      message- commerci-, activité- commerci-, à but commercial, à des fins commerciales, fins commerciales,
      caractère commercial, prospection, sponsoris-, lien- d affiliation, lien- affilié-, affiliation,
      marketing, réclame, placement de produit-, vente de, vocation commerciale, promotion de vos,
      promotion de votre, promotion de ses`,
    unless: `
      non commercial-, réutilis- … fins commerciales, usage- commerci-, aller au pub, vente de drogue-,
      vente d arme-, au pub`,
  }),
  bots: entry({
    terms: `
      robot, robots, bot, bots, compte- automatis-, compte- automatique-, publication- automatis-,
      publication- automatique-, message- automatis-, message- automatique-, automatiser … publication-,
      automatisation, entièrement automatis-, automatisés, republication- automatique-, crosspost-`,
    unless: `
      pied bot, robots txt, pieds bots`,
  }),
  ai: entry({
    terms: `
      IA, intelligence artificielle, intelligences artificielles, ia générative, ia génératives, par ia,
      par une ia, des ia, les ia, l ia, d ia, modèle- de langage, apprentissage automatique,
      apprentissage machine, générateur- d images, hypertrucage-, chatgpt, deepfake-`,
  }),
  politics: entry({
    terms: `
      politique, politiques, politiquement, géopolitique-, politicien-, élection-, électoral-, électoraux,
      propagande, extrémis-, extrême droite, extrême gauche, militantisme, partis politiques,
      comptes de partis, de partis`,
    unless: `
      politique de confidentialité, politique- de, politique- du, politique- d, notre politique,
      nos politiques, cette politique, politique relative, politique en matière, politique concernant,
      politiquement correct-, ces politiques, la présente politique, conseil- politique- interne-,
      élection des modérat-, élection du bureau`,
  }),
  minors: entry({
    terms: `
      mineur, mineure, mineurs, mineures, enfant, enfants, pédophil-, pédopornograph-, pédocrimin-,
      pédopiégeage, âge minimum, âge minimal, âge requis, limite d âge, majorité légale, être majeur-,
      personnes majeures, plus de 13 ans, plus de 14 ans, plus de 15 ans, plus de 16 ans, plus de 18 ans,
      moins de 13 ans, moins de 14 ans, moins de 15 ans, moins de 16 ans, moins de 18 ans, au moins 13 ans,
      au moins 14 ans, au moins 15 ans, au moins 16 ans, au moins 18 ans, 18 ans révolus, 15 ans révolus,
      16 ans révolus, adolescent-, jeunes de moins, lolicon, 18 ans et plus, 16 ans et plus, 15 ans et plus,
      18 ans minimum, 16 ans minimum, avoir 16 ans, avoir 18 ans, avoir 15 ans, avoir 13 ans`,
    unless: `
      problème- mineur-, modification- mineure-, correction- mineure-, faute- mineure-, infraction- mineure-,
      détail- mineur-, bug- mineur-, version- mineure-, mise- à jour mineure-, changement- mineur-, la mineur,
      ré mineur, do mineur, incident- mineur-, manquement- mineur-, erreur- mineure-, jeu d enfant-,
      bon enfant, processus enfant-, existe depuis plus de 13 ans, serveur … 18 ans, esprit bon enfant`,
  }),
  copyright: entry({
    terms: `
      droit- d auteur-, droit- des auteur-, propriété intellectuelle, propriétés intellectuelles,
      copie- pirate-, copies pirates, piraté-, téléchargement- illéga-, piratage, plagiat-, plagier,
      contrefaçon-, créditer, créditez, crédite, citez vos sources, citer vos sources, citer l auteur-,
      citez l auteur-, mentionnez l auteur-, mentionner l auteur-, nom de l auteur-, copyright, sous licence,
      licence de, licence des, licence libre, licences, œuvres d autrui, ayants droit, ayant droit,
      droit à l image d œuvre, marque- déposée-, creative commons, œuvre- protégée-, accord de leur auteur-,
      accord de l auteur-, autorisation de l auteur-, autorisation de leur auteur-`,
    unless: `
      piratage informatique, piratage de compte-, compte- piraté-, licence du logiciel, logiciel sous licence,
      licence de chasse, licence de pêche, piratage de serveur-, piratage du serveur, piratage d un compte`,
  }),
  languages: entry({
    terms: `
      langue, langues, en français, en anglais, en espagnol, en allemand, en breton, en occitan, en japonais,
      francophone-, multilingue-, plurilingue-, traduction-, traduire, traduisez, anglophone-`,
    unless: `
      langue de bois, mauvaise langue, mauvaises langues, langue de vipère, langue de vipères,
      en français correct, tirer la langue, tenir sa langue, langue dans sa poche`,
  }),
};
