import type { Outside } from '../en/outside.ts';

export const outside: Outside = {
  searchName: 'Homeport',
  searchLine: 'Die Server der föderierten Netze nach Name und Beschreibung durchsuchen.',
  offline: {
    title: 'Keine Verbindung',
    line: 'Homeport ist von hier aus gerade nicht erreichbar. Von früheren Besuchen wird nichts aufbewahrt, damit keine alte Antwort wie eine neue aussieht.',
    again: 'Noch einmal versuchen',
  },
  picture: {
    tagline: 'Ein Zuhause in den föderierten Netzen finden',
    uptime: 'Verfügbarkeit, 90 Tage',
    joining: 'Beitritt',
    software: 'Software',
    alt: (domain) => `${domain} bei Homeport: Zustand, Verfügbarkeit und Beitritt`,
  },
};
