import type { Topics } from '../en/topics.tsx';

export const topics: Topics = {
  names: {
    hate: 'Discurso de odio',
    harassment: 'Acoso',
    nudity: 'Desnudez y contenido sexual',
    spam: 'Spam',
    advertising: 'Publicidad',
    bots: 'Bots',
    ai: 'Inteligencia artificial',
    politics: 'Política',
    minors: 'Menores',
    copyright: 'Derechos de autor',
    languages: 'Idiomas',
  },
  lines: {
    hate: 'El desprecio a grupos enteros: racismo, sexismo, hostilidad hacia personas queer o una religión, discriminación.',
    harassment:
      'Los ataques a personas concretas: insultos, amenazas, acecho, publicación de datos privados.',
    nudity: 'Desnudez, pornografía y contenido multimedia que debe marcarse como sensible.',
    spam: 'Mensajes no deseados en masa: inundar la cronología, cadenas de mensajes, cuentas basura.',
    advertising: 'Anuncios, cuentas comerciales, autopromoción.',
    bots: 'Cuentas que publican solas, republicación automática, scripts.',
    ai: 'Textos e imágenes hechos por máquinas, y el uso de los mensajes para entrenarlas.',
    politics: 'Conversaciones políticas: partidos, elecciones, propaganda, extremismo.',
    minors: 'Edad mínima, protección de niños y jóvenes.',
    copyright: 'Obras ajenas: derechos de autor, licencias, copias pirata, mención del autor.',
    languages: 'Qué idiomas se hablan y cómo se marcan los mensajes en otros.',
  },
};
