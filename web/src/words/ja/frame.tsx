import type { Frame } from '../en/frame.tsx';

export const frame: Frame = {
  title: 'Homeport：分散型ネットワークで居場所を見つける',
  description:
    'Fediverse のサーバー一覧です。稼働状況、ソフトウェア、ブロックの方針と、それぞれの根拠を示します。',
  skip: '本文へ移動',
  loading: '読み込み中…',
  site: 'サイト',
  choose: '選ぶ',
  instances: 'サーバー',
  incidents: '障害',
  status: '状況',
  about: 'このサイトについて',
  api: 'API',
  menu: 'メニュー',
  recommended: 'おすすめの決め方',
  topics: 'ルールの分類',
  compare: 'サーバーを比べる',
  demo: 'デモ',
  demoLine: (strong) => (
    <>{strong('デモです。')}このサイトの内容はすべて架空のもので、サーバーも利用者も障害も実在しません。</>
  ),
  promise:
    'Homeport が読むのは、サーバーが自ら公開している情報だけです。アカウントや投稿は読まず、Cookie を使わず、外部からは何も読み込みません。',
  footer: 'このサイトについて',
  measured: '稼働率の測り方',
  crawler: '巡回プログラムと、その断り方',
  apiDocs: 'API の資料',
  version: (version) => `バージョン ${version}`,
  languages: '言語',
  alsoHere: 'このページは日本語でもご覧になれます。',
};
