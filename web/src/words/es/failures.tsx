import type { Failures } from '../en/failures.tsx';

export const failures: Failures = {
  refused: 'La API no aceptó esta pregunta',
  unreachable: 'No se puede llegar a la API',
  unreadableLine:
    'Respondió de una manera que este sitio no entiende: probablemente son de versiones distintas.',
  unreachableLine:
    'Este sitio muestra lo que sabe la API, y ahora mismo no responde. Eso no dice nada de las instancias: el rastreador trabaja por su cuenta. Vuelve a intentarlo en un minuto.',
  retry: 'Intentar de nuevo',
  note: (what) => `Ahora mismo no se pudo leer de la API: ${what}. Al resto de esta página no le afecta.`,

  gone: (domain) => <>{domain} no figura aquí</>,
  goneLine:
    'Quien la administra pidió quedar fuera. Ya no se visita, y lo que estaba registrado no se muestra.',
  goneHow: 'Cómo quedar fuera',
  goneOthers: 'Ver otras instancias',

  noName: 'Eso no es el nombre de una instancia',
  noNameLine:
    'Una instancia se llama como una máquina en internet: letras, cifras y guiones, con puntos entre medias.',
  unknown: (domain) => <>No conocemos {domain}</>,
  unknownLine:
    'O bien ninguna instancia conocida la ha nombrado todavía entre sus vecinas, o bien el nombre está mal escrito. También puede que no sea una instancia.',

  notFoundTitle: 'No encontrada',
  notFound: 'Esta página no existe',
  notFoundLine: 'Puede que la dirección esté mal escrita. Busca una instancia por su nombre:',

  broken: 'Esta página se ha roto',
  brokenLine: 'Es un fallo de este sitio, no de la instancia que estabas mirando.',
  start: 'Ir a la página de inicio',
};
