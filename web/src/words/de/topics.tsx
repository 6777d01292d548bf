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
  page: {
    title: 'Worum es in Regeln geht',
    lead: 'Server veröffentlichen Regeln in ihren eigenen Worten. Wir ordnen sie elf Themen zu, nach einer Liste von Wörtern, die hier ganz zu lesen ist.',
    howTitle: 'Wie eine Regel gelesen wird',
    how: [
      {
        term: 'Keine Regel ist keine Erlaubnis.',
        text: 'Hat ein Server zu einem Thema keine Regel, dann hat er dazu nichts veröffentlicht. Das heißt nie „erlaubt“.',
      },
      {
        term: 'Verbieten und erlauben zählen gleich.',
        text: 'Eine Regel, die Nacktheit zulässt, handelt ebenso davon wie eine, die sie verbietet. Darum steht bei jedem Thema die Regel selbst, Wort für Wort.',
      },
      {
        term: 'Eine Regel kann von mehrerem handeln',
        text: 'oder von nichts davon. Was zu keinem Thema passt, steht trotzdem bei den Regeln des Servers.',
      },
      {
        term: 'Gelesen werden fünf Sprachen:',
        text: 'Englisch, Deutsch, Französisch, Spanisch und Japanisch. Regeln sagen nicht, in welcher sie geschrieben sind, also wird jede mit allen fünf verglichen. Regeln in anderen Sprachen bleiben meist ungeordnet.',
      },
      {
        term: 'Es ist eine Liste und kein Verstand.',
        text: 'Sie geht nach Wörtern und macht Fehler. An den Regeln, mit denen sie geprüft wird, stimmen mindestens 95 von 100 gefundenen Themen; sie übersieht eher etwas, als dass sie etwas erfindet.',
      },
    ],
    notationTitle: 'Wie die Wörter geschrieben sind',
    notation: (code) => (
      <>
        {code('spam')} ist ein ganzes Wort, {code('racis-')} ein Wortanfang, {code('-spam')} ein Wortende.
        Zwischen {code('race … religion')} dürfen bis zu vier andere Wörter desselben Satzes stehen. Akzente
        und Großschreibung zählen nicht, außer bei Kürzeln wie {code('KI')}. Japanische Wörter werden überall
        gefunden.
      </>
    ),
    listTitle: 'Die Themen',
    servers: 'Server mit einer Regel dazu',
    words: 'Die Wörter dazu',
    except: 'Zählt nicht innerhalb von:',
    version: (version, link) => (
      <>
        Fassung {version} der Liste. {link('Dasselbe als Daten')}, zum Prüfen und Weiterverwenden.
      </>
    ),
  },
};
