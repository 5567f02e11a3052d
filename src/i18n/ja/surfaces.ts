import type { SurfaceMessages } from '../en/surfaces';
import { background } from './background';
import { formatCount, formatFixed, formatKm, formatLimit, formatP, formatShare } from '../numbers';

const kernel: (f: Parameters<SurfaceMessages['bandwidths']>[0]) => string = (f) =>
  f.bandwidths === 'fixed'
    ? `幅${formatKm(f.bandwidthKm)} kmのガウスカーネル`
    : `幅${formatKm(f.bandwidthKm)} kmのガウスカーネル（企業が密な所の${formatKm(f.narrowestKm)} kmから、まばらな所の${formatKm(f.widestKm)} kmまで変わります）`;

export const surfaces: SurfaceMessages = {
  layer: '企業の密度（面）',
  title: { density: '企業の密度', relative: '相対密度' },
  bandwidth: (km, enlarged) =>
    `カーネル幅${km} km（${enlarged ? '範囲が広いため、集積の定義の半径より大きくしています' : '集積の定義の半径'}）。`,
  bandwidths: (f, enlarged) =>
    `${kernel(f)}${enlarged ? '。範囲が広いため、集積の定義の半径より大きくしています' : ''}。`,
  flat: '単独の企業より密な場所はありません。',
  from: {
    density: (value) => `1km²あたり${formatLimit(value)}社以上`,
    above: (ratio) => `${formatLimit(ratio)}倍以上`,
    below: (ratio) => `1/${formatLimit(ratio)}以下`,
  },
  line: {
    more: (tolerance) => `偶然より多い（各地点でp ≤ ${tolerance}）`,
    fewer: (tolerance) => `偶然より少ない（各地点でp ≤ ${tolerance}）`,
  },
  relative: {
    title: '何と比べて密か',
    intro:
      '注目する企業が、周りの企業に占める割合の、全体での割合より高いのはどこか。全企業が密なだけの場所は、答えになりません。',
    ofInterest: '注目する企業',
    background: '比べる対象',
    studied: '分析の対象の企業',
    ofList: 'リストのすべての企業',
    ofStudy: '分析の対象のすべての企業',
    noBackground:
      '業種を選ぶか、比べる名簿を開いてください。または、名簿全体をリストとして読み込み、手順1の「誰についての分析か」で対象を一部の企業に絞ると、ほかの企業が比べる対象になります。',
    run: '計算する',
    running: (share) => `無作為に割り当てています… ${formatFixed(share * 100, 0)}%`,
    show: '地図に表示',
    save: 'GeoJSONで保存',
    refused: {
      'too-few-cases': '位置の分かる注目企業が5社未満です。',
      'only-cases': 'すべての企業が注目する企業で、比べる対象がありません。',
    },
    found: (f) =>
      `${f.pValue <= 0.05 ? '割合の地域差は偶然で説明できる大きさを超えています' : '地図全体で見て、割合の地域差は偶然で説明できる範囲です'}（p ${f.pValue < 0.001 ? '' : '= '}${formatP(f.pValue)}）。全体の割合の${formatFixed(f.least, 1)}倍から${formatFixed(f.most, 1)}倍。${f.more || f.fewer ? '' : 'それだけで際立つ場所はありません。'}`,
    basis: (f) =>
      `${f.register !== '' ? `名簿「${f.register}」の${formatCount(f.firms)}行に対して` : f.weighted ? `合計${formatCount(Math.round(f.firms))}に対して` : `${formatCount(f.firms)}社のうち`}注目する企業${formatCount(f.cases)}社。両方に同じ${kernel(f)}（Kelsall and Diggle 1995）。${f.squareKm > 0 ? `地点が多いため、${formatKm(f.squareKm)} km四方の${formatCount(f.places)}地点にまとめています。` : ''}無作為な割り当て${formatCount(f.draws)}回（乱数の種${f.seed}）。カーネル幅の2倍以内の企業が5社未満の場所は判定しません。線は各地点を単独で判定したもので、違いのない場所でも${formatShare(2 * f.tolerance)}はどちらかの線の内側になります。${f.lacking ? background.lacking(f.lacking) : ''}`,
    radiusHint: 'カーネルの幅（標準偏差）です。企業の密度に合わせて変わる前の値です。',
    kinds: { adaptive: '企業が密な所ほど狭く', fixed: 'どこでも同じ' },
    boundary: '集積の境界は区域そのもの、つまりpが許容水準以下となる範囲の線です。',
    none: '注目する企業が2社以上あり、全体と比べて際立つ区域はありません。',
    chance:
      '地図全体で見ると、割合の地域差は偶然で説明できる範囲です。下の区域は偶然かもしれません。',
    refusedHere: {
      'too-few-cases':
        '位置の分かる注目企業が5社未満のため、比べることができません。ほかの業種を選ぶか、範囲の広いリストを使ってください。',
      'only-cases':
        '相対密度は、注目する企業が全体と比べて多い所を探します。いまはすべての企業が注目する企業なので、比べる相手がありません。業種を選ぶか、比べる対象を別の名簿か従業員数にしてください。',
    },
    card: (f) =>
      `区域に、見込み${formatFixed(f.expected, 1)}社に対して注目する企業が${formatCount(f.observed)}社あります${Number.isFinite(f.relativeRisk) ? `（区域の外の${formatFixed(f.relativeRisk, 2)}倍）` : '（これですべてです）'}。割合は最も高い所で全体の${formatFixed(f.most, 1)}倍です。`,
    cardBasis: (f, tolerance, register) =>
      `相対密度${register === '' ? '' : `（比べる対象は名簿「${register}」）`}：区域の各地点でp ≤ ${tolerance}、最小は${formatFixed(f.pValue, 3)}。地点ごとの判定で、どこかにこのような区域ができる確率ではありません。`,
    against: (name) => `名簿「${name}」と比べています。`,
    stale: '定義か企業が変わりました。計算し直してください。',
  },
};
