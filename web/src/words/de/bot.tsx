import type { Bot } from '../en/bot.tsx';

export const bot: Bot = {
  title: 'Unser Crawler',
  lead: 'Wahrscheinlich kommst du aus dem Log deines Servers. Hier steht, wer dich besucht hat, warum, und wie du ablehnst.',
  whoTitle: 'Wer er ist',
  who: 'Er nennt sich in jeder Anfrage und gibt sich nie als Browser aus:',
  noName: 'Sein jetziger Name lässt sich nicht zeigen, denn die API antwortet nicht.',
  asksTitle: 'Was er fragt',
  asks: (code) => (
    <>
      Nur, was Server für alle über sich selbst veröffentlichen: {code('/.well-known/nodeinfo')} und worauf es
      verweist, die Beschreibung der Instanz, die Liste ihrer Nachbarn und, wo sie öffentlich ist, die Liste
      der blockierten Instanzen; von einem Matrix-Server die Delegation, die Schlüssel, die Versionen und, wo
      es offen ist, das Verzeichnis der öffentlichen Räume; von einem LBRY-Hub den Zustand und die Liste
      seiner Nachbarn. Keine Konten, keine Beiträge, keine Timelines. Er meldet sich nie an, und eine
      verschlossene Tür bleibt verschlossen: Ein zweiter Weg wird nicht versucht.
    </>
  ),
  record:
    'Für jede Instanz ist verzeichnet, was wann gefragt wurde, nach welcher Regel ihrer robots.txt, und was aus welchem Grund nicht gefragt wurde. Ein Link am Ende ihrer Seite führt dorthin.',
  oftenTitle: 'Wie oft',
  hourly:
    'Eine kleine Anfrage pro Stunde, um zu sehen, ob der Server da ist; Beschreibung, Nachbarn und Sperren einmal am Tag.',
  oneConnection:
    'Eine Verbindung zu einem Server zur gleichen Zeit, mindestens 1 Sekunde zwischen den Anfragen.',
  obeyed: (code) => (
    <>
      {code('Retry-After')}, {code('Crawl-delay')}, 429 und 503 werden befolgt.
    </>
  ),
  hubs: 'LBRY-Hubs werden jede halbe Stunde nach ihrem neuesten Block gefragt, alle in derselben halben Minute.',
  decays: 'Server, die lange nicht geantwortet haben, werden wöchentlich gefragt, später monatlich.',
  awayTitle: 'Wie du ihn abweist',
  away: (code) => (
    <>
      Schreib das in deine {code('robots.txt')}. Sie wird mindestens einmal am Tag neu gelesen und entscheidet
      über jeden Pfad:
    </>
  ),
  thereafter:
    'Deine Instanz steht dann da als „nicht gemessen, auf eigenen Wunsch“. Soll sie ganz fehlen, so schreib denen, die dieses Homeport betreiben: Dann wird sie nicht mehr besucht, ihre Seite antwortet mit 410, und was über sie verzeichnet war, wird nirgends gezeigt.',
};
