import type { OverlayMessages } from '../en/overlay';
import { formatCount, formatMeasure, formatShare } from '../numbers';

export const overlay: OverlayMessages = {
  title: '地図に重ねるイノベーション',
  measuresHint: '複数選ぶと、標準化得点の平均になります。',
  units: {
    firms: '企業',
    grid_1km: '地域メッシュ 1 km',
    grid_500m: '地域メッシュ 500 m',
    hexagons: '六角形',
    prefectures: '都道府県',
    municipalities: '市区町村',
    towns: '町丁・大字',
    clusters: '集積',
    imported: '読み込んだ区域',
  },
  statistics: {
    mean: '平均',
    sum: '合計',
    positive: '0を超える割合',
    shrunk: '0を超える割合（企業数の少なさを補正）',
  },
  scales: { sequential: '少から多', diverging: '0を中心', bivariate: '2指標' },
  seconds: { frequency: '機関との交流回数', proximity: '最寄り機関までの距離（km）' },
  methods: {
    quantile: '等量',
    equal: '等間隔',
    jenks: '自然分類',
    deviation: '標準偏差',
  },
  leastFirmsHint: '差し引きで秘匿した値が分かる場合は、ほかの区域も秘匿します。',
  open: '区域ファイルを開く…',
  openHint:
    'GeoJSON、zipのShapefile、またはShapefile一式。国土数値情報の行政区域（N03）などが使えます。',
  opened: (name, count) => `${name}：${formatCount(count)}区域`,
  remove: (name) => `${name}を外す`,
  reading: '区域を読み込んでいます…',
  refused: {
    'no-outcome':
      'イノベーションの指標がまだありません。手順1で企業表のどの列が指標かを指定するか、特許や製品の表を追加してください。',
    'all-missing': 'この指標の値がある企業がありません。別の指標を選んでください。',
    'no-employees': '指標の値と従業員数の両方がある企業がありません。',
    constant: '選んだ指標はすべての企業で同じ値のため、標準化得点を計算できません。',
    'no-layer': '先に区域ファイルを開いてください。',
    'no-towns': '町丁・大字の区域は住所辞書の町の点から作りますが、住所辞書がありません。',
    'no-areas': '区域の境界を読み込めませんでした。ページを開き直してください。',
  },
  plain: {
    constant: '値がすべて同じため、階級は1つです。',
    'all-hidden': 'すべての区域が秘匿されています。大きな区域か、小さい企業数を選んでください。',
    'no-firms': '値のある企業が、どの区域にもありません。',
  },
  approximate: (km, source) =>
    `境界は概略です（${source}の町の点どうしの中間）。${Number.isNaN(km) ? '' : `ずれはふつう${formatMeasure(km)} km程度です。`}`,
  coarseBorders: (count) =>
    `うち${formatCount(count)}区域はさらに粗い境界です（点のある町が少ないか、隣の市区町村の町が住所辞書にありません）。`,
  approximateTip: (km) => `境界のずれ ±${formatMeasure(km)} km程度`,
  coarseTip: '粗い境界',
  withoutArea: (count) =>
    `${formatCount(count)}市区町村は区域がないため記号で示しています（区とともに表示される政令指定都市、または住所辞書に町がない市区町村）。`,
  townsWanted:
    '今は代表点の記号です。住所辞書の町があれば、区域ファイルがなくても区域として塗り分けます。',
  makingAreas: (share) => `区域を作成中：${formatShare(share)}`,
  left: (count) =>
    `${formatCount(count)}社はどの区域にも入りません（位置なし、位置が粗い、または区域外）。`,
  legendTitle: (measure, unit) => `${measure}・${unit}`,
  composite: (labels) => `${labels.join('、')}の標準化得点`,
  perEmployeeOf: (label) => `${label}（従業員1人当たり）`,
  all: 'すべての値',
  range: (from, to) =>
    from === -Infinity && to === Infinity
      ? 'すべての値'
      : from === -Infinity
        ? `${formatMeasure(to)}未満`
        : to === Infinity
          ? `${formatMeasure(from)}以上`
          : `${formatMeasure(from)}以上${formatMeasure(to)}未満`,
  whole: (least, most) =>
    least === most ? formatCount(least) : `${formatCount(least)}〜${formatCount(most)}`,
  missing: '値なし',
  suppressed: (least) => `秘匿（${formatCount(least)}社未満、または補助的な秘匿）`,
  first: (label) => `↑ ${label}`,
  across: (label) => `→ ${label}`,
  cell: (own, second) => `${own}、2つ目の指標 ${second}`,
  tip: (n, all) =>
    n === all ? `${formatCount(n)}社` : `${formatCount(all)}社のうち値あり${formatCount(n)}社`,
  tipValue: (value) => formatMeasure(value),
  tipInterval: (low, high) => `（95%区間${formatMeasure(low)}～${formatMeasure(high)}）`,
  few: (count, areas, below) =>
    `値のある${formatCount(areas)}区域のうち${formatCount(count)}区域は${below}社未満の値で、偶然に高くも低くもなります。「0を超える割合（企業数の少なさを補正）」を選ぶと考慮されます。`,
  fewShrunk: (count, areas, below) =>
    `値のある${formatCount(areas)}区域のうち${formatCount(count)}区域は${below}社未満の値で、区間が広くなります。`,
  prior: (mean, firms) =>
    Number.isFinite(firms)
      ? `割合は、各区域に企業が${formatMeasure(firms)}社多くあるとみなして、全体の割合${formatMeasure(mean)}に近づけています（経験ベイズ、Marshall 1991）。`
      : `区域ごとの割合の差は偶然で説明できる範囲のため、すべて全体の割合${formatMeasure(mean)}としています（経験ベイズ、Marshall 1991）。`,
  tipHidden: '秘匿',
};
