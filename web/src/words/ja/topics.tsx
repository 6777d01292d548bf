import type { Topics } from '../en/topics.tsx';

export const topics: Topics = {
  names: {
    hate: 'ヘイトスピーチ',
    harassment: '嫌がらせ',
    nudity: 'ヌードと性的な内容',
    spam: 'スパム',
    advertising: '広告',
    bots: 'ボット',
    ai: '人工知能（AI）',
    politics: '政治',
    minors: '未成年者',
    copyright: '著作権',
    languages: '言語',
  },
  lines: {
    hate: '人種差別、性差別、性的少数者や宗教への敵意など、集団に対する蔑視や差別。',
    harassment: '侮辱、脅迫、つきまとい、個人情報の暴露など、個人への攻撃。',
    nudity: 'ヌード、ポルノ、閲覧注意の指定が必要な画像や動画。',
    spam: '大量の迷惑な投稿、タイムラインを埋める連投、チェーンメール、迷惑アカウント。',
    advertising: '広告、営利目的のアカウント、自己宣伝。',
    bots: '自動で投稿するアカウント、自動転載、スクリプト。',
    ai: '機械が作った文章や画像、および投稿を学習に使うこと。',
    politics: '政党、選挙、政治宣伝、過激主義など、政治に関する話題。',
    minors: '年齢制限、子どもや若者の保護。',
    copyright: '著作権、ライセンス、海賊版、作者の表示など、他人の作品の扱い。',
    languages: '使われる言語と、ほかの言語の投稿の示し方。',
  },
};
