import type { FoundDefinitionMessages } from '../en/definition';
import type { ByOrigin } from '../en/methods';
import { formatCount, formatFixed, formatKm, formatShare } from '../numbers';
import { methods } from './methods';

const origin: ByOrigin = {
  wanted: (radiusKm, minFirms) =>
    `町字以上の精度で位置の分かる企業が30社以上になると、半径と最小企業数を企業の位置から求めます。それまでは${radiusKm} km、${formatCount(minFirms)}社とします。`,
  positions: (radiusKm, minFirms) =>
    `半径（${radiusKm} km）と最小企業数（${formatCount(minFirms)}社）は、企業の成果を見ずに、企業の位置だけから求めました。`,
  undivided: (radiusKm, minFirms) =>
    `企業の位置からは、企業を複数の集積に分ける定義が見つかりませんでした。最も近いのは半径${radiusKm} km、${formatCount(minFirms)}社です。`,
};

export const definition: FoundDefinitionMessages = {
  origin: (from, { method, radiusKm, minFirms }) =>
    (methods[method].origin ?? origin)[from](radiusKm, minFirms),
  belowFloor: (floorKm) =>
    `位置の誤差の中央値（${formatKm(floorKm)} km）を下回っています。この半径では、どの企業どうしが近いかは偶然に左右されます。`,
  floor: (floorKm) => `位置の精度で意味があるのは${formatKm(floorKm)} km以上です。`,
  find: '位置から定義を求める',
  running: (share) => `定義を比べています… ${formatShare(share)}`,
  found: (f) =>
    `半径${f.radiusKm} km以内に${formatCount(f.minFirms)}社以上とすると、企業が最もよく分かれます：集積${formatCount(f.clusters)}か所、${formatShare(f.insideShare)}が集積内。`,
  why: (f) =>
    `位置の精度で意味のある${formatKm(f.floorKm)} km以上の${formatCount(f.tried)}通りの定義のうち、隣り合う定義、位置を動かした結果、HDBSCANとの一致が最も高いものです（調整ランド指数${formatFixed(f.agreement, 2)}）。企業の位置だけを使い、企業の成果は見ていません。`,
  used: 'この定義を使っています。',
  again: '位置から求め直す',
  use: (radiusKm, minFirms) => `半径${radiusKm} km、${formatCount(minFirms)}社を使う`,
  without: {
    'too-few': '位置の分かる企業が少なすぎて、定義を求められません。',
    'one-centre':
      '密な中心が1つあり、その周りは次第に疎になっています。複数の集積に分ける定義はありません。',
    none: '企業を分ける定義はありません。定義を少し変えると結果が変わり、周りより目立って密な場所がありません。',
  },
  bandwidth: {
    find: '位置からカーネル幅を求める',
    running: (share) => `カーネル幅を比べています… ${formatShare(share)}`,
    found: (f) =>
      `この位置には幅${f.radiusKm} kmが合います。各地点の企業が、ほかの地点の企業から最もよく予測されます。`,
    why: (f) =>
      `${formatCount(f.places)}地点の${formatCount(f.firms)}社について、${formatKm(f.floorKm)} km（位置の精度で意味のある下限）から${formatKm(f.radiiKm[1])} kmまでを尤度の交差検証（Habbema, Hermans and van den Broek 1974、Duin 1976）で比べました。全企業では${formatKm(f.ofAllKm)} kmで、注目する企業が少ないほど広くします。企業の位置と注目する企業の数だけを使い、どの企業が注目する企業かは見ていません。`,
    used: 'この幅を使っています。',
    use: (radiusKm) => `${radiusKm} kmを使う`,
    tooFew: 'カーネル幅を求めるには、注目する企業が5社以上、地点が2つ以上必要です。',
  },
  instead:
    '周囲の全企業の名簿と比べる（方法「空間スキャン」）、業種を1つに絞る、より広い地域の一覧を使う、境界を描く、といった方法があります。',
};
