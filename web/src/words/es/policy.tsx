import { counted, formatCount } from '../../lib/intl.ts';
import type { Policy } from '../en/policy.tsx';

const servers = (count: number) => counted(count, { one: '# servidor', other: '# servidores' });
const rules = (count: number) => counted(count, { one: '# norma', other: '# normas' });

export const policy: Policy = {
  reachHeading: 'A quién se llega desde aquí',
  failed: 'Esto no se ha podido leer ahora mismo. El resto de la página no se ve afectado.',
  notSummed: 'Su alcance aún no se ha calculado. Se hace cada pocas horas.',
  reachShare: 'Personas activas al alcance',
  reachLine: (share) => `y ${share} de los servidores que figuran aquí`,
  reachBasis: 'Hasta donde los servidores publican sus normas y sus cifras.',
  blocks: 'Bloquea',
  blocksLine: (_count, { servers_of }) => `de ${servers(servers_of)} que figuran aquí`,
  blocksPeople: (share) => `con ${share} de las personas activas`,
  widely: 'De los servidores que muchos bloquean',
  widelyLine: (blocked, of) => `bloquea ${formatCount(blocked)} de ${formatCount(of)}`,
  blockedBy: 'La bloquean',
  blockedByLine: (of) => `de ${servers(of)} que publican sus normas`,
  summed: (ago) => `Calculado ${ago}.`,

  askHeading: '¿Se puede llegar a…?',
  askLabel: 'Servidores, o direcciones de amistades',
  askHint: 'Varios, separados por comas, por ejemplo example.social, @friend@example.org',
  ask: 'Comprobar',
  askFailed: 'No se ha podido comprobar ahora mismo. Inténtalo de nuevo en un minuto.',
  unresolved: (names) => <>No es ni un servidor ni una dirección: {names}</>,
  verdicts: {
    yes: 'Sí',
    limited: 'Sí, con límites',
    no: 'No',
    unknown: 'No se conoce nada en contra',
  },
  verdictLines: {
    yes: 'Ambos publican todas sus normas, y ninguna los separa.',
    limited: 'Se alcanzan, pero uno oculta o recorta lo que llega del otro.',
    no: 'Una norma publicada los separa.',
    unknown: 'Ninguna norma publicada los separa, pero no todas las normas están publicadas:',
  },
  doubts: {
    from_unpublished: (name) => <>{name} no publica a quién bloquea.</>,
    to_unpublished: (name) => <>{name} no publica a quién bloquea.</>,
    from_incomplete: (name) => <>{name} publica solo una parte de su lista, u oculta nombres en ella.</>,
    to_incomplete: (name) => <>{name} publica solo una parte de su lista, u oculta nombres en ella.</>,
    to_unlisted: (name) => <>{name} no es un servidor que conozcamos.</>,
  },
  covers: {
    named: 'lo nombra',
    parent: 'nombra un dominio por encima de él',
    pattern: 'tiene un patrón que coincide con él',
    everybody: 'se refiere a todos',
    not_allowed: 'solo federa con servidores elegidos, y él no está entre ellos',
    nobody: 'no federa con nadie',
  },
  by: (name, what) => (
    <>
      {name} {what}
    </>
  ),

  blocksHeading: 'A quién bloquea',
  blockedByHeading: 'Quién la bloquea',
  rulesHere: 'Publica estas normas.',
  rulesInForce: (count) => `${rules(count)} en vigor.`,
  rulesAbout: (count) => `${servers(count)} con una norma en vigor, entre los que publican las suyas.`,
  partial: 'Ella misma dice que su lista está incompleta.',
  nobodyBlocks: 'Ningún servidor que publique sus normas tiene una sobre este.',
  notRead: 'Su lista aún no se ha leído.',
  emptyList: 'Publica su lista, y la lista está vacía.',
  seeAll: (count) => counted(count, { one: 'Ver la norma', other: 'Ver las # normas' }),
  liftedRules: (count) => counted(count, { one: '# norma retirada', other: '# normas retiradas' }),
  server: 'Servidor',
  what: 'Qué',
  reason: 'Motivo indicado',
  noReason: 'ninguno indicado',
  firstSeen: 'Vista por primera vez',
  lifted: (ago) => <>retirada {ago}</>,
  obfuscated: 'publicado así; no adivinamos',
  listTitle: 'Normas sobre otros servidores',
  standing: 'En vigor',
  liftedOnly: 'Retiradas',
  all: 'Todas',
  whichRules: 'Qué normas',
  total: rules,
  next: 'Página siguiente',
  pages: 'Páginas de esta lista',

  rulesHeading: 'Sus normas',
  rulesIntro: (link) => (
    <>Con sus propias palabras, ordenadas por temas. {link('Cómo se ordenan las normas')}</>
  ),
  rulesNone: 'No publica normas. Eso no significa que todo esté permitido.',
  otherRules: 'Otras normas',
  allRules: (count) => counted(count, { one: 'La norma, tal cual', other: 'Las # normas, en su orden' }),
  missing: (topics) =>
    `Ninguna norma publicada sobre: ${topics}. Eso significa «no publicado», no «permitido».`,
};
