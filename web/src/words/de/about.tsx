import type { About } from '../en/about.tsx';

export const about: About = {
  title: 'Über uns',
  heading: 'Über Homeport',
  lead: 'Ein Verzeichnis von Servern und eine Wache über ihr Befinden: Es findet die Server föderierter Netze durch das, was sie über sich selbst veröffentlichen, besucht sie und führt Buch.',

  whomTitle: 'Für wen',
  newcomers: (link) => (
    <>
      Für Neue, die sich {link('ein Zuhause aussuchen')}: nach seinen Regeln und danach, wie gut es geführt
      ist.
    </>
  ),
  operators: 'Für Betreiber, die wissen wollen, ob der Rest des Netzes sie erreicht.',
  researchers: (link) => (
    <>Für die Forschung, der die {link('öffentliche API')} alles gibt, was hier gezeigt wird.</>
  ),

  chooseTitle: 'Wie ein Server empfohlen wird',
  chooseLine: (order, topics) => (
    <>
      Zuerst kommt, wer verlässlich läuft, auf dem neuesten Stand ist und Leute aufnimmt; unter diesen wird
      jeden Tag neu gemischt. Die Größe spielt keine Rolle, außer dass die allergrößten zuletzt stehen: Netze
      sind gesünder, wenn sich die Leute verteilen. {order('Die ganze Reihenfolge mit ihren Zahlen')} und{' '}
      {topics('wie die Regeln eines Servers nach Themen sortiert werden')}, steht auf eigenen Seiten.
    </>
  ),

  uptimeTitle: 'Was Verfügbarkeit hier bedeutet',
  uptimeLine: (strong) => (
    <>
      Verfügbarkeit ist die Zeit, in der eine Instanz erreichbar war, geteilt durch die Zeit, in der sie
      erreichbar oder nicht erreichbar war. Gewichtet wird nach Zeit, nicht nach Besuchen, und immer steht die{' '}
      {strong('Abdeckung')} dabei, also der Teil des Zeitraums, den wir messen konnten, und wie viele Besuche
      dahinterstehen.
    </>
  ),
  suspicion: {
    term: 'Ein gescheiterter Besuch ist ein Verdacht.',
    text: 'Wir sehen nach 1, 3 und 7 Minuten noch einmal nach; scheitern alle, so begann der Ausfall mit dem ersten.',
  },
  incident: {
    term: 'Ein Vorfall ist, was ein Mensch einen Ausfall nennt.',
    text: 'Er beginnt mit dem ersten Fehlschlag und endet mit der ersten guten Antwort, die eine zweite bestätigt. Ein Server, der binnen Stunden kommt und geht, ist einer, der instabil ist, und nicht viele Ausfälle; wo mindestens drei Instanzen an einer Adresse zugleich ausfallen, sagen wir es.',
  },
  unknown: {
    term: 'Was wir nicht messen konnten, ist unbekannt,',
    text: 'und unbekannt zählt weder als erreichbar noch als nicht erreichbar; ebenso die Zeit, in der wir hätten nachsehen sollen und es nicht taten.',
  },
  places: {
    term: 'Wo wir von mehreren Orten schauen,',
    text: 'braucht „nicht erreichbar“ eine Mehrheit der Orte, die messen konnten; denn der Weg zwischen zwei Orten fällt so oft aus wie ein Server. Die Seite einer Instanz sagt, welcher Ort sie anders sieht.',
  },
  trouble: {
    term: 'Erreichbar, mit Problemen,',
    text: 'heißt: Der Server hat geantwortet, aber langsam oder unvollständig. Das zählt als erreichbar und wird gezeigt.',
  },
  cut: {
    term: 'Verhältnisse werden abgeschnitten, nicht gerundet.',
    text: (whole, visits) =>
      `„${whole}“ steht nur dort, wo es keine einzige Lücke gab, und bei weniger als ${visits} Besuchen steht gar keine Zahl.`,
  },
  days: {
    term: 'Tage sind Tage in UTC,',
    text: 'und ein Zeitraum beginnt, wenn wir zum ersten Mal von der Instanz gehört haben.',
  },

  wordsTitle: 'Was die Wörter bedeuten',
  notPublished: {
    term: 'Nicht veröffentlicht',
    text: 'Die Instanz sagt es nicht, oder sie bittet uns, es nicht zu lesen. Wir raten nicht. Bei Regeln heißt das: Es ist keine bekannt, was nicht dasselbe ist wie „erlaubt“.',
  },
  reach: {
    term: 'Wen du erreichst',
    text: 'Zwei Instanzen sind voneinander getrennt, wo eine veröffentlichte Regel der einen die andere blockiert. Wo eine ihre Regeln nicht veröffentlicht, heißt die Antwort „unbekannt“, niemals „ja“.',
  },
  withheld: {
    term: 'Nicht gemessen, auf eigenen Wunsch',
    text: 'Ihre robots.txt, die Einstellung „privat“ oder eine Sperre gegen Bots steht davor. Vielleicht geht es ihr bestens.',
  },
  notCounted: {
    term: 'Nicht gezählt',
    text: 'Jede Zahl trägt ihr eigenes Zeichen. Was ein Server verbirgt, was seine Software einträgt, ohne zu zählen, und was nicht sein kann (mehr Aktive, als es Leute gibt; über Nacht das Zehnfache; eine große Zahl, die sich einen Monat lang nicht bewegt; Zahlen, die von Tag zu Tag schwanken), bleibt aus allen Summen heraus, und jede Summe sagt, aus wie vielen Instanzen sie besteht.',
  },
  names: {
    term: 'Eine Instanz, mehrere Namen',
    text: 'Zwei Namen sind nur dann eine Instanz, wenn jeder auf den anderen verweist. Das Wort einer Seite allein beweist nichts.',
  },
  hub: {
    term: 'Blöcke hinter dem neuesten Block eines Hubs',
    text: 'Gezählt wird vom höchsten, den die meisten Hubs in derselben Runde erreicht haben.',
  },
  personal: {
    term: 'Persönliche Instanzen',
    text: 'Mit weniger als 10 Leuten werden sie gezählt, aber nur auf Wunsch aufgeführt, ohne Beschreibung und Kontakt.',
  },

  neverTitle: 'Was wir niemals tun',
  never: (link) => (
    <>
      Wir lesen keine Konten, Beiträge, Follower oder Timelines. Diese Website setzt keine Cookies, lädt
      nichts von anderswo und kommt ohne Skripte aus. Wer die Server besucht, wie oft, und wie man das
      ablehnt, steht auf der Seite über {link('unseren Crawler')}.
    </>
  ),
};
