import { counted } from '../../lib/intl.ts';
import type { InstanceWords } from '../en/instance.tsx';

export const instance: InstanceWords = {
  unknownTitle: 'Instancia desconocida',
  description: (name) =>
    `¿Funciona ${name}? Cómo unirse, su disponibilidad, sus reglas y a quién se llega desde allí.`,
  list: 'Instancias',
  asMachines: (name) => <>{name}, como lo escriben las máquinas</>,
  onPage: 'En esta página',
  about: {
    title: 'Qué es',
    kinds: {
      fediverse: 'Un servidor del fediverso',
      matrix: 'Un servidor de Matrix',
      lbry: 'Un hub de LBRY',
    },
    purposes: {
      posts: 'mensajes cortos',
      photos: 'fotos',
      video: 'vídeos',
      communities: 'comunidades',
      blogging: 'blogs',
      events: 'eventos',
      music: 'música',
      chat: 'chats',
    },
    what: (kind, purposes, software) =>
      `${kind}${purposes && ` para ${purposes}`}${software && `, con ${software}`}.`,
    personal: 'Es de una persona o de unas pocas: menos de 10 cuentas.',
    languages: (names) => `Sus idiomas: ${names}.`,
    active: (people) =>
      counted(people, {
        one: '# persona la usó en el último mes.',
        other: '# personas la usaron en el último mes.',
      }),
    accounts: (people) => counted(people, { one: 'Tiene # cuenta.', other: 'Tiene # cuentas.' }),
    country: (country) => `País desde el que dice administrarse: ${country}.`,
    known: (month) => `La conocemos desde ${month}.`,
    lastKnown: 'Lo que era, según lo último que se supo',
    ownWords: 'En sus propias palabras',
  },
  facts: {
    languages: 'Idiomas',
    contact: 'Contacto',
    federating: 'Federación',
    names: 'Nombres',
    accountsEnd: (name) => <>Sus cuentas terminan en {name}.</>,
    alsoKnown: (names) => <>También conocida como {names}.</>,
    peers: 'Instancias que conoce',
  },
  ended: {
    dead: 'Esta instancia ha desaparecido',
    deadLine: (since) => `No responde desde el ${since}. Lo que se anotó de ella queda aquí.`,
    deadNever: 'Nunca ha respondido. Lo que se anotó de ella queda aquí.',
    moved: 'Esta instancia se ha mudado',
    movedTo: (link) => <>Dice que ahora está en {link}.</>,
    movedSomewhere: 'Dice que ahora está en otro lugar.',
    withheld: 'Esta instancia no se mide, por decisión propia',
    withheldLine: 'No entramos porque nos lo pide. Lo que sigue solo muestra si llegó a responder.',
    instead: 'A dónde ir en su lugar',
    insteadLine: 'Otras parecidas que funcionan y llegan a casi los mismos servidores:',
    uptime: (share) => `en marcha el ${share} de los últimos 30 días`,
    findLike: 'Buscar una parecida',
    findLine: 'Unas pocas preguntas llevan a servidores para lo mismo y en los mismos idiomas.',
  },
  join: {
    title: 'Cómo unirse',
    lines: {
      open: 'Cualquiera puede registrarse, ahora mismo.',
      approval: 'Se pide una cuenta con unas palabras; alguien las lee antes de abrirla.',
      invite: 'Hace falta una invitación de alguien que ya esté allí.',
      closed: 'Por ahora no admite a nadie.',
    },
    unpublished: 'No está publicado si admite a gente nueva. Su propia página lo dirá.',
    matrix: (name) => (
      <>Matrix se usa con una aplicación: al registrarse, hay que elegir {name} como servidor.</>
    ),
    lbry: 'Un hub no tiene cuentas: las aplicaciones lo usan por sí solas.',
    signUp: (name) => <>Registrarse en {name}</>,
    ask: (name) => <>Pedir una cuenta en {name}</>,
    visit: (name) => <>Visitar {name}</>,
    leaves: 'Esto lleva a su propia página. No nos enteramos de nada.',
    down: 'Ahora mismo no funciona, así que puede que no salga bien.',
    source: (path, ago) => (
      <>
        Según {path}, leído {ago}
      </>
    ),
    other: '¿No es la adecuada? Buscar otra',
    compare: 'Compararla con otras',
  },
  software: {
    title: 'Software',
    runs: 'Funciona con',
    behind: 'Cuánto retraso lleva',
    newest: 'La versión más nueva que hemos visto.',
    older: (version, days) => (
      <>
        {version} existe desde hace {counted(days, { one: '# día', other: '# días' })}: desde entonces no se
        ha actualizado.
      </>
    ),
    unknown:
      'Nadie puede decirlo: muy pocos servidores usan este software, o sus versiones no se pueden comparar.',
    history: 'Versiones a lo largo del tiempo',
    noVersion: 'Todavía no se ha leído ninguna versión.',
    since: (day) => `desde el ${day}`,
    period: (from, to) => `del ${from} al ${to}`,
    olderOnes: (count) => counted(count, { one: '# anterior', other: '# anteriores' }),
  },
  matrix: {
    title: 'Como servidor de Matrix',
    reachedAt: 'Se llega por',
    ownName: 'su propio nombre, puerto 8448',
    foundBy: {
      'well-known': 'según su /.well-known/matrix/server',
      srv: 'según su registro SRV (_matrix-fed._tcp)',
      'srv-deprecated': 'según su registro SRV (_matrix._tcp, obsoleto)',
      name: 'el puerto está en su nombre',
    },
    addresses: 'Direcciones',
    port: (port) => `puerto ${String(port)}`,
    keys: 'Claves de firma',
    keysUntil: (day) => `válidas hasta el ${day}, firma comprobada`,
    clients: 'Clientes',
    clientVersion: (version) => `habla la API de clientes hasta ${version}`,
    logins: 'Formas de entrar',
    rooms: 'Salas públicas',
  },
  hub: {
    title: 'Como hub',
    block: 'Bloque más nuevo',
    lagUnknown: 'se oyó a muy pocos otros hubs para comparar',
    lagNone: 'tan avanzado como la mayoría de los hubs',
    lag: (blocks) =>
      counted(blocks, {
        one: '# bloque por detrás de la mayoría de los hubs',
        other: '# bloques por detrás de la mayoría de los hubs',
      }),
    clients: 'Clientes nuevos',
    accepted: 'aceptados',
    notAccepted: 'no aceptados',
    country: 'País',
    protocol: 'Protocolo',
    versions: (from, to) => `de ${from} a ${to}`,
    fee: 'Tarifa diaria',
  },
  unpublished: {
    title: 'Qué no está publicado',
    line: 'Nadie lo dice donde podemos leer. Eso no es ni un sí ni un no.',
    nothing: 'Todo lo que buscamos está publicado.',
    facts: {
      title: 'Su propio nombre',
      description: 'Una descripción',
      software: 'Su software y su versión',
      registration: 'Si admite a gente nueva',
      languages: 'Sus idiomas',
      country: 'Desde dónde se administra',
      rules: 'Sus reglas',
      contact: 'Cómo contactar con su administración',
      users_total: 'Cuántas personas tiene',
      users_active_month: 'Cuántas estuvieron activas este mes',
      posts_total: 'Cuántos mensajes tiene',
      peers: 'Qué instancias conoce',
      policy: 'Qué instancias bloquea',
    },
    why: {
      unread: 'Todavía no se ha leído.',
      withheld: 'Nos pide que no entremos, así que no se preguntó nada.',
      personal: 'Es una instancia personal: lo que dice de sí misma se queda allí.',
      hidden: 'Oculta cómo se usa.',
      placeholder: 'Su software da un número fijo que no significa nada.',
      unsaid: 'Responde, pero no lo dice.',
      few: 'Pocos programas tienen un lugar para decirlo; sus respuestas no lo dicen.',
    },
  },
  sources: {
    title: 'De dónde viene cada dato',
    line: 'Todo esto lo dice el propio servidor en público, o lo vimos al preguntarle.',
    fact: 'Dato',
    source: 'Fuente',
    read: 'Leído',
    facts: {
      health: 'Si funciona',
      described: 'Nombre, descripción, software, idiomas, reglas',
      registration: 'Cómo unirse',
      country: 'Desde dónde se administra',
      users_total: 'Personas',
      users_active_month: 'Activas este mes',
      posts_total: 'Mensajes',
      peers: 'Instancias que conoce',
      policy: 'A quién bloquea',
      blockedBy: 'Quién la bloquea',
      standing: 'Cuánto retraso lleva, y su lugar entre las recomendadas',
      known: 'De qué la conocemos',
    },
    visits: 'nuestras propias visitas',
    others: 'las reglas publicadas de otras instancias',
    compared: 'nuestra propia comparación de todas las instancias',
    noAnswer: 'aún sin respuesta',
    namedBy: (link) => <>{link} la nombró entre sus vecinas.</>,
    consent: 'Qué preguntamos, y con qué reglas',
    api: 'Lo mismo como datos',
  },
  visits: {
    title: 'Qué preguntamos últimamente',
    kept: 'Las visitas se guardan tal cual durante 14 días.',
    rules: 'Con qué reglas',
    who: 'Quién visita',
    none: 'Nada en los últimos 14 días.',
    seenFrom: (place, bytes) => (
      <>
        Visto desde {place}, {bytes} leídos.
      </>
    ),
    phases: { resolve: 'nombre', connect: 'conexión', tls: 'TLS', firstByte: 'primer byte' },
    phase: (name, time) => `${name} ${time}`,
    in: (time) => `en ${time}`,
    at: (ago, time) => (
      <>
        {ago}, en {time}
      </>
    ),
  },
  failed: {
    uptime: 'La disponibilidad',
    incidents: 'Lo que ha pasado',
    versions: 'La historia de las versiones',
    visits: 'La lista de las últimas visitas',
  },
};
