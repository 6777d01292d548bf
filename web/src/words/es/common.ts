import type { Common } from '../en/common.ts';

export const common: Common = {
  notPublished: 'no publicado',
  tooEarly: 'demasiado pronto para decirlo',
  notMeasured: 'sin medir',
  underAMinute: 'menos de un minuto',
  justNow: 'ahora mismo',
  searchLabel: 'Buscar por dominio o título',
  searchExample: 'example.social',
  search: 'Buscar',
  findServer: 'Encontrar mi servidor',
};
