import { counted } from '../../lib/intl.ts';
import type { InstanceWords } from '../en/instance.tsx';

export const instance: InstanceWords = {
  unknownTitle: 'Unbekannte Instanz',
  description: (name) =>
    `Ist ${name} erreichbar? Wie du dort mitmachst, wie verlässlich sie ist, ihre Regeln und wen du von dort erreichst.`,
  list: 'Instanzen',
  asMachines: (name) => <>{name}, wie Maschinen es schreiben</>,
  onPage: 'Auf dieser Seite',
  about: {
    title: 'Was sie ist',
    kinds: {
      fediverse: 'Ein Server im Fediversum',
      matrix: 'Ein Matrix-Server',
      lbry: 'Ein Hub von LBRY',
    },
    purposes: {
      posts: 'kurze Beiträge',
      photos: 'Fotos',
      video: 'Videos',
      communities: 'Communitys',
      blogging: 'Blogs',
      events: 'Veranstaltungen',
      music: 'Musik',
      chat: 'Chats',
    },
    what: (kind, purposes, software) =>
      `${kind}${purposes && ` für ${purposes}`}${software && `, betrieben mit ${software}`}.`,
    personal: 'Sie gehört einer Person oder wenigen: weniger als 10 Konten.',
    languages: (names) => `Ihre Sprachen: ${names}.`,
    active: (people) =>
      counted(people, {
        one: '# Person hat sie im letzten Monat genutzt.',
        other: '# Leute haben sie im letzten Monat genutzt.',
      }),
    accounts: (people) => counted(people, { one: 'Sie hat # Konto.', other: 'Sie hat # Konten.' }),
    country: (country) => `Sie gibt an, in diesem Land geführt zu werden: ${country}.`,
    known: (month) => `Uns bekannt seit ${month}.`,
    lastKnown: 'Was sie war, soweit zuletzt bekannt',
    ownWords: 'In ihren eigenen Worten',
  },
  facts: {
    languages: 'Sprachen',
    contact: 'Kontakt',
    federating: 'Föderiert',
    names: 'Namen',
    accountsEnd: (name) => <>Ihre Konten enden auf {name}.</>,
    alsoKnown: (names) => <>Auch bekannt als {names}.</>,
    peers: 'Instanzen, die sie kennt',
  },
  ended: {
    dead: 'Diese Instanz gibt es nicht mehr',
    deadLine: (since) =>
      `Sie hat seit dem ${since} nicht geantwortet. Was über sie aufgezeichnet wurde, bleibt hier stehen.`,
    deadNever: 'Sie hat nie geantwortet. Was über sie aufgezeichnet wurde, bleibt hier stehen.',
    moved: 'Diese Instanz ist umgezogen',
    movedTo: (link) => <>Sie sagt, dass sie jetzt unter {link} zu finden ist.</>,
    movedSomewhere: 'Sie sagt, dass sie jetzt anderswo zu finden ist.',
    withheld: 'Diese Instanz wird nicht gemessen, auf eigenen Wunsch',
    withheldLine:
      'Wir bleiben fern, weil sie darum bittet. Was unten steht, zeigt nur, ob sie überhaupt geantwortet hat.',
    instead: 'Wohin stattdessen',
    insteadLine: 'Ähnliche, die erreichbar sind und fast dieselben Server erreichen:',
    uptime: (share) => `${share} der letzten 30 Tage erreichbar`,
    findLike: 'Eine ähnliche finden',
    findLine: 'Ein paar Fragen führen zu Servern für denselben Zweck und dieselben Sprachen.',
  },
  join: {
    title: 'So machst du mit',
    lines: {
      open: 'Alle können sich sofort anmelden.',
      approval: 'Du bittest mit ein paar Worten um ein Konto; jemand sieht sie sich an, bevor es aufgeht.',
      invite: 'Du brauchst eine Einladung von jemandem, der schon dort ist.',
      closed: 'Sie nimmt zurzeit niemanden auf.',
    },
    unpublished: 'Ob sie Leute aufnimmt, ist nicht veröffentlicht. Ihre eigene Seite sagt es dir.',
    matrix: (name) => <>Matrix nutzt du mit einer App: Wähle dort beim Anmelden {name} als deinen Server.</>,
    lbry: 'Ein Hub hat keine Konten: Apps nutzen ihn von selbst.',
    signUp: (name) => <>Bei {name} anmelden</>,
    ask: (name) => <>Bei {name} um ein Konto bitten</>,
    visit: (name) => <>{name} besuchen</>,
    leaves: 'Das führt auf ihre eigene Seite. Wir erfahren nichts davon.',
    down: 'Sie ist gerade nicht erreichbar, darum klappt das vielleicht nicht.',
    source: (path, ago) => (
      <>
        Laut {path}, gelesen {ago}
      </>
    ),
    other: 'Nicht die richtige? Eine andere finden',
    compare: 'Mit anderen vergleichen',
  },
  software: {
    title: 'Software',
    runs: 'Läuft mit',
    behind: 'Wie weit zurück',
    newest: 'Die neueste Version, die wir gesehen haben.',
    older: (version, days) => (
      <>
        {version} gibt es seit {counted(days, { one: '# Tag', other: '# Tagen' })}: Seither wurde sie nicht
        aktualisiert.
      </>
    ),
    unknown:
      'Das kann niemand sagen: Zu wenige Server nutzen diese Software, oder ihre Versionen lassen sich nicht vergleichen.',
    history: 'Versionen im Lauf der Zeit',
    noVersion: 'Es wurde noch keine Version gelesen.',
    since: (day) => `seit dem ${day}`,
    period: (from, to) => `${from} bis ${to}`,
    olderOnes: (count) => counted(count, { one: '# ältere', other: '# ältere' }),
  },
  matrix: {
    title: 'Als Matrix-Server',
    reachedAt: 'Zu erreichen unter',
    ownName: 'dem eigenen Namen, Port 8448',
    foundBy: {
      'well-known': 'laut /.well-known/matrix/server',
      srv: 'laut SRV-Eintrag (_matrix-fed._tcp)',
      'srv-deprecated': 'laut SRV-Eintrag (_matrix._tcp, veraltet)',
      name: 'der Port steht im Namen',
    },
    addresses: 'Adressen',
    port: (port) => `Port ${String(port)}`,
    keys: 'Signaturschlüssel',
    keysUntil: (day) => `gültig bis ${day}, Unterschrift geprüft`,
    clients: 'Clients',
    clientVersion: (version) => `spricht die Client-API bis ${version}`,
    logins: 'Arten der Anmeldung',
    rooms: 'Öffentliche Räume',
  },
  hub: {
    title: 'Als Hub',
    block: 'Neuester Block',
    lagUnknown: 'zum Vergleich wurden zu wenige andere Hubs gehört',
    lagNone: 'so weit wie die meisten Hubs',
    lag: (blocks) =>
      counted(blocks, {
        one: '# Block hinter den meisten Hubs',
        other: '# Blöcke hinter den meisten Hubs',
      }),
    clients: 'Neue Clients',
    accepted: 'werden angenommen',
    notAccepted: 'werden nicht angenommen',
    country: 'Land',
    protocol: 'Protokoll',
    versions: (from, to) => `${from} bis ${to}`,
    fee: 'Gebühr am Tag',
  },
  unpublished: {
    title: 'Was nicht veröffentlicht ist',
    line: 'Dort, wo wir lesen dürfen, steht es nicht. Das heißt weder Ja noch Nein.',
    nothing: 'Alles, wonach wir schauen, ist veröffentlicht.',
    facts: {
      title: 'Ihr eigener Name',
      description: 'Eine Beschreibung',
      software: 'Ihre Software und Version',
      registration: 'Ob sie Leute aufnimmt',
      languages: 'Ihre Sprachen',
      country: 'Von wo aus sie geführt wird',
      rules: 'Ihre Regeln',
      contact: 'Wie man ihren Betreiber erreicht',
      users_total: 'Wie viele Leute sie hat',
      users_active_month: 'Wie viele in diesem Monat aktiv waren',
      posts_total: 'Wie viele Beiträge sie hat',
      peers: 'Welche Instanzen sie kennt',
      policy: 'Welche Instanzen sie blockiert',
    },
    why: {
      unread: 'Es wurde noch nicht gelesen.',
      withheld: 'Sie bittet uns fernzubleiben, darum haben wir nicht gefragt.',
      personal: 'Sie ist eine persönliche Instanz: Was sie über sich sagt, bleibt dort.',
      hidden: 'Sie verbirgt ihre Nutzung.',
      placeholder: 'Ihre Software gibt eine feste Zahl ohne Bedeutung an.',
      unsaid: 'Sie antwortet, sagt es aber nicht.',
      few: 'Kaum eine Software hat dafür einen Platz; in ihren Antworten steht es nicht.',
    },
  },
  sources: {
    title: 'Woher jede Angabe stammt',
    line: 'Alles hier sagt der Server öffentlich über sich selbst, oder wir haben es gesehen, als wir ihn gefragt haben.',
    fact: 'Angabe',
    source: 'Quelle',
    read: 'Gelesen',
    facts: {
      health: 'Ob sie erreichbar ist',
      described: 'Name, Beschreibung, Software, Sprachen, Regeln',
      registration: 'Wie man mitmacht',
      country: 'Von wo aus sie geführt wird',
      users_total: 'Leute',
      users_active_month: 'Aktiv in diesem Monat',
      posts_total: 'Beiträge',
      peers: 'Instanzen, die sie kennt',
      policy: 'Wen sie blockiert',
      blockedBy: 'Wer sie blockiert',
      standing: 'Wie weit zurück, und ihr Platz unter den empfohlenen',
      known: 'Woher wir sie kennen',
    },
    visits: 'unsere eigenen Besuche',
    others: 'die veröffentlichten Regeln anderer Instanzen',
    compared: 'unser eigener Vergleich aller Instanzen',
    noAnswer: 'noch keine Antwort',
    namedBy: (link) => <>{link} hat sie unter ihren Nachbarn genannt.</>,
    consent: 'Was wir gefragt haben, und unter welchen Regeln',
    api: 'Dasselbe als Daten',
  },
  visits: {
    title: 'Was wir zuletzt gefragt haben',
    kept: 'Einzelne Besuche werden 14 Tage lang aufbewahrt.',
    rules: 'Unter welchen Regeln',
    who: 'Wer da fragt',
    none: 'Nichts in den letzten 14 Tagen.',
    seenFrom: (place, bytes) => (
      <>
        Von {place} aus gesehen, {bytes} gelesen.
      </>
    ),
    phases: { resolve: 'Name', connect: 'Verbindung', tls: 'TLS', firstByte: 'erstes Byte' },
    phase: (name, time) => `${name} ${time}`,
    in: (time) => `in ${time}`,
    at: (ago, time) => (
      <>
        {ago}, in {time}
      </>
    ),
  },
  failed: {
    uptime: 'Die Verfügbarkeit',
    incidents: 'Was passiert ist',
    versions: 'Die Geschichte der Versionen',
    visits: 'Die letzten Besuche',
  },
};
