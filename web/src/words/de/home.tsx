import { counted } from '../../lib/intl.ts';
import type { Home } from '../en/home.tsx';

export const home: Home = {
  heading: 'Finde deinen Heimathafen in den offenen Netzen.',
  lead: 'Mastodon, Matrix und viele andere laufen auf Tausenden unabhängiger Server, die miteinander sprechen. Auf einem davon bist du zu Hause, und von dort erreichst du die Leute auf den anderen. Hier findest du einen, der zu dir passt: danach, was er über sich veröffentlicht, und danach, wie verlässlich er erreichbar ist.',
  chooseLine:
    'Höchstens sechs Fragen, und jede darfst du überspringen. Es dauert etwa zwei Minuten; nichts wird gespeichert, und niemand erfährt davon.',
  doors: 'Wege hinein',
  chooseTitle: 'Ich suche einen Server',
  chooseDoor:
    'Sag, was du tun willst, in welcher Sprache, und wen du erreichen möchtest. Du bekommst fünf Server, jeden mit dem, was für ihn spricht, und dem, was dagegen spricht.',
  open: 'Offen für alle',
  small: 'Klein und einladend',
  reliable: 'Am verlässlichsten',
  all: 'Alle Server',
  lookUpTitle: 'Ich kenne einen Server',
  lookUpDoor:
    'Sieh nach, ob er erreichbar ist, worum es in seinen Regeln geht, wen er blockiert und wen du von dort erreichst.',
  studyTitle: 'Ich betreibe oder erforsche Server',
  studyDoor: 'Alles auf dieser Website beruht auf Tatsachen mit Datum und Quelle, und alle sind offen.',
  operators: 'Für Betreiber: wer dich besucht, und wie du ablehnst',
  researchers: 'Für die Forschung: alles als offene API',
  method: 'Woher wir das wissen: was Verfügbarkeit heißt, und was „unbekannt“',

  figures: 'Die Netze in diesem Augenblick',
  asOf: (time) => <>Stand: {time}</>,
  noneKnown:
    'Noch ist nichts bekannt: Der Crawler hat eben erst begonnen. Schau in einer Minute wieder vorbei.',
  known: 'bekannt',
  up: 'jetzt erreichbar',
  people: 'Leute',
  active: 'aktiv in diesem Monat',
  upShare: (share, measured) =>
    `${share} von ${counted(measured, { one: '# gemessenen Instanz', other: '# gemessenen Instanzen' })} sind erreichbar.`,
  peopleOn: (instances) =>
    `Die Leute sind auf ${counted(instances, { one: '# Instanz gezählt, die ihre Zahlen nennt', other: '# Instanzen gezählt, die ihre Zahlen nennen' })}.`,

  recommended: 'Heute einen Blick wert',
  recommendedLine: (link) => (
    <>Jeden Tag neu gemischt unter den verlässlichen, nie nach Größe. {link('Wie wir empfehlen')}</>
  ),
  seeAll: 'Alle bekannten ansehen',
  noneRecommended: 'Noch wurde keine Instanz lange genug beobachtet, um sie zu empfehlen.',
  registrationUnknown: 'Anmeldung nicht veröffentlicht',
  checked: (ago) => <>geprüft {ago}</>,
  because: {
    all: (reasons) => `Weil: ${reasons}.`,
    uptime: (ratio) => `in den letzten 30 Tagen zu ${ratio} erreichbar`,
    open: 'offen für alle',
    approval: 'nimmt Leute auf Anfrage auf',
    languages: (names) => `spricht ${names}`,
    active: (count) => `${count} Leute in diesem Monat aktiv`,
  },
  recommendations: 'die Empfehlungen',

  software: 'Was auf ihnen läuft',
  softwareName: 'Software',
  instances: 'Instanzen',
  share: 'Anteil an ihrem Netz',
  activePeople: 'Aktive Leute',
  version: 'Häufigste Version',
  versionOn: (instances) => `auf ${instances}`,
};
