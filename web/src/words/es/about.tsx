import type { About } from '../en/about.tsx';

export const about: About = {
  title: 'Acerca de',
  heading: 'Acerca de Homeport',
  lead: 'Un directorio de servidores y una guardia de su salud: encuentra los servidores de las redes federadas por lo que publican sobre sí mismos, los visita y lleva el registro.',

  whomTitle: 'Para quién',
  newcomers: (link) => (
    <>Para quien llega y quiere {link('elegir un hogar')} por sus normas y por lo bien cuidado que está.</>
  ),
  operators: 'Para quien administra un servidor y quiere saber si el resto de la red llega a él.',
  researchers: (link) => <>Para quien investiga: la {link('API pública')} da todo lo que se muestra aquí.</>,

  chooseTitle: 'Cómo se recomienda un servidor',
  chooseLine: (order, topics) => (
    <>
      Primero van los que funcionan con fiabilidad, están al día y admiten gente; entre ellos, el orden se
      baraja cada día. El tamaño no cuenta, salvo que los más grandes se muestran al final: las redes están
      más sanas cuando la gente se reparte. {order('El orden completo, con sus números')}, y{' '}
      {topics('cómo se clasifican por temas las normas de un servidor')}, tienen página propia.
    </>
  ),

  uptimeTitle: 'Qué significa aquí la disponibilidad',
  uptimeLine: (strong) => (
    <>
      La disponibilidad es el tiempo que una instancia estuvo en línea, dividido por el tiempo que estuvo en
      línea o caída. Se pondera por tiempo, no por visitas, y siempre va con su {strong('cobertura')}, la
      parte del periodo que pudimos medir, y con el número de visitas que hay detrás.
    </>
  ),
  suspicion: {
    term: 'Una visita fallida es una sospecha.',
    text: 'Volvemos a mirar después de 1, 3 y 7 minutos; si todas fallan, la caída empezó con la primera.',
  },
  incident: {
    term: 'Una incidencia es lo que una persona llama una caída.',
    text: 'Empieza con el primer fallo y termina con la primera respuesta buena que una segunda confirma. Un servidor que va y viene en unas horas es uno inestable, y no muchas caídas; cuando al menos tres instancias de una misma dirección fallan a la vez, lo decimos.',
  },
  unknown: {
    term: 'Lo que no pudimos medir es desconocido,',
    text: 'y lo desconocido no cuenta ni como en línea ni como caída; tampoco el tiempo en que debimos mirar y no miramos.',
  },
  places: {
    term: 'Donde miramos desde varios lugares,',
    text: 'para decir «caída» hace falta una mayoría de los que pudieron medir, porque el camino entre dos lugares falla tanto como un servidor. La página de una instancia dice qué lugar la ve de otro modo.',
  },
  trouble: {
    term: 'En línea, con problemas,',
    text: 'significa que el servidor respondió, pero despacio o a medias. Cuenta como en línea y se muestra.',
  },
  cut: {
    term: 'Las proporciones se cortan, no se redondean.',
    text: (whole, visits) =>
      `«${whole}» solo se escribe cuando no hubo ni una interrupción, y con menos de ${visits} visitas no se da ninguna cifra.`,
  },
  days: {
    term: 'Los días son días en UTC,',
    text: 'y un periodo empieza cuando supimos por primera vez de la instancia.',
  },

  wordsTitle: 'Qué significan las palabras',
  notPublished: {
    term: 'No publicado',
    text: 'La instancia no lo dice, o nos pide que no lo leamos. No adivinamos. En las normas significa que no se conoce ninguna, lo que no es lo mismo que «permitido».',
  },
  reach: {
    term: 'A quién se llega',
    text: 'Dos instancias están separadas cuando una norma publicada de una bloquea a la otra. Si una de ellas no publica sus normas, la respuesta es «desconocido», nunca «sí».',
  },
  withheld: {
    term: 'Sin medir, por decisión propia',
    text: 'Su robots.txt, un ajuste de «privado» o un muro contra robots está delante. Puede que esté en perfecta salud.',
  },
  notCounted: {
    term: 'Sin contar',
    text: 'Cada cifra lleva su propia marca. Lo que un servidor oculta, lo que su software rellena sin contar y lo que no puede ser (más personas activas de las que hay, un salto a diez veces más en una noche, una cifra grande que no se mueve en un mes, cifras que oscilan de un día a otro) queda fuera de todos los totales, y cada total dice cuántas instancias suma.',
  },
  names: {
    term: 'Una instancia, varios nombres',
    text: 'Dos nombres son una sola instancia solo si cada uno apunta al otro. La palabra de un lado no prueba nada.',
  },
  hub: {
    term: 'Bloques de retraso de un hub',
    text: 'Se cuentan desde el más alto que la mayoría de los hubs alcanzó en la misma ronda.',
  },
  personal: {
    term: 'Instancias personales',
    text: 'Con menos de 10 personas se cuentan, pero solo se muestran si se piden, sin descripción ni contacto.',
  },

  neverTitle: 'Lo que nunca hacemos',
  never: (link) => (
    <>
      No leemos cuentas, mensajes, seguidores ni líneas de tiempo. Este sitio no pone cookies, no carga nada
      de otro lugar y funciona sin scripts. Quién visita los servidores, cada cuánto y cómo rechazarlo está en
      la página sobre {link('nuestro rastreador')}.
    </>
  ),
};
