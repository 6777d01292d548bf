import { entry, type Entries } from './entries.ts';

export const de: Entries = {
  hate: entry({
    terms: `
      hass, hassrede-, hasskommentar-, hassbotschaft-, hassverbreit-, hassbeitr-, hasspropaganda, hasssprache,
      hassinhalt-, hassparole-, hasserfüllt-, hetze, hetzer-, volksverhetz-, menschenhass, fremdenhass,
      judenhass, frauenhass, rassis-, sexis-, homophob-, transphob-, xenophob-, islamophob-, queerfeindlich-,
      homofeindlich-, transfeindlich-, frauenfeindlich-, fremdenfeindlich-, menschenfeindlich-,
      judenfeindlich-, behindertenfeindlich-, ausländerfeindlich-, muslimfeindlich-, islamfeindlich-,
      lgbtqfeindlich-, antisemit-, antiziganis-, ableis-, misogyn-, diskriminier-, menschenverachtend-,
      menschenverachtung, nazi-, neonazi-, nationalsozialis-, faschis-, herabwürdig-, verfassungsfeindlich-,
      gruppenbezogen-, herkunft … religion, herkunft … geschlecht, geschlecht … herkunft,
      religion … sexuell- orientierung, geschlecht … sexuell- orientierung, herkunft … sexuell- orientierung,
      hautfarbe, holocaust-, ns symbol-, ns verherrlich-`,
  }),
  harassment: entry({
    terms: `
      belästig-, mobbing-, mobbt, mobben, gemobbt, cybermobbing, stalk-, gestalkt, drohung-, morddrohung-,
      gewaltandroh-, bedroh-, androhung-, beleidig-, beschimpf-, doxing, doxxing, doxt, doxxt, doxen, gedoxt,
      persönlich- angriff-, persönlich angegriffen, angriffe gegen, angriffe auf personen, verleumd-,
      üble nachrede, nachstell-, einschüchter-, schikan-, troll, trolle, trollen, trollerei, getrollt, pöbel-,
      privat- daten anderer, persönlich- daten anderer, daten dritter, ihre privaten daten, verunglimpf-,
      hasskampagne-, privat- information-, getrolle`,
    unless: `
      artikel bedroht-, bedrohte art-, bedrohte tier-, bedrohungsmodell-, lärmbelästig-`,
  }),
  nudity: entry({
    terms: `
      nackt, nackte, nackten, nackter, nacktes, nacktheit, nacktbild-, nacktfoto-, nacktaufnahme-,
      nacktdarstell-, porno-, -porno-, -pornos, erotik-, erotisch-, freizügig-, heikl- … medien,
      heikl- … bild-, heikl- … inhalt-, heikl- … foto-, sensibl- … medien, sensibl- … bild-,
      sensibl- … inhalt-, sensibl- … foto-, medien … als heikel, medien … als sensibel, bilder … als heikel,
      bilder … als sensibel, sexuell- inhalt-, sexuell- darstell-, sexuell explizit-, sexuell- material,
      sexualisiert- darstell-, explizit- inhalt-, explizit- darstell-, nicht jugendfrei-, jugendgefährdend-,
      erwachseneninhalt-, inhalte für erwachsene, anzüglich-, genital-, fetisch-`,
    unless: `
      nackte zahl-, nackten zahl-, sensible daten`,
  }),
  spam: entry({
    terms: `
      spam-, -spam, -spammer-, kettenbrief-, kettennachricht-, massennachricht-, massenhaft-,
      unerwünschte nachricht-, unverlangt-, flutet, fluten, zugespamt, zuspam-, vollspam-, massenhaftes folgen,
      müllkont-, timeline … überschwemm-, timelines … überschwemm-`,
    unless: `
      spamfilter-, spamordner-, spam ordner-, fluten und, ebbe und fluten`,
  }),
  advertising: entry({
    terms: `
      werbung, werbung-, werblich-, werbend-, werben, wirbt, beworben-, -werbung, werbe-, werbekont-,
      kommerziell-, gewerblich-, geschäftlich- kont-, firmenkont-, firmenaccount-, reklame, sponsoring,
      gesponsert-, affiliate-, schleichwerb-, verkaufsangebot-, anpreis-, eigenwerb-, selbstvermarkt-,
      verkaufsanzeige-`,
    unless: `
      -bewerbung-, nicht kommerziell-, nichtkommerziell-, kommerzielle nutzung, kommerziellen nutzung,
      kommerzielle weiter-, nicht gewerblich-`,
  }),
  bots: entry({
    terms: `
      bot, bots, botkont-, bot kont-, botaccount-, botnetz-, spambot-, automatisiert- kont-,
      automatisiert- account-, automatisiert- beitr-, automatisiert- post-, automatisiert- profil-,
      automatisch- post-, automatisch- beitr-, automatisch- kont-, automatisch- account-, crosspost-,
      vollautomatisch-, automatisch … veröffentlich-, automatisch … posten, automatisiert … posten`,
    unless: `
      er bot, sie bot, bot an, bot sich, automatische löschung, automatisch gelöscht`,
  }),
  ai: entry({
    terms: `
      KI, ki generiert-, ki erzeugt-, ki bild-, ki inhalt-, ki modell-, künstlich- intelligenz-, sprachmodell-,
      maschinelles lernen, maschinell- lernen-, maschinell erstellt-, maschinell erzeugt-, computergeneriert-,
      deepfake-, chatgpt, bildgenerator-`,
  }),
  politics: entry({
    terms: `
      politik, politisch-, politiker-, politikdiskuss-, parteipolit-, tagespolit-, weltpolit-, kommunalpolit-,
      geopolit-, wahlkampf-, wahlkämpf-, wahlwerb-, wahlaufruf-, bundestagswahl-, landtagswahl-, europawahl-,
      kommunalwahl-, wahlpropaganda, parteiwerb-, von parteien, politischer parteien, propaganda, extremis-,
      rechtsextrem-, linksextrem-, verschwörungspolit-`,
    unless: `
      politik des server-, politik der instanz`,
  }),
  minors: entry({
    terms: `
      minderjährig-, volljährig-, kinder, kindern, kindes, kindesmissbrauch-, kindesmisshandl-, kinderporn-,
      kinderschutz-, kindeswohl-, jugendliche, jugendlichen, jugendlicher, jugendschutz-, jugendgefährdend-,
      mindestalter, altersgrenze, altersbeschränk-, altersfreigabe, jahre alt, ab 16 jahren, ab 18 jahren,
      ab 14 jahren, ab 13 jahren, unter 16 jahren, unter 18 jahren, unter 14 jahren, unter 13 jahren, unter 16,
      unter 18, unter 14, ab 16, ab 18, ab 14, vollendet- … lebensjahr, lebensjahr, pädophil-, lolicon,
      pädokrimin-, erst ab 18, nur für erwachsene, kinderschänd-`,
    unless: `
      kinder von traurigkeit, server … jahre alt, instanz … jahre alt, unter 16 zeichen, ab 18 uhr, ab 16 uhr,
      ab 14 uhr, kindes statt, unter 18 grad, ab 18 grad`,
  }),
  copyright: entry({
    terms: `
      urheberrecht-, urheberin, urheber, urhebers, urheberinnen, urheberschaft, raubkopi-, plagiat-, plagiier-,
      lizenzrecht-, lizenzverstö-, lizenzverletz-, unter einer lizenz, lizenz des, lizenz der, lizenziert-,
      geistig- eigentum-, markenrecht-, copyright-, quelle angeben, quelle an, quellenangabe-, fremde werke,
      fremder werke, bilder anderer, werke anderer, fremden bildern, schwarzkopi-, illegale downloads,
      illegale kopien, nutzungsrecht-, bildrechte, rechte dritter, die rechte hast, rechte besitz-,
      rechte an den, quellen angeben, quellen nennen, quelle nennen, keine rechte`,
    unless: `
      lizenz der software, lizenz des quell-, lizenz des programm-, persönlichkeitsrechte dritter`,
  }),
  languages: entry({
    terms: `
      sprachen, andere- sprache, anderer sprache, deutschsprachig-, englischsprachig-, fremdsprach-,
      mehrsprachig-, muttersprach-, auf deutsch, auf englisch, nur deutsch, auf französisch, auf spanisch,
      in deutscher, in englischer, sprache … beitrag-, sprache … beiträge, beitrag- … sprache,
      beiträge … sprache, hauptsprache, sprache … einstell-, sprache … server-, sprache … instanz, sprache ist,
      übersetz-, welcher sprache, wird deutsch gesprochen, deutsch geschrieben, spracheinstell-`,
    unless: `
      programmiersprachen, zur sprache, einfacher sprache, gendergerechte- sprache, in deutscher rechts-,
      sprache ist tabu, vulgäre sprache`,
  }),
};
