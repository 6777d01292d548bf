import type { Frame } from '../en/frame.tsx';

export const frame: Frame = {
  title: 'Homeport: ein Zuhause in den föderierten Netzen finden',
  description:
    'Ein Verzeichnis des Fediversums: wer erreichbar ist, welche Software läuft, wer wen blockiert, und woher wir das wissen.',
  skip: 'Zum Inhalt springen',
  loading: 'Wird geladen …',
  site: 'Website',
  choose: 'Auswählen',
  instances: 'Instanzen',
  incidents: 'Vorfälle',
  status: 'Status',
  about: 'Über uns',
  api: 'API',
  menu: 'Menü',
  recommended: 'Wie wir empfehlen',
  topics: 'Worum es in Regeln geht',
  compare: 'Server vergleichen',
  demo: 'Vorführung',
  demoLine: (strong) => (
    <>
      {strong('Vorführung.')} Alles auf dieser Seite ist erfunden: Die Instanzen, ihre Leute und ihre Ausfälle
      gibt es nicht.
    </>
  ),
  promise:
    'Homeport liest nur, was Server über sich selbst veröffentlichen. Keine Konten, keine Beiträge, keine Cookies, und nichts wird von anderswo geladen.',
  footer: 'Über diese Website',
  measured: 'Wie die Verfügbarkeit gemessen wird',
  crawler: 'Unser Crawler, und wie man ihn abweist',
  apiDocs: 'Dokumentation der API',
  version: (version) => `Version ${version}`,
  languages: 'Sprachen',
  alsoHere: 'Diese Seite gibt es auch auf Deutsch.',
};
