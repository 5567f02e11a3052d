import type { DistanceDecay } from '../../model';
import type { LinkageMessages } from '../en/linkage';
import { formatCount, formatFixed, formatKm, formatShare } from '../numbers';

const decays: Readonly<Record<DistanceDecay, string>> = {
  none: '距離を考慮しない',
  exponential: '指数で減衰',
  power: 'べき乗で減衰',
};

export const linkage: LinkageMessages = {
  title: '連携はどれほど強いか',
  formula: '連携の強さ＝年間の交流回数×機関の種類の重み×距離による減衰',
  counted: '交流頻度のある連携がないため、1件を年1回として数えています。',
  unknown: (ties) => `頻度か距離が分からず、強さの決まらない連携が${formatCount(ties)}件あります。`,
  frequencies: { per_year: '年間の回数', scale: '段階の点数' },
  score: (score) => `${score}点の年間回数`,
  decays,
  network: (ties, crossing, topThree) =>
    `連携${formatCount(ties)}件。県境を越えるもの${formatShare(crossing)}。強さの${formatShare(topThree)}を上位3機関が占めます。`,
  strongest: '連携の強い機関',
  clusters: '大きい集積の連携',
  cluster: '集積',
  perFirm: '1社当たり',
  linked: '連携あり',
  insideShare: '集積内の強さ',
  topThree: '上位3機関',
  clustersHint:
    '連携あり：連携のある企業の割合。集積内の強さ：集積の境界の内にある機関との連携の割合。上位3機関：最も強い3機関の割合。',
  strength: '連携の強さ',
  ofCluster: {
    title: '使われている連携',
    sum: (strength, ties) =>
      `${formatFixed(strength, 1)}＝連携${formatCount(ties)}件の「年間の交流回数×重み×減衰」の合計`,
    linked: (share, perFirm) =>
      `企業の${formatShare(share)}に連携があり、1社当たり${formatFixed(perFirm, 2)}件`,
    inside: (share) =>
      `強さの${formatShare(share)}が境界の内、${formatShare(1 - share)}が外の機関との連携`,
    concentration: (topThree, herfindahl) =>
      `上位3機関が${formatShare(topThree)}を占める（ハーフィンダール指数${formatFixed(herfindahl, 2)}）`,
    strongest: 'この集積の強い連携',
    none: 'この集積には、強さの決まる連携のある企業がありません。',
  },
  partners: '相手企業数',
  tie: (f) =>
    `${formatFixed(f.perYear, 1)} × ${formatFixed(f.kindWeight, 1)} × ${formatFixed(f.decay, 2)} = ${formatFixed(f.strength, 1)}`,
  tieUnknown: '不明',
  sum: (strength, partners) =>
    `重みつきで年${formatFixed(strength, 1)}回、相手${formatCount(partners)}`,
  more: (count) => `ほか${formatCount(count)}件`,
  siting: {
    title: '新しい拠点はどこに置くとよいか',
    intro:
      '今ある機関に加えて新しい拠点を置く市区町村を選びます（p-メディアン法または最大被覆法）。効果の大きい場所を1つずつ選び、改善しなくなるまで入れ替えます。',
    method: '目的',
    methods: {
      median: '距離の合計を最小に',
      cover: '届く企業を最多に',
    },
    sites: '拠点数',
    coverKm: '届く距離',
    start: '拠点を探す',
    running: (share) => `計算中 ${formatShare(share)}`,
    municipality: '市区町村',
    gain: { median: '短縮（km）', cover: '増える企業' },
    foundMedian: (before, after, firms) =>
      `最寄りの機関までの平均距離：現在${formatKm(before / firms)}km、これらの拠点があれば${formatKm(after / firms)}km（${formatCount(firms)}社）。`,
    foundMedianNew: (after, firms) =>
      `最寄りの機関までの平均距離：これらの拠点があれば${formatKm(after / firms)}km（${formatCount(firms)}社）。`,
    foundCover: (before, after, firms, km) =>
      `どの機関からも${formatKm(km)}kmを超える企業：現在${formatCount(firms)}社中${formatCount(before)}社、これらの拠点があれば${formatCount(after)}社。`,
    bound: (share) =>
      share < 0.0005
        ? '同じ拠点数でこれよりよい選び方はありません。'
        : `同じ拠点数の最良の選び方でも、効果はこれより最大${formatShare(share)}大きいだけです。`,
    hint: '効果は、上の拠点がすでにあるときの追加分です。拠点は市区町村の代表点にあるとみなします。',
    stale: 'その後、企業か機関が変わりました。',
    refused: {
      'no-firms': '位置の分かる企業がありません。住所か座標を加えてください。',
      'too-many-firms':
        '企業が多く、全市区町村との距離がメモリーに収まりません。25,000社未満にしてください。',
    },
    save: 'CSVで保存',
  },
};
