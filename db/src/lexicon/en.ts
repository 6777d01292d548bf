import { entry, type Entries } from './entries.ts';

export const en: Entries = {
  hate: entry({
    terms: `
      hate speech, hate … speech, no hate, hate group-, hate symbol-, hate content, hate against, hate towards,
      hateful-, hatred, racis-, sexis-, homophob-, transphob-, queerphob-, biphob-, xenophob-, antisemit-,
      anti semit-, islamophob-, ableis-, misogyn-, discriminat-, bigot-, nazi-, neonazi-, fascis-,
      white supremac-, white nationalis-, supremacis-, slurs, slur, dehumani-, casteis-, race … religion,
      race … gender, ethnicity … religion, ethnicity … gender, gender … sexual orientation,
      religion … sexual orientation, regardless of … gender, protected characteristic-, demean- … ethnicity,
      skin colour, skin color, holocaust-, racial-`,
    unless: `
      discriminating taste-, discriminate between, ip … discriminat-`,
  }),
  harassment: entry({
    terms: `
      harass-, bully-, bullie-, cyberbull-, cyberstalk-, dox, doxx, doxx-, doxing, doxed, doxes, threaten-,
      death threat-, violent threat-, threats of, threats against, threats to, no threats, or threats,
      and threats, threats or, threats and, insult-, personal attack-, attack … people, ad hominem, brigad-,
      dogpil-, intimidat-, troll, trolls, trolling, trolled, verbal abuse, abusive behavio-, abusive language,
      abusive message-, abusive comment-, abuse of other-, abuse other-, abuse toward-, slander-, defam-,
      libel-, name calling, hounding, private information, personal information of, personal details of,
      home address-, sealioning, publish- … address-, publish- … phone number-, post- … private information,
      share … private information, phone number- … consent, cyberharass-, hate campaign-, non consensual-,
      stalk, stalks, stalking, stalked, stalker, stalkers`,
    unless: `
      stalks of, threats to availability, threats to security, our private information,
      your private information`,
  }),
  nudity: entry({
    terms: `
      nude, nudes, nudity, nudism, naked, porn, porn-, nsfw, lewd-, erotic-, hentai, lolicon, genital-,
      fetish-, sexual content, sexual … content, sexual material, sexual image-, sexual media, sexual act-,
      sexual theme-, sexual post-, sexual depiction-, sexually explicit, sexually suggestive, sexualiz-,
      sexualis-, sensitive media, sensitive content, sensitive image-, sensitive picture-, sensitive photo-,
      sensitive video-, sensitive material, media … as sensitive, images … as sensitive,
      pictures … as sensitive, photos … as sensitive, adult content, adult material, adult media,
      adult only content, mature content, explicit content, explicit image-, explicit material, 18+ content,
      18+ media, 18+ material, loli, shota`,
    unless: `
      naked eye, food porn, foodporn`,
  }),
  spam: entry({
    terms: `
      spam, spam-, antispam, unsolicited, junk message-, junk mail, chain letter-, chain message-,
      flood … timeline-, flooding … timeline-, flood … feed-, flooding … feed-, flood … channel-, flooding,
      mass follow-, mass mention-, bulk message-, bulk follow-, mass messag-, mass posting,
      same message … repeatedly, repetitive post-`,
    unless: `
      flooding in, flooding of the, spam folder-, spam filter-, spam musubi`,
  }),
  advertising: entry({
    terms: `
      advert, adverts, advertis-, advertiz-, ads, sponsored, affiliate, affiliate link-, self promot-,
      selfpromot-, promotional, promotion of, commercial account-, commercial post-, commercial activit-,
      commercial content, commercial promot-, commercial message-, commercial purpose-, commercial solicit-,
      marketing, solicitation-, soliciting, business account-, company account-, brand account-, seo,
      multi level, promote … product-, promote … business, promote … service-, promoting … product-,
      promoting … business, promoting … service-, promote your own, promote your work, promoting your own,
      drive traffic, selling products, selling services`,
    unless: `
      non commercial, noncommercial, promotion of hat-, promotion of viol-, promotion of rac-,
      promotion of dis-, promotion of self harm, promotion of ill-, promotion of ter-, promotion of eat-,
      promotion of sui-, promotion of naz-`,
  }),
  bots: entry({
    terms: `
      bot, bots, botting, spambot-, automated account-, automated post-, automatic post-, automated poster-,
      automated feed-, automated user-, cross post-, crosspost-, fully automated, automation, robot account-,
      post automatically, posts automatically, posting automatically, script- … post, autopost-, auto post-`,
    unless: `
      robots txt, bot wall-`,
  }),
  ai: entry({
    terms: `
      AI, artificial intelligence, language model-, LLM, llm, llms, chatgpt, gpt, generative, genai, gen ai,
      midjourney, stable diffusion, dall e, deepfake-, deep fake-, ai generated, ai art, ai image-, ai content,
      ai slop, aiart, machine learning, machine generated, chatbot-`,
    unless: `
      j ai, j AI, generative grammar`,
  }),
  politics: entry({
    terms: `
      politic, politics, political, politically, politician-, geopolitic-, election, elections, electoral,
      electioneering, propaganda, extremis-, campaigning, partisan-, candidate … office, election campaign-`,
    unless: `
      politically correct, office politics, moderator election-, election of moderator-,
      elections of moderator-`,
  }),
  minors: entry({
    terms: `
      minors, a minor, minor … sexual-, sexual- … minor, underage, under age, under aged, child, children,
      kids, teenager-, teens, csam, csem, pedophil-, paedophil-, lolicon, shotacon, years of age, year olds,
      minimum age, age limit, age of consent, age of majority, legal age, of legal age, under 13, under 14,
      under 15, under 16, under 18, under the age, over 18, over 16, over 13, at least 13, at least 16,
      at least 18, be 18, be 18+, aged 18, 18 or older, 16 or older, 13 or older, 18 or over, 16 or over,
      13 or over, adults only, 18+ only, young people, young person-, be … years old, are … years old,
      least … years old, than … years old, under … years old, over … years old, anyone … years old, loli,
      shota, 18+ instance, 18+ server, 18+ community, adult only`,
    unless: `
      a minor edit-, a minor change-, a minor issue-, a minor problem-, a minor mistake-, a minor offen-,
      a minor correction-, a minor breach-, a minor violation-, a minor infraction-, a minor detail-,
      a minor bug-, a minor version-, a minor update-, a minor release-, child process-, child board-,
      child comment-, server … years old, instance … years old, hardware … years old, at least 13 character-,
      at least 16 character-, at least 18 character-, inner child`,
  }),
  copyright: entry({
    terms: `
      copyright-, piracy, pirated, pirating, pirate cop-, intellectual property, trademark-, plagiar-,
      torrent-, warez, dmca, licensed under, creative commons, credit the, credit artist-, credit … artist-,
      credit … author-, credit … photographer-, credit to the, give credit, credit your source-, attribution,
      attribute … author-, name the photographer, name the author, name the artist, stolen art, steal art,
      art theft, art thie-, other people s work, others work without, art … without permission,
      work … without permission, licence of, license of, unlicensed, hold the rights, own the rights,
      have the rights, rights holder-, rightsholder-, freely licensed, must be attributed, properly attributed,
      be credited`,
    unless: `
      credit the donor-, credit the donation-, credit the account-`,
  }),
  languages: entry({
    terms: `
      languages, main language, common language, primary language, official language, language of the post-,
      language of your post-, language of each post-, language of posts, post language, set … language,
      mark … language, tag … language, choose … language, other language, another language, foreign language,
      own language, native language, which language, language tag-, language setting-, language is,
      multilingual, english speaking, non english, in english, english only, only english, in german,
      in french, in spanish, in japanese, in italian, in dutch, in portuguese, in polish, in chinese,
      in korean, in catalan, in welsh, in esperanto, use english, speak english, write english, translat-,
      whatever language, any language, language correctly`,
    unless: `
      programming languages, programming language, language models, in english law, in german law,
      in french law, in german hosting, in german data-, abusive languages, scripting languages,
      in english football, language is not, language is allowed, language is fine, language is banned,
      language is prohibited, language is forbidden, language of any kind, abusive language, foul language,
      hateful language`,
  }),
};
