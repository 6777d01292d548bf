import { counted, formatAll, formatCount, formatShare } from '../../lib/intl.ts';
import type { Choose } from '../en/choose.tsx';

export const choose: Choose = {
  title: 'Encontrar mi servidor',
  description:
    'Seis preguntas, todas opcionales, llevan a cinco servidores como mucho, con lo que habla a favor y en contra de cada uno.',
  progress: (number, of) => `Pregunta ${formatCount(number)} de ${formatCount(of)}`,
  remaining: (count) =>
    count === 0
      ? 'Ningún servidor cumple todo eso'
      : counted(count, { one: '# servidor encaja', other: '# servidores encajan' }),
  leaves: (count) => counted(count, { one: '# servidor', other: '# servidores' }),
  chosen: 'elegido',
  answered: 'respondida',
  next: 'Continuar',
  showResults: 'Ver los resultados',
  showNow: 'Ver los resultados ya',
  skip: 'Saltar esta pregunta',
  back: 'Volver',
  more: 'Más',
  steps: {
    purpose: {
      heading: '¿Qué te gustaría hacer?',
      hint: 'Muchos servidores se hablan entre sí, sea cual sea su uso. Aquí se trata de lo que el tuyo hará mejor.',
      name: 'Uso',
    },
    language: {
      heading: '¿Qué idiomas deben estar en casa allí?',
      hint: 'Según lo declaran los servidores. Se trata de tu vecindario: puedes leer y escribir en cualquier idioma.',
      name: 'Idiomas',
    },
    country: {
      heading: '¿De qué país debe depender?',
      hint: 'Aquel cuyas leyes obligan a quienes lo administran. Pocos servidores lo publican, y una respuesta descarta todos los demás.',
      name: 'País',
    },
    joining: {
      heading: '¿Cuándo quieres estar dentro?',
      hint: 'Algunos servidores revisan cada cuenta nueva antes de aceptarla, para dejar fuera el spam.',
      name: 'Plazo',
    },
    tastes: {
      heading: '¿De qué debe cuidar?',
      hint: 'Elige sobre qué debe haber publicado una norma. Si un servidor no tiene ninguna, no ha publicado nada al respecto; eso nunca significa que lo permita.',
      name: 'Normas y bloqueos',
    },
    reach: {
      heading: '¿A quién quieres alcanzar?',
      hint: 'Los servidores pueden bloquearse entre sí. Nombra a tus amistades, o sus servidores, y no verás ninguno que una norma publicada separe de ellas.',
      name: 'Personas a alcanzar',
    },
  },
  noCountry:
    'Ninguno de los servidores que encajan dice de qué país depende, así que aquí no hay nada que elegir.',
  someCountry: (known, of) =>
    `De ${counted(of, { one: '# servidor que encaja', other: '# servidores que encajan' })}, ${counted(known, { one: 'lo dice #', other: 'lo dicen #' })}.`,
  joinings: {
    now: { name: 'Ahora mismo', line: 'Solo servidores abiertos a cualquiera.' },
    soon: {
      name: 'Puedo esperar una respuesta',
      line: 'También servidores que revisan antes cada cuenta nueva.',
    },
  },
  topics: 'Tiene normas sobre',
  blocks: 'Bloquea estos servidores',
  blocksHint: 'Nombres separados por espacios o comas. Solo cuentan las normas publicadas.',
  reachLabel: 'Amistades o servidores',
  reachHint:
    'Separados por espacios o comas. De una dirección solo se lee el servidor: no se busca a nadie y no se guarda nada.',
  found: 'Servidores para ti',
  foundOf: (shown, of) =>
    of <= shown
      ? counted(of, { one: '# servidor encaja', other: '# servidores encajan' })
      : `${formatCount(shown)} de ${formatCount(of)} que encajan`,
  asked: 'Lo que has pedido',
  nothingAsked: 'No has pedido nada en particular: esto es lo que vería cualquiera.',
  change: (text) => `Cambiar: ${text}`,
  drop: (text) => `Quitar: ${text}`,
  add: 'Pedir más:',
  goOn: 'Para seguir',
  startAgain: 'Empezar de nuevo',
  madeFor: (purposes) => formatAll(purposes),
  speaks: (languages) => formatAll(languages),
  governedFrom: (countries) => `País: ${formatAll(countries)}`,
  rulesAbout: (topics) => `Normas sobre: ${formatAll(topics)}`,
  blocksThese: (names) => `Bloquea: ${formatAll(names)}`,
  reachesThese: (names) => `Alcanza: ${formatAll(names)}`,
  because: 'A favor',
  but: 'En contra',
  noBut: 'Nada que sepamos.',
  peopleActive: (count) =>
    counted(count, { one: '# persona activa este mes', other: '# personas activas este mes' }),
  join: {
    open: (domain) => <>Registrarse en {domain}</>,
    approval: (domain) => <>Solicitar entrar en {domain}</>,
    visit: (domain) => <>Visitar {domain}</>,
  },
  learnMore: (domain) => <>Todo lo que sabemos de {domain}</>,
  compare: (count) => (count === 2 ? 'Comparar los dos' : `Comparar los ${formatCount(count)} primeros`),
  others:
    'Entre iguales, el orden se baraja cada día, para que nadie sea siempre el primero. Esta dirección conserva el orden de su día, también para quienes la reciban de ti.',
  today: 'Ver el orden de hoy',
  whyOrder: 'Por qué este orden',
  seeDirectory: 'Ver todo el directorio',
  nothingFits: 'Ningún servidor cumple todo eso',
  onlyFew: 'Pocos servidores cumplen todo eso. Podrías quitar algo:',
  leaveOut: 'Podrías quitar algo:',
  nothingHelps:
    'Quitar una sola respuesta no ayudaría. Cambia alguna, empieza de nuevo o explora el directorio.',
  wouldFit: (text, count) => `Sin «${text}»: ${counted(count, { one: '# servidor', other: '# servidores' })}`,
  unresolved: (names) => <>No hemos reconocido ningún servidor aquí y lo hemos dejado fuera: {names}</>,
  reasons: {
    purpose: (purpose) => `hecho para: ${purpose}`,
    languages: (languages) => `idiomas: ${formatAll(languages)}`,
    country: (country) => `país: ${country}`,
    registrations: {
      open: 'el registro está abierto',
      approval: 'puedes solicitar entrar',
      invite: 'puedes entrar con invitación',
      closed: 'no admite a nadie',
    },
    uptime: (ratio, days) => `estuvo disponible el ${ratio} de los últimos ${formatCount(days)} días`,
    measured: (told, coverage) => `${told} (medido el ${formatShare(coverage)} del tiempo)`,
    reachesAll: (of) =>
      of === 1
        ? 'alcanza el servidor que has nombrado'
        : `alcanza los ${formatCount(of)} servidores que has nombrado`,
    reachesSome: (reached, of) =>
      `alcanza ${formatCount(reached)} de los ${formatCount(of)} servidores que has nombrado`,
    reachesSame: (reached, of) =>
      `ninguna norma publicada lo separa de ${formatCount(reached)} de los ${formatCount(of)} mayores servidores que se podían alcanzar hasta ahora`,
    reachShare: (share) =>
      `ninguna norma publicada lo separa del ${formatShare(share)} de las personas activas de su red`,
    topics: (topics) => `tiene normas sobre: ${formatAll(topics)}`,
    blocks: (names) => <>bloquea {names}</>,
    current: (version) => <>usa la versión más reciente que hemos visto ({version})</>,
  },
  buts: {
    blocks: (servers, share) => {
      const told = counted(servers, { one: 'bloquea # servidor', other: 'bloquea # servidores' });
      return share === null
        ? told
        : `${told}, con el ${formatShare(share)} de las personas activas de su red`;
    },
    blockedBy: (instances, of) =>
      `lo bloquean ${formatCount(instances)} de los ${formatCount(of)} servidores que publican sus bloqueos`,
    reachUnknown: (names) => (
      <>se publica muy poco para decir si alcanza {names}; no se sabe de nada que lo impida</>
    ),
    reachLimited: (names) => <>ve {names} solo con límites, o allí se le ve así</>,
    policyUnpublished: 'no publica a quién bloquea',
    rulesUnpublished: 'no ha publicado normas para su gente',
    behind: (version, newest, days) => (
      <>
        usa {version}, aunque {newest} existe desde hace{' '}
        {counted(days, { one: 'al menos # día', other: 'al menos # días' })}
      </>
    ),
    oversized: (share) =>
      `reúne al ${formatShare(share)} de las personas activas de su red: se muestra al final, para que la gente se reparta`,
  },
};
