import type { Bot } from '../en/bot.tsx';

export const bot: Bot = {
  title: 'Nuestro rastreador',
  lead: 'Probablemente vienes del registro de tu servidor. Aquí está quién te visitó, por qué, y cómo decir que no.',
  whoTitle: 'Quién es',
  who: 'Dice su nombre en cada petición y nunca se hace pasar por un navegador:',
  noName: 'Su nombre actual no se puede mostrar, porque la API no responde.',
  asksTitle: 'Qué pide',
  asks: (code) => (
    <>
      Solo lo que los servidores publican para cualquiera sobre sí mismos: {code('/.well-known/nodeinfo')} y
      lo que enlaza, la descripción de la instancia, la lista de sus vecinas y, donde es pública, la lista de
      instancias bloqueadas; de un servidor de Matrix, su delegación, sus claves, sus versiones y el
      directorio de salas públicas, donde está abierto; de un hub de LBRY, su estado y la lista de sus
      vecinos. Ni cuentas, ni mensajes, ni líneas de tiempo. Nunca inicia sesión, y una puerta cerrada se
      queda cerrada: no se prueba otro camino.
    </>
  ),
  record:
    'De cada instancia se puede leer qué se pidió, cuándo, según qué regla de su robots.txt, y qué se dejó en paz y por qué. Un enlace al final de su página lleva allí.',
  oftenTitle: 'Cada cuánto',
  hourly:
    'Una petición pequeña por hora para ver si el servidor está; descripción, vecinas y bloqueos una vez al día.',
  oneConnection: 'Una sola conexión a la vez con un servidor, al menos 1 segundo entre peticiones.',
  obeyed: (code) => (
    <>
      Se respetan {code('Retry-After')}, {code('Crawl-delay')}, 429 y 503.
    </>
  ),
  hubs: 'A los hubs de LBRY se les pregunta por su último bloque cada media hora, a todos en el mismo medio minuto.',
  decays: 'A los servidores que llevan mucho sin responder se les pregunta cada semana, y después cada mes.',
  awayTitle: 'Cómo rechazarlo',
  away: (code) => (
    <>
      Añade esto a tu {code('robots.txt')}. Se vuelve a leer al menos una vez al día y decide para cada ruta:
    </>
  ),
  thereafter:
    'Tu instancia se muestra entonces como «sin medir, por decisión propia». Para que quede fuera del todo, escribe a quien administra este Homeport: ya no se visita, su página responde 410 y lo que estaba registrado no se muestra en ninguna parte.',
};
