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
  page: {
    title: 'De qué tratan las normas',
    lead: 'Los servidores publican normas con sus propias palabras. Las ordenamos en once temas según una lista de palabras que se muestra aquí entera.',
    howTitle: 'Cómo se lee una norma',
    how: [
      {
        term: 'Que no haya norma no es un permiso.',
        text: 'Si un servidor no tiene ninguna norma sobre un tema, no ha publicado nada al respecto. Eso nunca significa «permitido».',
      },
      {
        term: 'Prohibir y permitir cuentan por igual.',
        text: 'Una norma que admite la desnudez trata de ella, igual que la que la prohíbe. Por eso cada tema muestra la norma misma, palabra por palabra.',
      },
      {
        term: 'Una norma puede tratar de varias cosas',
        text: 'o de ninguna. Lo que no encaja en ningún tema se muestra igualmente entre las normas del servidor.',
      },
      {
        term: 'Se leen cinco idiomas:',
        text: 'inglés, alemán, francés, español y japonés. Las normas no dicen en qué idioma están escritas, así que cada una se compara con los cinco. Las escritas en otros idiomas suelen quedar sin tema.',
      },
      {
        term: 'Es una lista, no una mente.',
        text: 'Se guía por las palabras y se equivoca. En las normas con las que se pone a prueba, al menos 95 de cada 100 temas que encuentra son correctos; pasa por alto más de lo que inventa.',
      },
    ],
    notationTitle: 'Cómo están escritas las palabras',
    notation: (code) => (
      <>
        {code('spam')} es una palabra entera, {code('racis-')} el comienzo de una, {code('-spam')} el final.
        En {code('race … religion')} puede haber hasta cuatro palabras más de la misma frase en medio. Los
        acentos y las mayúsculas no cuentan, salvo en siglas como {code('IA')}. Las palabras japonesas se
        encuentran en cualquier lugar.
      </>
    ),
    listTitle: 'Los temas',
    servers: 'Servidores con una norma al respecto',
    words: 'Sus palabras',
    except: 'No cuenta dentro de:',
    version: (version, link) => (
      <>
        Versión {version} de la lista. {link('La misma como datos')}, para comprobarla o usarla.
      </>
    ),
  },
};
