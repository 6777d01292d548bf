import { counted } from '../../lib/intl.ts';
import type { Home } from '../en/home.tsx';

export const home: Home = {
  heading: 'Encuentra tu puerto en las redes abiertas.',
  lead: 'Mastodon, Matrix y muchas otras funcionan en miles de servidores independientes que hablan entre sí. Vives en uno de ellos y llegas a la gente de los demás. Aquí encuentras uno que te convenga: por lo que publica sobre sí mismo y por lo bien que responde.',
  chooseLine:
    'Seis preguntas como mucho, y puedes saltarte cualquiera. Son unos dos minutos; no se guarda nada y nadie se entera.',
  doors: 'Por dónde entrar',
  chooseTitle: 'Busco un servidor',
  chooseDoor:
    'Di qué quieres hacer, en qué idioma y a quién quieres llegar. Recibes cinco servidores, cada uno con lo que habla a su favor y en su contra.',
  open: 'Abiertos a cualquiera',
  small: 'Pequeños y acogedores',
  reliable: 'Los más fiables',
  all: 'Todos los servidores',
  lookUpTitle: 'Conozco un servidor',
  lookUpDoor: 'Mira si está en línea, de qué tratan sus normas, a quién bloquea y a quién se llega desde él.',
  studyTitle: 'Administro o estudio servidores',
  studyDoor: 'Todo lo que muestra este sitio se apoya en hechos con fecha, con fuente y abiertos.',
  operators: 'Para quien administra: quién te visita y cómo decir que no',
  researchers: 'Para investigar: todo en una API abierta',
  method: 'Cómo lo sabemos: qué es la disponibilidad y qué es «desconocido»',

  figures: 'Las redes en este momento',
  asOf: (time) => <>Datos del {time}</>,
  noneKnown: 'Aún no se sabe nada: el rastreador acaba de empezar. Vuelve en un minuto.',
  known: 'conocidas',
  up: 'en línea',
  people: 'personas',
  active: 'activas este mes',
  upShare: (share, measured) =>
    `El ${share} de ${counted(measured, { one: '# instancia medida', other: '# instancias medidas' })} está en línea.`,
  peopleOn: (instances) =>
    `Las personas se cuentan en ${counted(instances, { one: '# instancia que publica sus cifras', other: '# instancias que publican sus cifras' })}.`,

  recommended: 'Para mirar hoy',
  recommendedLine: (link) => (
    <>Mezcladas cada día entre las fiables, nunca por tamaño. {link('Cómo recomendamos')}</>
  ),
  seeAll: 'Ver todas las conocidas',
  noneRecommended: 'Aún no se ha observado ninguna instancia el tiempo suficiente para recomendarla.',
  registrationUnknown: 'Registro no publicado',
  checked: (ago) => <>comprobada {ago}</>,
  because: {
    all: (reasons) => `Porque: ${reasons}.`,
    uptime: (ratio) => `en línea el ${ratio} de los últimos 30 días`,
    open: 'abierta a cualquiera',
    approval: 'admite gente con solicitud',
    languages: (names) => `se habla ${names}`,
    active: (count) => `${count} personas activas este mes`,
  },
  recommendations: 'las recomendaciones',

  software: 'Qué software usan',
  softwareName: 'Software',
  instances: 'Instancias',
  share: 'Parte de su red',
  activePeople: 'Personas activas',
  version: 'Versión más frecuente',
  versionOn: (instances) => `en ${instances}`,
};
