import type { Consent } from '../en/consent.tsx';

export const consent: Consent = {
  title: 'Was wir gefragt und was wir gelassen haben',
  lead: 'Für alle, die diese Instanz betreiben: jeder Wunsch, dem wir begegnet sind, jede Frage, die wir gestellt haben, und die Regel, die sie erlaubt oder verboten hat.',
  named: (agent) => <>Wir nennen uns {agent}.</>,
  optOut: 'So sagst du Nein',
  wishes: 'Was ihr Betreiber sagt',
  noWishes:
    'Wir sind keinem Wunsch begegnet: Weder robots.txt noch Kopfzeilen oder Metadaten bitten uns fernzubleiben.',
  seen: (since, ago) => (
    <>
      seit {since}, zuletzt gesehen {ago}
    </>
  ),
  from: (from, to) => `${from} bis ${to}`,
  signals: {
    opted_out: 'Der Betreiber hat darum gebeten, nicht aufgenommen zu werden.',
    robots_disallowed: 'robots.txt verbietet den Pfad; was darunter fällt, haben wir gelassen.',
    robots_unreachable: 'robots.txt war nicht lesbar, darum haben wir auch sonst nichts gelesen.',
    bot_wall: 'Vor dem Server steht eine Bot-Sperre; wir haben ihn in Ruhe gelassen.',
    noindex_header:
      'X-Robots-Tag bittet, die Antwort nicht zu indexieren: Name und Zustand stehen im Verzeichnis, ihre Worte nicht.',
    metadata_private: 'NodeInfo sagt `private`: Name und Zustand stehen im Verzeichnis, ihre Worte nicht.',
    site_private:
      'Die Website ist als privat eingestellt: Name und Zustand stehen im Verzeichnis, ihre Worte nicht.',
    hide_in_statistics:
      'Der Server bittet, aus Statistiken herausgehalten zu werden: Er wird weder beschrieben noch gezählt.',
    check_failed:
      'Die Stelle, an der der Server sagt, ob er ins Verzeichnis möchte, war nicht lesbar; wir nehmen das als Nein.',
    usage_hidden: 'Der Server verbirgt, wie er genutzt wird.',
    usage_withheld:
      'Die Software hält ihre Statistik von Crawlern fern; Zahlen, die trotzdem kommen, zählen nicht.',
    crawl_delay: 'robots.txt bittet um eine Pause zwischen den Fragen; wir halten sie ein.',
    limited_federation: 'Der Server föderiert nur mit ausgewählten Servern oder mit keinem.',
  },
  robots: {
    title: 'Ihre robots.txt, soweit sie uns betrifft',
    unread: 'Sie wurde noch nicht gelesen.',
    read: (ago, status, until) => (
      <>
        Gelesen {ago}: {status}. Sie wird spätestens {until} wieder gelesen.
      </>
    ),
    silent: (since) => `sie antwortet seit dem ${since} nicht, darum fragen wir sonst nichts`,
    none: (status) => `es gibt keine (${status}), also darf alles gefragt werden`,
    notForUs: 'keine Zeile betrifft uns',
    forUs: 'diese Zeilen betreffen uns',
  },
  questions: {
    title: 'Der letzte Besuch jeder Art',
    none: 'Nichts in den letzten 14 Tagen.',
    question: 'Frage',
    answer: 'Antwort',
    rule: 'Regel',
    visit: 'Besuch',
    answered: 'beantwortet',
    pause: 'auf später verschoben: Es wurde um eine Pause gebeten',
    noRule: 'keine nötig',
  },
  rules: {
    itself: 'robots.txt darf immer gelesen werden',
    noLine: 'keine Regel in robots.txt',
    noFile: (status) => `es gibt keine robots.txt${status}`,
    silent: (status) => `robots.txt ist nicht erreichbar${status}`,
    silentLong: 'robots.txt ist seit mehr als 30 Tagen nicht erreichbar',
  },
};
