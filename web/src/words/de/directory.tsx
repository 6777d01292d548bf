import { counted } from '../../lib/intl.ts';
import type { Directory } from '../en/directory.tsx';

export const directory: Directory = {
  title: 'Instanzen',
  description:
    'Alle Server, die Homeport kennt: nach Zweck, Sprache, Beitritt, Verfügbarkeit, Alter, Regeln und Reichweite. Genaue Zahlen, keine Rangliste nach Größe.',
  found: (count) => counted(count, { one: '# Instanz', other: '# Instanzen' }),
  foundFor: (count, text) => `${counted(count, { one: '# Instanz', other: '# Instanzen' })} zu „${text}“`,
  none: 'Keine passt',
  noneFor: (text) => `Keine passt zu „${text}“`,
  similar: (text) => `Genau „${text}“ kommt nirgends vor. Diese Namen klingen ähnlich:`,
  form: 'Instanzen filtern',
  search: 'Name oder Wörter aus der Beschreibung',
  searchHint: (code) => (
    <>
      {code('blocks:server.example')} findet die, die einen Server blockieren,{' '}
      {code('reaches:server.example')} die, von denen aus er erreichbar ist.
    </>
  ),
  order: 'Reihenfolge',
  show: 'Anzeigen',
  filters: 'Filter',
  filtersActive: (count) => counted(count, { other: 'Filter (# aktiv)' }),
  apply: 'Filter anwenden',
  more: (count) => counted(count, { other: '# weitere' }),
  groups: {
    purpose: 'Wofür',
    language: 'Sprache',
    registration: 'Beitritt',
    country: 'Verwaltet von',
    topic: 'Hat eine Regel zu',
    uptime: 'Verfügbarkeit, 30 Tage',
    verdict: 'Gerade jetzt',
    age: 'Uns bekannt',
    software: 'Software',
    size: 'Größe',
    network: 'Netzwerk',
  },
  servers: {
    blocks: 'Blockiert diese Server',
    reaches: 'Erreicht diese Server oder Leute',
  },
  serversHint: 'Namen, durch Kommas getrennt.',
  also: 'Auch zeigen',
  personal: 'Persönliche Instanzen',
  dead: 'Solche, die es nicht mehr gibt',
  withPersonal: 'mit persönlichen Instanzen',
  withDead: 'mit denen, die es nicht mehr gibt',
  chips: {
    topic: (topic) => `Regel zu: ${topic}`,
    uptime: (band) => `Verfügbarkeit: ${band}`,
    age: (band) => `bekannt: ${band}`,
    country: (country) => `verwaltet von: ${country}`,
    blocks: (server) => `blockiert ${server}`,
    reaches: (server) => `erreicht ${server}`,
  },
  active: 'Aktive Filter',
  remove: (filter) => `Filter entfernen: ${filter}`,
  clear: 'Alle entfernen',
  cursorGone: 'Diese Seite der Liste gibt es nicht mehr, deshalb steht hier die erste.',
  unresolved: (names) => `Das sind keine Namen von Servern, sie wurden weggelassen: ${names}`,
  dropped: 'Diese Teile der Adresse sind keine Filter dieses Verzeichnisses und wurden weggelassen:',
  view: 'Ansicht',
  views: { list: 'Liste', table: 'Tabelle' },
  pages: 'Seiten dieser Liste',
  first: 'Erste Seite',
  next: (count) => counted(count, { one: 'Weiter', other: 'Nächste #' }),
  why: 'Warum diese Reihenfolge?',
  caption: 'Instanzen mit Zustand, Beitritt und Größe',
  columns: {
    instance: 'Instanz',
    now: 'Gerade jetzt',
    uptime: 'Verfügbarkeit, 30 Tage',
    joining: 'Beitritt',
    active: 'Aktive Leute',
    software: 'Software',
  },
  measured: (share) => `${share} gemessen`,
  softwareUnpublished: 'Software nicht veröffentlicht',
  behind: (days) =>
    counted(days, { one: 'seit # Tag gibt es Neueres', other: 'seit # Tagen gibt es Neueres' }),
  later: (reasons) => `Weiter unten, denn: ${reasons}`,
  nothing: {
    title: 'Keine Instanz passt zu all dem',
    searchAlone: (text) => `Ohne die Filter nach „${text}“ suchen`,
    takeAway: 'Nimm einen der Filter weg: Jeder ist oben ein Link, der das tut.',
    personal: (link) => (
      <>{link('Auch unter persönlichen Instanzen suchen')}; sie stehen nur auf Wunsch in der Liste</>
    ),
    choose: 'Ein paar Fragen führen dich zu einem Server',
    all: 'Alle Instanzen ansehen',
  },
};
