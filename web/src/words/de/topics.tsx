import type { Topics } from '../en/topics.tsx';

export const topics: Topics = {
  names: {
    hate: 'Hassrede',
    harassment: 'Belästigung',
    nudity: 'Nacktheit und sexuelle Inhalte',
    spam: 'Spam',
    advertising: 'Werbung',
    bots: 'Bots',
    ai: 'Künstliche Intelligenz',
    politics: 'Politik',
    minors: 'Minderjährige',
    copyright: 'Urheberrecht',
    languages: 'Sprachen',
  },
  lines: {
    hate: 'Verachtung ganzer Gruppen: Rassismus, Sexismus, Feindseligkeit gegen queere Menschen oder eine Religion, Diskriminierung.',
    harassment:
      'Angriffe auf einzelne Menschen: Beleidigungen, Drohungen, Nachstellen, das Veröffentlichen privater Daten.',
    nudity: 'Nacktheit, Pornografie und Medien, die als heikel markiert werden müssen.',
    spam: 'Unerwünschte Nachrichten in Massen: Fluten von Beiträgen, Kettenbriefe, Müllkonten.',
    advertising: 'Anzeigen, gewerbliche Konten, Eigenwerbung.',
    bots: 'Konten, die von selbst schreiben, automatisches Weiterleiten, Skripte.',
    ai: 'Texte und Bilder von Maschinen, und ob Beiträge zu deren Training dienen dürfen.',
    politics: 'Politische Gespräche: Parteien, Wahlen, Propaganda, Extremismus.',
    minors: 'Mindestalter, Schutz von Kindern und Jugendlichen.',
    copyright: 'Werke anderer: Urheberrecht, Lizenzen, Raubkopien, Nennung der Urheber.',
    languages: 'Welche Sprachen gesprochen werden und wie Beiträge in anderen gekennzeichnet werden.',
  },
};
