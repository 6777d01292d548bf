import type { Labelled } from '../labelled.ts';

export const en: readonly Labelled[] = [
  ['Slurs of any kind are grounds for removal.', 'hate'],
  ['Don’t be racist, don’t be a creep, don’t be a bully.', 'hate', 'harassment'],
  ['If somebody blocks you, leave them be.', 'harassment'],
  ['Gore and explicit pictures need a content warning.', 'nudity'],
  ['Keep it safe for work in public timelines.', 'nudity'],
  ['Repeatedly posting the same link counts as spam.', 'spam'],
  ['Businesses are welcome as long as they talk with people and do not just advertise.', 'advertising'],
  ['Mirrors of accounts from elsewhere need the consent of their owners.', 'bots'],
  ['Ask before you point a scraper or an automated tool at us.', 'bots'],
  ['Art must be made by people, not by image generators.', 'ai'],
  ['Discussion of elections belongs under a hashtag, so that others can filter it.', 'politics'],
  ['You need to be of legal age where you live.', 'minors'],
  ['Post only pictures that you took yourself or may share under their licence.', 'copyright'],
  ['The moderators read English, Danish and Swedish.', 'languages'],
  ['No impersonation.'],
  ['Minors in music theory and majors in chemistry are equally welcome.'],
  ['Keep messages under 500 characters.'],
  ['The server is run on donations and shows no numbers to anybody.'],
];
