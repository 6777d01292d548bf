import type { Dice } from '../random.ts';

/** Rules as servers publish them: about one thing or about several, plain or long-winded, and some about nothing much. */
const ENGLISH: readonly string[] = [
  'Be kind to each other.',
  'No advertising without asking first.',
  'Mark sensitive media as such.',
  'No harassment, discrimination or incitement.',
  'Describe pictures for those who cannot see them.',
  'Automated accounts must be marked as bots.',
  'Keep to the topics of this server in the local timeline.',
  'No content that is illegal where the server stands.',
  'No racism, sexism, homophobia, transphobia, xenophobia or casteism.',
  'You must be at least 16 years old.',
  'AI-generated pictures and texts must say so.',
  'Politics behind a content warning, please.',
  'Credit the artist whose work you share.',
  'Any language is welcome; please set the right one for each post.',
  'No spam, no chain letters, no mass-following.',
  'Minor quarrels are for direct messages.',
  'The bottom of the page tells who runs this server, and what happens when you disagree with a decision.',
  'Dogpiling, stalking, threats and publishing what somebody wants to keep private end with a suspension, whether they happen here, on another server or outside of the network altogether, and whether or not the other side started it.',
  'Nudity is fine when it is hidden behind a warning; sexualised depictions of children are never fine and are reported.',
  'If you hate the weather, say so: complaining is allowed.',
  'Do not feed our posts to a language model.',
  'Pirated films and music are removed when we learn of them.',
  'The party on the anniversary of the server is for all.',
];

const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  de: [
    'Seid freundlich zueinander.',
    'Keine Werbung ohne Absprache.',
    'Keine Belästigung, keine Hetze.',
    'Rassismus, Sexismus, Queerfeindlichkeit und Antisemitismus haben hier keinen Platz.',
    'Nacktheit und Pornografie nur hinter einer Inhaltswarnung.',
    'Bots sind zu kennzeichnen und schreiben nicht öfter als einmal in der Stunde.',
    'Mit KI erzeugte Bilder bitte als solche angeben.',
    'Politische Beiträge bitte mit Inhaltswarnung versehen.',
    'Das Mindestalter ist 16 Jahre.',
    'Beachte das Urheberrecht und nenne bei fremden Bildern die Quelle.',
    'Wir schreiben auf Deutsch; Beiträge in anderen Sprachen sind trotzdem willkommen.',
    'Kein Spam.',
    'Bildbeschreibungen sind erwünscht.',
    'Bewirb dich gern mit zwei Sätzen; eine Bewerbung ist kein Vertrag.',
    'Wer andere beleidigt, bedroht, bloßstellt oder ihnen trotz eines klaren Neins weiter schreibt, verliert sein Konto, und zwar unabhängig davon, ob das hier, auf einem anderen Server oder außerhalb des Netzes geschieht.',
    'Bring Streit lieber früh zur Sprache als spät zum Platzen.',
  ],
  fr: [
    'Soyez bienveillants.',
    'Pas de publicité.',
    'Pas de harcèlement ni de discrimination.',
    'Le racisme, le sexisme, l’homophobie et la transphobie sont interdits.',
    'La nudité doit être masquée par un avertissement.',
    'Les robots doivent être identifiés comme tels.',
    'Signalez les images faites par une IA.',
    'Les sujets politiques vont derrière un avertissement.',
    'L’inscription est ouverte aux personnes de plus de 15 ans.',
    'Respectez le droit d’auteur.',
    'On écrit surtout en français, mais toutes les langues sont admises.',
    'Pas de spam.',
    'La politique de confidentialité explique ce que nous gardons.',
    'Une faute mineure n’appelle qu’un rappel.',
    'Les insultes, les menaces et la divulgation de données privées mènent à l’exclusion, que cela se passe ici, sur une autre instance ou ailleurs, et quelle que soit la personne qui a commencé.',
    'J’ai toujours le temps de répondre aux questions, mais pas forcément tout de suite.',
  ],
  ja: [
    '他人に迷惑をかけないこと。',
    'スパム行為は禁止です。',
    'センシティブな画像には印を付けてください。',
    '差別やヘイトスピーチは禁止します。',
    '誹謗中傷、脅迫、つきまといは凍結の対象です。',
    '宣伝だけを目的としたアカウントはご遠慮ください。',
    'ボットはプロフィールに明記してください。',
    'AIで生成した画像にはタグを付けてください。',
    '政治の話題は折りたたんでください。',
    '13歳未満の方は登録できません。',
    '著作権を侵害する投稿と無断転載を禁じます。',
    '日本語のサーバーですが、ほかの言語も歓迎します。',
    '画像には説明を付けてください。',
    '他のサーバーとの差別化のため、絵文字を増やしています。',
    '嫌がらせを受けたときは一人で抱え込まず、時間や相手のサーバーにかかわらず管理者に連絡してください。内容を確かめたうえで、必要であれば相手のアカウントや相手のサーバーとの通信を止めます。',
  ],
  es: [
    'Trata a los demás con respeto.',
    'Nada de publicidad.',
    'No se toleran el racismo, el machismo ni la homofobia.',
    'Prohibidos el acoso, los insultos y las amenazas.',
    'Los desnudos van detrás de una advertencia.',
    'Los bots deben identificarse.',
    'Indica si una imagen está hecha con IA.',
    'La política, con aviso de contenido.',
    'Hay que tener al menos 14 años.',
    'Respeta los derechos de autor.',
    'Escribe en el idioma que quieras y márcalo bien.',
    'Nada de spam.',
    'La política de privacidad explica qué datos guardamos.',
    'Los cambios menores de estas normas no se anuncian.',
    'Publicar datos privados de otra persona, seguirla de cuenta en cuenta o animar a otros a hacerlo supone la expulsión, ocurra aquí, en otro servidor o fuera de la red.',
  ],
};

// As many as are thrown since the lab's first day: whatever is thrown after them is then as it ever was.
const THROWS: Readonly<Record<string, number>> = { de: 3, fr: 3, ja: 3, es: 2 };
const THROWS_IN_ENGLISH = 8;

/** Up to six rules in the instance's main language, in English where the lab does not write it. */
export function makeRules(dice: Dice, language: string): string[] {
  const count = dice.between(0, 6);
  const own = dice.fork('rules');
  for (let left = THROWS[language] ?? THROWS_IN_ENGLISH; left > 0; left -= 1) dice.next();
  return own.some(ELSEWHERE[language] ?? ENGLISH, count);
}

/** All of them, for those who want to know what a directory makes of each. */
export const ALL_RULES: readonly string[] = [...ENGLISH, ...Object.values(ELSEWHERE).flat()];
