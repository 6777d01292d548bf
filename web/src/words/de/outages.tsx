import { counted } from '../../lib/intl.ts';
import type { Outages } from '../en/outages.tsx';

export const outages: Outages = {
  title: 'Vorfälle',
  description: 'Welche Instanzen gerade nicht erreichbar, instabil oder gestört sind, seit wann und warum.',
  noneNow: 'Soweit wir wissen, ist alles in Ordnung.',
  nonePast: 'Nichts ist verzeichnet.',
  leadNow: (count) => `${counted(count, { one: '# Vorfall', other: '# Vorfälle' })} in diesem Augenblick`,
  leadPast: (count) => counted(count, { one: '# Vorfall, vorbei', other: '# Vorfälle, alle vorbei' }),
  leftOut: 'Ohne persönliche Instanzen und solche, die schon lange verschwunden sind.',
  feed: 'Als Feed abonnieren',
  what: 'Was ein Vorfall ist',
  which: 'Welche Vorfälle',
  now: 'Jetzt',
  over: 'Vorbei',
  allNetworks: 'Alle Netze',
  pages: 'Seiten dieser Liste',
  next: 'Nächste Seite',
};
