import type { Failures } from '../en/failures.tsx';

export const failures: Failures = {
  refused: 'Die API hat diese Frage nicht angenommen',
  unreachable: 'Die API ist nicht erreichbar',
  unreadableLine:
    'Sie hat so geantwortet, dass diese Website es nicht versteht: Wahrscheinlich sind beide von verschiedenen Versionen.',
  unreachableLine:
    'Diese Website zeigt, was die API weiß, und die antwortet gerade nicht. Über die Instanzen sagt das nichts: Der Crawler arbeitet für sich. Bitte versuch es in einer Minute noch einmal.',
  retry: 'Noch einmal versuchen',
  note: (what) =>
    `Gerade nicht von der API zu lesen: ${what}. Der Rest dieser Seite ist davon nicht betroffen.`,

  gone: (domain) => <>{domain} ist nicht verzeichnet</>,
  goneLine:
    'Wer die Instanz betreibt, wollte nicht aufgeführt werden. Sie wird nicht mehr besucht, und was verzeichnet war, wird nicht gezeigt.',
  goneHow: 'Wie man sich austragen lässt',
  goneOthers: 'Andere Instanzen ansehen',

  noName: 'Das ist kein Name einer Instanz',
  noNameLine:
    'Eine Instanz heißt wie ein Rechner im Internet: Buchstaben, Ziffern und Bindestriche, mit Punkten dazwischen.',
  unknown: (domain) => <>{domain} kennen wir nicht</>,
  unknownLine:
    'Entweder hat noch keine Instanz, die wir kennen, sie unter ihren Nachbarn genannt, oder der Name ist falsch geschrieben. Vielleicht ist es auch gar keine Instanz.',

  notFoundTitle: 'Nicht gefunden',
  notFound: 'Diese Seite gibt es nicht',
  notFoundLine: 'Vielleicht ist die Adresse falsch geschrieben. Such eine Instanz nach ihrem Namen:',

  broken: 'Diese Seite ist kaputt',
  brokenLine: 'Das ist ein Fehler dieser Website, nicht der Instanz, die du dir angesehen hast.',
  start: 'Zur Startseite',
};
