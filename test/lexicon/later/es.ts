import type { Labelled } from '../labelled.ts';

export const es: readonly Labelled[] = [
  ['Ningún comentario racista será tolerado.', 'hate'],
  ['Discriminar a otras personas es motivo de expulsión.', 'hate'],
  ['No molestes a quien te ha pedido que pares.', 'harassment'],
  ['Insultar no es debatir.', 'harassment'],
  ['La desnudez se permite si va marcada.', 'nudity'],
  ['El porno va siempre oculto.', 'nudity'],
  ['El spam se borra sin aviso.', 'spam'],
  ['Las empresas pueden tener cuenta si no hacen publicidad.', 'advertising'],
  ['Quien lleve un bot responde de él.', 'bots'],
  ['Las ilustraciones hechas por IA no se admiten.', 'ai'],
  ['No hagas campaña por ningún partido político.', 'politics'],
  ['Hay que ser mayor de 16 años.', 'minors'],
  ['La protección de la infancia está por encima de todo.', 'minors'],
  ['Si compartes una foto ajena, cita al autor.', 'copyright'],
  ['Aquí se habla sobre todo en español.', 'languages'],
  ['El autor del mejor cartel gana una taza.'],
  ['Tu nombre puede ser el que quieras.'],
  ['La edad del servidor se celebra en mayo.'],
];
