import type { OverridesMessages } from '../en/overrides';
import { formatCount } from '../numbers';

/** 自動で求めた集積に代わる、描いた境界。 */
export const overrides: OverridesMessages = {
  inForce: (count) =>
    `自動で求めた集積のうち${formatCount(count)}か所は、描いた境界に差し替えています。ほかの集積は半径と最少企業数に従います。`,
  whileDrawn: (count) =>
    `集積を差し替える境界${formatCount(count)}件は、集積を自動で求めるときのために保存されています。`,
  resting: (anchor) => `休止中：企業${anchor}を最初の中核とする集積が今はありません`,
  restore: '自動の境界に戻す',
  editing:
    '角・辺の中点・境界全体をドラッグできます。新しく描いた形は、この集積の境界に置き換わります。ほかの集積はそのままです。',
  hint: 'この集積だけを、編集できる境界に差し替えます。ほかの集積はそのままです。',
  inReport: (count) =>
    `このうち${formatCount(count)}か所の集積は、自動で求めた境界に代えて手で描いた境界を用いた。境界の内側の企業を集積の内とし、元の集積の企業でも境界の外側にあるものは外とした。`,
  buffered: {
    polygon: '取り込んだポリゴンレイヤにある市区町村の範囲から広げました。',
    towns:
      '住所辞書の町の点から作った市区町村の概略の範囲から広げました（ポリゴンは取り込まれていません）。',
    circle:
      '市区町村の代表点を中心とする円を描きました（その市区町村のポリゴンも、住所辞書の町もありません）。',
  },
};
