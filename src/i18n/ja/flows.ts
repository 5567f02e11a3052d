import type { FlowGrouping } from '../../model';
import { FEW_DEGREES, type FlowMessages } from '../en/flows';
import {
  formatCount,
  formatDecimals,
  formatFixed,
  formatKm,
  formatShare,
  statedP,
} from '../numbers';

const groupings: Readonly<Record<FlowGrouping, string>> = {
  by_zoom: '広域では市区町村、拡大すると企業',
  firms: '企業と機関',
  municipalities: '市区町村と機関',
  clusters: '集積と機関',
  between_clusters: '機関を共有する集積どうし',
};

const contacts = (perYear: number): string => formatFixed(perYear, perYear < 10 ? 1 : 0);

export const flows: FlowMessages = {
  title: '交流はどこへ向かうか',
  show: '交流の流れを地図に示す',
  groupings,
  bandTo: '～',
  lockHint: '絞り込みを変えても、同じ太さは同じ強さを表します。',
  legend: (grouping) => `連携：${grouping}`,
  key: (lines) => `線${lines.map(formatCount).join(' / ')}本`,
  part: (all, share) =>
    `広域では全${formatCount(all)}本のうち強いものだけ（強さの合計の${formatShare(share)}）`,
  showAll: '広域でも強い線だけでなくすべての線を描く',
  strength: '連携の強さ（重みつき年間回数）',
  difference: '期待との差（年間回数）',
  locked: '太さは固定',
  direction: '矢印は機関の方向',
  undirected: '両方が交流する機関を介したつながり',
  widthText: (strength) => (strength < 1 ? formatFixed(strength, 2) : formatCount(strength)),
  rest: (ties) => `どの区分にも入らない企業の連携${formatCount(ties)}件は示していません`,
  unplaced: (lines) => `片方の位置が分からない${formatCount(lines)}本は示していません`,
  classes: {
    'much-fewer': '期待よりずっと少ない',
    fewer: '期待より少ない',
    more: '期待より多い',
    'much-more': '期待よりずっと多い',
  },
  tip: (from, to) => `${from} → ${to}`,
  tipBetween: (a, b) => `${a} ― ${b}`,
  tipStrength: (strength, ties) =>
    ties > 0
      ? `強さ${contacts(strength)}、連携${formatCount(ties)}件`
      : `強さ${contacts(strength)}`,
  tipResidual: (difference, more) =>
    `期待より年${contacts(difference)}回${more ? '多い' : '少ない'}`,
  gravity: {
    title: '交流は期待より多いか、少ないか',
    intro:
      '集積と機関のすべての組について、距離、集積の企業数、機関の種類から期待される交流回数を求めます（重力モデル。ポアソン擬似最尤法、0回の組を含む、標準誤差はHC1）。',
    explained: (share, pairs) =>
      `${formatCount(pairs)}組の逸脱度の${formatShare(share)}をモデルが説明します。`,
    distance: (elasticity) =>
      `距離が2倍になると、交流は${formatShare(1 - 2 ** elasticity)}少ない関係にあります。`,
    distanceMore: (elasticity) =>
      `距離が2倍になると、交流は${formatShare(2 ** elasticity - 1)}多い関係にあります。`,
    term: '項',
    coefficient: '推定値',
    error: '標準誤差',
    constant: '定数項',
    terms: { distance: '距離（km）の対数', firms: '企業数の対数' },
    base: (kind) => `種類の基準：${kind}`,
    leftOut: (kinds) => `どの集積とも連携がない種類は含めません：${kinds.join('、')}`,
    rest: (ties) => `集積外の企業の連携${formatCount(ties)}件は含めません。`,
    unknown: (ties) => `頻度の分からない連携${formatCount(ties)}件は含めません。`,
    refused: {
      'no-clusters': '企業のある集積がありません。集積の定義を変えてください。',
      'no-pairs': '集積と機関の組が少なすぎ、このモデルは推定できません。',
      'no-ties': '集積の企業に、頻度の分かる連携がありません。',
      constant: 'どの組も距離が同じなので、距離との関係は分かりません。',
      collinear: '距離、企業数、種類が互いに重なり、区別できません。',
      'not-converged': '推定が収束しません。項に対して連携が少なすぎます。',
    },
    fixed: (f) =>
      `集積と機関のそれぞれに固有の効果を置き、規模や種類など、それぞれに属するものをすべて統制すると、距離（km）の対数の推定値は${formatDecimals(f.estimate, 3)}（${Number.isNaN(f.standardError) ? '集積と機関の2方向のクラスター誤差は計算できません' : `集積と機関の2方向のクラスター誤差${formatFixed(f.standardError, 3)}、95%信頼区間${formatDecimals(f.ciLow, 3)}～${formatDecimals(f.ciHigh, 3)}、自由度${f.df}のtで${statedP(f.pValue)}`}）。${f.df < FEW_DEGREES ? '集積または機関が少ないため、誤差は不確かです。' : ''}`,
    fixedPairs: (pairs, clusters, institutions) =>
      `対象は${formatCount(clusters)}集積と${formatCount(institutions)}機関の${formatCount(pairs)}組です。`,
    fixedWithout: (clusters, institutions) => {
      const left = [
        ...(clusters > 0 ? [`${formatCount(clusters)}集積`] : []),
        ...(institutions > 0 ? [`${formatCount(institutions)}機関`] : []),
      ];
      return `交流のまったくない${left.join('と')}は、固有の効果で0が完全に決まるため除きました。`;
    },
    fixedRefused: {
      'no-ties':
        '集積と機関の効果を置いた推定はできません。集積の企業に、頻度の分かる連携がありません。',
      'few-members':
        '集積と機関の効果を置いた推定はできません。交流のある集積または機関が2つに足りません。集積を小さく定義するか、連携を加えてください。',
      collinear:
        '集積と機関の効果を置いた推定はできません。距離が、集積と機関のそれぞれに属するものの和になっています。',
      'not-converged':
        '集積と機関の効果を置いた推定はできません。距離だけで交流の有無が完全に決まります。連携を加えるか、集積を大きく定義してください。',
    },
    show: '差を地図に示す',
    near: '近いとみなす距離',
    sameField: '集積の主な業種と連携のある機関だけ',
    missing: 'あるはずの連携',
    missingHint: '近くにありながら連携がなく、期待される交流が多い集積と機関の組。',
    missingHead: ['集積', '機関', 'km', '期待（年）', '同じ業種'],
    noMissing: 'この距離の内で連携のない組はありません。',
    far: '遠くまで届く機関',
    farHint: (km) => `${formatKm(km)}kmを超える交流が期待より多い機関。`,
    farHead: ['機関', '集積', '平均km', '期待の平均km', '遠い交流', '期待'],
    noFar: '遠い交流が期待より多い機関はありません。',
    field: { unknown: '–', none: 'なし', firms: (firms) => `${formatCount(firms)}社` },
    save: 'CSVで保存',
    caution: '関連を示すもので、因果ではありません。機関と企業の立地は無作為ではありません。',
  },
  whatIf: {
    title: '機関を新設・閉鎖したらどうなるか',
    intro: '新たに届く企業と、集積ごとの近づきやすさの変化を示します。',
    place: '地図上で場所を選ぶ',
    placing: '機関を置く場所を地図上でクリックしてください。Escで取りやめます。',
    municipality: 'または市区町村',
    unknown: 'この名前の市区町村はありません。',
    tooMany: '同じ名前の市区町村が複数あります。都道府県名から書いてください。',
    open: 'ここに新設',
    tryOut: '効果を見る',
    close: (name) => `${name}を閉鎖`,
    closeHint: '地図で機関を選ぶと、閉鎖した場合を見られます。',
    opened: (lng, lat) =>
      `新しい機関：北緯${formatFixed(lat, 3)}度、東経${formatFixed(lng, 3)}度。`,
    closed: (name) => `${name}を閉鎖した場合。`,
    nearest: (before, after) =>
      `最寄りの機関までの距離の中央値：現在${formatKm(before)}km、変更後${formatKm(after)}km。`,
    noneLeft: '機関がなくなります。',
    head: ['距離', '届くようになる', '届かなくなる'],
    within: (km) => `${formatKm(km)}km以内`,
    clusters: '近づきやすさの変化が大きい集積',
    clusterHead: ['集積', '現在', '変更後', '変化'],
    accessibility: (halfKm) =>
      `近づきやすさ：各機関を距離0で1、${formatKm(halfKm)}kmで半分と数えた合計。集積の企業の平均。`,
    unchanged: '0.01以上変わる集積はありません。',
    colour: '変化で企業を色分け',
    saveFirms: '届くかどうかが変わる企業を選択',
    clear: '現状に戻す',
    stale: '計算し直しています。',
    legend: '近づきやすさの変化',
    little: '0.1未満',
    exportText: (firms) => `企業${formatCount(firms)}社の変更前後の近さ`,
    save: 'what-if.geojsonを保存',
  },
};
