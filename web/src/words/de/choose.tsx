import { counted, formatAll, formatCount, formatShare } from '../../lib/intl.ts';
import type { Choose } from '../en/choose.tsx';

export const choose: Choose = {
  title: 'Meinen Server finden',
  description:
    'Sechs Fragen, die sich alle überspringen lassen, führen zu höchstens fünf Servern, jeweils mit dem, was dafür und dagegen spricht.',
  progress: (number, of) => `Frage ${formatCount(number)} von ${formatCount(of)}`,
  remaining: (count) =>
    count === 0
      ? 'Kein Server passt zu alldem'
      : counted(count, { one: '# Server passt', other: '# Server passen' }),
  leaves: (count) => `${formatCount(count)} Server`,
  chosen: 'ausgewählt',
  answered: 'beantwortet',
  next: 'Weiter',
  showResults: 'Ergebnisse zeigen',
  showNow: 'Jetzt Ergebnisse zeigen',
  skip: 'Frage überspringen',
  back: 'Zurück',
  more: 'Mehr',
  steps: {
    purpose: {
      heading: 'Was möchtest du machen?',
      hint: 'Viele Server sprechen miteinander, wofür sie auch gemacht sind. Hier geht es darum, was deiner am besten kann.',
      name: 'Zweck',
    },
    language: {
      heading: 'Welche Sprachen sollen dort zu Hause sein?',
      hint: 'So, wie die Server es angeben. Es geht um deine Nachbarschaft: Lesen und schreiben kannst du in jeder Sprache.',
      name: 'Sprachen',
    },
    country: {
      heading: 'Welches Recht soll dort gelten?',
      hint: 'Gemeint ist das Land, dessen Gesetze die Betreiber binden. Nur wenige Server nennen es, und eine Antwort schließt alle anderen aus.',
      name: 'Land',
    },
    joining: {
      heading: 'Wie bald möchtest du dabei sein?',
      hint: 'Manche Server sehen sich jedes neue Konto an, bevor sie es aufnehmen, um Spam draußen zu halten.',
      name: 'Wie bald',
    },
    tastes: {
      heading: 'Worauf soll er achten?',
      hint: 'Wähle, wozu er eine Regel veröffentlicht haben soll. Hat ein Server keine, dann hat er dazu nichts veröffentlicht; das heißt nie, dass er es erlaubt.',
      name: 'Regeln und Sperren',
    },
    reach: {
      heading: 'Wen möchtest du erreichen?',
      hint: 'Server können einander blockieren. Nenne deine Freunde oder deren Server, und du siehst keinen, den eine veröffentlichte Regel von ihnen trennt.',
      name: 'Wen ich erreiche',
    },
  },
  noCountry: 'Keiner der passenden Server sagt, welches Recht dort gilt; hier gibt es also nichts zu wählen.',
  someCountry: (known, of) =>
    `Von ${counted(of, { one: '# passenden Server', other: '# passenden Servern' })} ${counted(known, { one: 'sagt es #', other: 'sagen es #' })}.`,
  joinings: {
    now: { name: 'Sofort', line: 'Nur Server, die allen offenstehen.' },
    soon: {
      name: 'Ich kann auf Antwort warten',
      line: 'Auch Server, die sich jedes neue Konto erst ansehen.',
    },
  },
  topics: 'Er hat Regeln zu',
  blocks: 'Er blockiert diese Server',
  blocksHint: 'Namen, durch Leerzeichen oder Kommas getrennt. Nur veröffentlichte Regeln zählen.',
  reachLabel: 'Freunde oder Server',
  reachHint:
    'Durch Leerzeichen oder Kommas getrennt. Von einer Adresse wird nur der Server gelesen: Niemand wird nachgeschlagen, nichts wird gespeichert.',
  found: 'Server für dich',
  foundOf: (shown, of) =>
    of <= shown
      ? counted(of, { one: '# Server passt', other: '# Server passen' })
      : `${formatCount(shown)} von ${formatCount(of)} passenden`,
  asked: 'Wonach du gefragt hast',
  nothingAsked: 'Du hast nach nichts Bestimmtem gefragt: Das hier bekämen alle zu sehen.',
  change: (text) => `Ändern: ${text}`,
  drop: (text) => `Weglassen: ${text}`,
  add: 'Noch mehr fragen:',
  goOn: 'Wie es weitergeht',
  startAgain: 'Neu anfangen',
  madeFor: (purposes) => formatAll(purposes),
  speaks: (languages) => formatAll(languages),
  governedFrom: (countries) => `Land: ${formatAll(countries)}`,
  rulesAbout: (topics) => `Regeln zu: ${formatAll(topics)}`,
  blocksThese: (names) => `Blockiert: ${formatAll(names)}`,
  reachesThese: (names) => `Erreicht: ${formatAll(names)}`,
  because: 'Dafür spricht',
  but: 'Dagegen spricht',
  noBut: 'Nichts, wovon wir wissen.',
  peopleActive: (count) =>
    counted(count, { one: '# Person aktiv in diesem Monat', other: '# Leute aktiv in diesem Monat' }),
  join: {
    open: (domain) => <>Bei {domain} registrieren</>,
    approval: (domain) => <>Bei {domain} anfragen</>,
    visit: (domain) => <>{domain} besuchen</>,
  },
  learnMore: (domain) => <>Alles, was wir über {domain} wissen</>,
  compare: (count) => (count === 2 ? 'Beide vergleichen' : `Die ersten ${formatCount(count)} vergleichen`),
  others:
    'Unter Gleichen wird die Reihenfolge jeden Tag neu gemischt, damit niemand immer vorne steht. Diese Adresse behält die Reihenfolge ihres Tages, auch für alle, denen du sie schickst.',
  today: 'Die heutige Reihenfolge zeigen',
  whyOrder: 'Warum diese Reihenfolge',
  seeDirectory: 'Das ganze Verzeichnis ansehen',
  nothingFits: 'Kein Server passt zu alldem',
  onlyFew: 'Nur wenige Server passen zu alldem. Du könntest etwas weglassen:',
  leaveOut: 'Du könntest etwas weglassen:',
  nothingHelps:
    'Eine einzelne Antwort wegzulassen, würde nicht helfen. Ändere eine davon, fang neu an oder sieh dich im Verzeichnis um.',
  wouldFit: (text, count) => `Ohne „${text}“: ${formatCount(count)} Server`,
  unresolved: (names) => <>Darin konnten wir keinen Server erkennen, deshalb blieb es weg: {names}</>,
  reasons: {
    purpose: (purpose) => `gemacht für: ${purpose}`,
    languages: (languages) => `spricht ${formatAll(languages)}`,
    country: (country) => `Land: ${country}`,
    registrations: {
      open: 'die Registrierung ist offen',
      approval: 'du kannst um Aufnahme bitten',
      invite: 'du kannst auf Einladung beitreten',
      closed: 'nimmt niemanden auf',
    },
    uptime: (ratio, days) => `war in den letzten ${formatCount(days)} Tagen zu ${ratio} erreichbar`,
    measured: (told, coverage) => `${told} (gemessen: ${formatShare(coverage)} der Zeit)`,
    reachesAll: (of) =>
      of === 1
        ? 'erreicht den Server, den du genannt hast'
        : `erreicht alle ${formatCount(of)} Server, die du genannt hast`,
    reachesSome: (reached, of) =>
      `erreicht ${formatCount(reached)} der ${formatCount(of)} Server, die du genannt hast`,
    reachesSame: (reached, of) =>
      `keine veröffentlichte Regel trennt ihn von ${formatCount(reached)} der ${formatCount(of)} größten Server, die bisher erreichbar waren`,
    reachShare: (share) =>
      `keine veröffentlichte Regel trennt ihn von ${formatShare(share)} der aktiven Leute seines Netzes`,
    topics: (topics) => `hat Regeln zu: ${formatAll(topics)}`,
    blocks: (names) => <>blockiert {names}</>,
    current: (version) => <>läuft mit der neuesten Version, die wir gesehen haben ({version})</>,
  },
  buts: {
    blocks: (servers, share) => {
      const told = `blockiert ${formatCount(servers)} Server`;
      return share === null ? told : `${told} mit ${formatShare(share)} der aktiven Leute seines Netzes`;
    },
    blockedBy: (instances, of) =>
      `wird von ${formatCount(instances)} der ${formatCount(of)} Server blockiert, die ihre Sperren veröffentlichen`,
    reachUnknown: (names) => (
      <>
        ob er {names} erreicht, lässt sich nicht sagen: Es ist zu wenig veröffentlicht, doch nichts spricht
        dagegen
      </>
    ),
    reachLimited: (names) => <>sieht {names} nur eingeschränkt oder wird dort so gesehen</>,
    policyUnpublished: 'veröffentlicht nicht, wen er blockiert',
    rulesUnpublished: 'hat keine Regeln für seine Leute veröffentlicht',
    behind: (version, newest, days) => (
      <>
        läuft mit {version}, obwohl es {newest} seit{' '}
        {counted(days, { one: 'mindestens # Tag', other: 'mindestens # Tagen' })} gibt
      </>
    ),
    oversized: (share) =>
      `hat ${formatShare(share)} der aktiven Leute seines Netzes: steht zuletzt, damit sich die Leute verteilen`,
  },
};
