import type { Consent } from '../en/consent.tsx';

export const consent: Consent = {
  title: 'Qué preguntamos y qué dejamos en paz',
  lead: 'Para quien administra esta instancia: cada deseo que encontramos, cada pregunta que hicimos y la regla que la permitió o la prohibió.',
  named: (agent) => <>Nos presentamos como {agent}.</>,
  optOut: 'Cómo decir que no',
  wishes: 'Qué dice su administración',
  noWishes:
    'No encontramos ningún deseo: ni robots.txt, ni cabeceras, ni metadatos nos piden que no entremos.',
  seen: (since, ago) => (
    <>
      desde el {since}, visto por última vez {ago}
    </>
  ),
  from: (from, to) => `del ${from} al ${to}`,
  signals: {
    opted_out: 'La administración pidió no aparecer.',
    robots_disallowed: 'robots.txt prohíbe la ruta; lo que abarca se dejó en paz.',
    robots_unreachable: 'robots.txt no se pudo leer, así que no se leyó nada más.',
    bot_wall: 'Una barrera contra robots protege el servidor; se dejó en paz.',
    noindex_header:
      'X-Robots-Tag pide no indexar la respuesta: el nombre y el estado aparecen, sus palabras no.',
    metadata_private: 'NodeInfo dice `private`: el nombre y el estado aparecen, sus palabras no.',
    site_private: 'El sitio está configurado como privado: el nombre y el estado aparecen, sus palabras no.',
    hide_in_statistics: 'El servidor pide quedar fuera de las estadísticas: ni se describe ni se cuenta.',
    check_failed: 'Falló el lugar donde el servidor dice si quiere aparecer, así que lo tomamos como un no.',
    usage_hidden: 'El servidor oculta cómo se usa.',
    usage_withheld:
      'El software no da sus estadísticas a los rastreadores; los números que llegan de todos modos no se cuentan.',
    crawl_delay: 'robots.txt pide una pausa entre preguntas; se respeta.',
    limited_federation: 'El servidor solo se federa con servidores elegidos, o con ninguno.',
  },
  robots: {
    title: 'Su robots.txt, en lo que nos toca',
    unread: 'Todavía no se ha leído.',
    read: (ago, status, until) => (
      <>
        Leído {ago}: {status}. Se volverá a leer, como tarde, {until}.
      </>
    ),
    silent: (since) => `no responde desde el ${since}, así que no se pregunta nada más`,
    none: (status) => `no hay ninguno (${status}), así que se puede preguntar todo`,
    notForUs: 'ninguna línea es para nosotros',
    forUs: 'estas líneas son para nosotros',
  },
  questions: {
    title: 'La última visita de cada tipo',
    none: 'Nada en los últimos 14 días.',
    question: 'Pregunta',
    answer: 'Respuesta',
    rule: 'Regla',
    visit: 'Visita',
    answered: 'respondida',
    pause: 'aplazada: se pidió una pausa',
    noRule: 'no hace falta',
  },
  rules: {
    itself: 'robots.txt siempre se puede leer',
    noLine: 'ninguna regla en robots.txt',
    noFile: (status) => `no hay robots.txt${status}`,
    silent: (status) => `no se llega a robots.txt${status}`,
    silentLong: 'no se llega a robots.txt desde hace más de 30 días',
  },
};
