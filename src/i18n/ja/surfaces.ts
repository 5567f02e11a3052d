import type { SurfaceMessages } from '../en/surfaces';
import { background } from './background';
import { formatCount, formatFixed, formatKm, formatLimit, formatP } from '../numbers';

export const surfaces: SurfaceMessages = {
  layer: '企業の密度（面）',
  title: { density: '企業の密度', relative: '相対密度' },
  bandwidth: (km, enlarged) =>
    `カーネル幅${km} km（${enlarged ? '範囲が広いため、集積の定義の半径より大きくしています' : '集積の定義の半径'}）。`,
  flat: '単独の企業より密な場所はありません。',
  from: {
    density: (value) => `1km²あたり${formatLimit(value)}社以上`,
    above: (ratio) => `${formatLimit(ratio)}倍以上`,
    below: (ratio) => `1/${formatLimit(ratio)}以下`,
  },
  line: {
    more: '偶然より多い（各地点でp ≤ 0.025）',
    fewer: '偶然より少ない（各地点でp ≤ 0.025）',
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
      `${f.register === '' ? `${formatCount(f.firms)}社のうち` : `名簿「${f.register}」の${formatCount(f.firms)}行に対して`}注目する企業${formatCount(f.cases)}社。両方に幅${formatKm(f.bandwidthKm)} kmの4次カーネル（Kelsall and Diggle 1995）。無作為な割り当て${formatCount(f.draws)}回（乱数の種${f.seed}）。周りの企業がおよそ5社未満の場所は判定しません。線は各地点を単独で判定したもので、違いのない場所でも20か所に1か所はどちらかの線の内側になります。${f.lacking ? background.lacking(f.lacking) : ''}`,
    against: (name) => `名簿「${name}」と比べています。`,
    stale: '定義か企業が変わりました。計算し直してください。',
  },
};
