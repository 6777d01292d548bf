import type { Frame } from '../en/frame.tsx';

export const frame: Frame = {
  title: 'Homeport: encuentra un hogar en las redes federadas',
  description:
    'Un directorio del fediverso que dice quién funciona, con qué software, a quién bloquea cada cual y cómo se sabe.',
  skip: 'Ir al contenido',
  loading: 'Cargando…',
  site: 'Sitio',
  choose: 'Elegir',
  instances: 'Instancias',
  incidents: 'Incidencias',
  status: 'Estado',
  about: 'Acerca de',
  api: 'API',
  menu: 'Menú',
  recommended: 'Cómo recomendamos',
  topics: 'De qué tratan las normas',
  compare: 'Comparar servidores',
  demo: 'Demostración',
  demoLine: (strong) => (
    <>
      {strong('Demostración.')} Todo en este sitio es inventado: las instancias, su gente y sus caídas no
      existen.
    </>
  ),
  promise:
    'Homeport solo lee lo que los servidores publican sobre sí mismos. Ni cuentas, ni mensajes, ni cookies, y nada se carga de otro lugar.',
  footer: 'Acerca de este sitio',
  measured: 'Cómo se mide la disponibilidad',
  crawler: 'Nuestro rastreador y cómo rechazarlo',
  apiDocs: 'Documentación de la API',
  version: (version) => `Versión ${version}`,
  languages: 'Idiomas',
  alsoHere: 'Esta página también está en español.',
};
