import {
  concluded,
  shareText,
  type PositionConclusion,
  type PositionMessages,
} from '../en/positions';
import { formatBeside, formatCount, formatFixed, formatShare } from '../numbers';

const conclusions: Readonly<Record<PositionConclusion, string>> = {
  'still-clear': '位置誤差を加えても、比較の結論は変わらない。',
  'no-longer':
    '位置誤差を加えると、集積内が多いか少ないかはこのデータからは分からない。結論は企業の正確な位置に左右される。',
  'still-open': '位置誤差を加えても加えなくても、両群の違いはこのデータからは分からない。',
  'now-clear':
    '区間が0を含まないのは位置を抽出し直した場合だけで、結論は企業の正確な位置に左右される。',
};

export const positions: PositionMessages = {
  title: '位置の誤差で結果は変わるか',
  button: '位置を抽出し直す',
  again: '計算し直す',
  hint: '各企業を位置誤差の範囲で無作為に動かし、集積を求め直して推定することを繰り返します。区間には標本誤差と位置誤差の両方が入ります。',
  working: (share) => `位置を抽出中… ${formatShare(share)}`,
  answer: (f) => {
    const given = `${f.outcome}の差（集積内－集積外）は、位置をそのまま使うと${formatBeside(f.estimate, f.low, f.high)}（95%信頼区間 ${formatBeside(f.low, f.low, f.high)}～${formatBeside(f.high, f.low, f.high)}）`;
    if (!Number.isFinite(f.redrawn))
      return `${given}。${formatCount(f.draws)}回の抽出のうち${formatCount(f.failed)}回で一方の群の企業が足りず、位置誤差を含む区間は示せない。`;
    return `${given}、位置を${formatCount(f.draws)}回抽出し直すと${formatBeside(f.redrawn, f.redrawnLow, f.redrawnHigh)}（標本誤差と位置誤差を含む区間 ${formatBeside(f.redrawnLow, f.redrawnLow, f.redrawnHigh)}～${formatBeside(f.redrawnHigh, f.redrawnLow, f.redrawnHigh)}）。分散のうち位置誤差によるものは${shareText(f.share)}。${conclusions[concluded(f)]}`;
  },
  moved: (f) =>
    `比べた${formatCount(f.firms)}社のうち、位置誤差があり動くのは${formatCount(f.moving)}社。集積内の企業の割合は、位置をそのまま使うと${formatFixed(f.insideShare * 100, 1)}%、抽出し直すと平均${formatFixed(f.insideShareRedrawn * 100, 1)}%。`,
  twice:
    '抽出は、すでに誤差を含む観測位置から行うため、誤差が二重に入る。このため多くの場合、差は0に近づき、区間は必要以上に広くなる。',
  estimate: '推定値',
  asGiven: '位置をそのまま使用（95%信頼区間）',
  redrawn: '位置を抽出し直す（95%信頼区間）',
  share: '位置誤差による分散',
  difference: '差（集積内－集積外）',
  coefficient: (family, name) => `${family}：${name}`,
  terms: (draws, firms) =>
    `情報の流れを含むモデルの係数（${formatCount(firms)}社、最初の${formatCount(draws)}回の抽出）。機関までの距離も毎回測り直した。`,
  method: (draws, modelDraws, seed) =>
    `位置誤差：各企業の位置を、95%半径が位置誤差に等しい等方的な正規分布から${formatCount(draws)}回抽出し直し（乱数の種${seed}）、そのたびに集積を求め直し${modelDraws > 0 ? '、距離を測り直し' : ''}、差を推定し直した${modelDraws > 0 ? `（回帰は最初の${formatCount(modelDraws)}回）` : ''}。推定値と分散は多重代入法のルービンの規則で統合した（Rubin 1987。分散＝抽出内の分散の平均＋(1+1/m)×抽出間の分散、自由度はBarnard and Rubin 1999によるt）。企業の市区町村は住所のままとした。`,
  limit:
    '位置の抽出は、すでに誤差を含む観測位置から行うため、誤差が二重に入る。多くの場合、差は0に近づき、区間は狭すぎるよりも広すぎる側になる。同じ住所の企業に共通する誤差や、住所そのものの誤りは含まない。',
};
