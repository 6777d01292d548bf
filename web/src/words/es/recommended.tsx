import { counted } from '../../lib/intl.ts';
import type { Recommended } from '../en/recommended.tsx';

const days = (count: number) => counted(count, { one: '# día', other: '# días' });

export const recommended: Recommended = {
  title: 'Cómo recomendamos',
  lead: 'Quién va primero lo decide una fórmula, y esta es la fórmula entera. Nadie puede pagar por un puesto, nada se coloca a mano, y esta página no sabe nada de quien la lee.',

  bandsTitle: 'Seis niveles',
  bandsLine:
    'Cada servidor está en un nivel. El primero se muestra antes que los demás, y en él están los que no tienen nada en contra.',
  bandColumn: 'Nivel',
  bandWhoColumn: 'Quién está en él',
  bands: [
    'No hay nada en su contra.',
    'Es fiable y admite gente, pero conviene saber algo antes de entrar.',
    'Está en línea, pero quien empieza debería mirarlo dos veces.',
    'Quien lo administra no quiere rastreadores: no se mide, como desea.',
    'Ahora mismo no está en línea.',
    'Ya no existe.',
  ],

  reservesTitle: 'Qué se dice en contra de un servidor',
  reservesLine:
    'Todo esto se muestra allí donde se recomienda el servidor. Lo que nadie publica nunca cuenta en contra; solo que no enviamos a nadie a donde no se sabe si es posible registrarse.',
  reserveColumn: 'Qué se dice',
  whenColumn: 'Cuándo se dice',
  placeColumn: 'Dónde lo coloca',
  band: (number) => `nivel ${number}`,
  bandOrLower: (better, worse, limit) => `nivel ${better}; por debajo del ${limit}, nivel ${worse}`,
  lastInBand: 'al final de su nivel',
  when: {
    not_up: () => 'En la última visita no respondía, o está fallando.',
    unproven: ({ coverage, visits }) =>
      `Se midió menos del ${coverage} de los últimos 30 días, o hubo menos de ${visits} visitas.`,
    unreliable: ({ good }) =>
      `Estuvo en línea menos del ${good} del tiempo medido en los últimos 30 días, o ahora responde, pero no como debería.`,
    outdated: ({ behindDays }) =>
      `Otros servidores usan una versión más nueva de su software desde hace más de ${days(behindDays)}.`,
    young: ({ ageDays }) => `Se vio en línea por primera vez hace menos de ${days(ageDays)}.`,
    closed: () => 'No está abierto a cualquiera ni a petición, o no publica si lo está.',
    undescribed: () => 'Ni siquiera tiene nombre.',
    isolated: ({ reach }) =>
      `Las normas publicadas, suyas o ajenas, le dejan menos del ${reach} de las personas activas de su red.`,
    doubtful: () => 'Una cifra que da contradice a otra, o es mayor que la de cualquier servidor.',
    reserved: () => 'Quien lo administra pide figurar con las menos palabras posibles.',
    oversized: ({ share, declaring }) =>
      `Reúne más del ${share} de las personas activas de su red, y al menos ${declaring} servidores de ella dan sus cifras.`,
  },

  shuffleTitle: 'Dentro de un nivel',
  shuffle: (code) => (
    <>
      Los servidores de un nivel se barajan, de nuevo cada día (UTC). La palabra con la que empieza la mezcla
      figura en la dirección como {code('seed')}, de modo que una dirección muestra a todo el mundo el mismo
      orden. A lo largo de muchos días, cada servidor de un nivel sale primero igual de a menudo.
    </>
  ),
  spread:
    'Los más grandes son la excepción: van al final de su nivel, porque una red está más sana cuando la gente se reparte, y porque no necesitan ayuda para que los encuentren.',

  factsTitle: 'En qué se apoyan las cifras',
  facts: [
    {
      term: 'La disponibilidad',
      text: 'se pondera por tiempo y cuenta solo donde se pudo medir. Lo que nosotros no pudimos medir no cuenta ni como en línea ni como caído.',
    },
    {
      term: 'La versión más nueva',
      text: 'es la que usan servidores de al menos tres administraciones distintas; así, un servidor que miente sobre su versión no hace parecer viejo a nadie. El retraso se cuenta desde el día en que la tuvo el tercero. Las versiones que no se pueden leer no dicen nada.',
    },
    {
      term: 'La antigüedad',
      text: 'es el tiempo desde que vimos el servidor en línea por primera vez; un dominio que ha cambiado de manos empieza de nuevo.',
    },
    {
      term: 'El alcance',
      text: 'se lee en las normas publicadas de ambos lados. Las normas que nadie publica no separan a nadie aquí.',
    },
  ],

  noPartTitle: 'Qué no cuenta',
  noPart: [
    'Cuánta gente tiene un servidor, por debajo del límite de arriba.',
    'Su software, su país, sus idiomas y de qué tratan sus normas: eso lo eliges tú.',
    'Quién lo lleva, y si lo conocemos.',
  ],

  checkTitle: 'Compruébalo',
  check: (api, directory, code) => (
    <>
      La {api('API pública')} da {code('band')} y {code('reserves')} de cada servidor, y el{' '}
      {directory('directorio')} los muestra en este orden.
    </>
  ),
};
