import type { Outside } from '../en/outside.ts';

export const outside: Outside = {
  searchName: 'Homeport',
  searchLine: '分散型ネットワークのサーバーを、名前や説明から探します。',
  offline: {
    title: '接続できません',
    line: '現在、ここから Homeport に接続できません。古い情報が新しく見えないように、以前の訪問の内容は保存していません。',
    again: 'もう一度試す',
  },
  picture: {
    tagline: '分散型ネットワークで居場所を見つける',
    uptime: '稼働率（90 日）',
    joining: '登録方法',
    software: 'ソフトウェア',
    alt: (domain) => `Homeport での ${domain}：状態、稼働率、登録方法`,
  },
};
