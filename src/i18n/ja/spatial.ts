import type { SpatialForm } from '../../model';
import type { SpatialMessages } from '../en/spatial';
import { formatCount, formatFixed, statedP } from '../numbers';

const form: Readonly<Record<SpatialForm, string>> = {
  lag: '空間ラグ（隣の企業の結果）',
  error: '空間誤差（変数のほかに隣どうしで共通するもの）',
  durbin: '空間ダービン（隣の企業の結果と変数）',
  slx: 'SLX（隣の企業の変数）',
};

const short: Readonly<Record<SpatialForm, string>> = {
  lag: '空間ラグモデル',
  error: '空間誤差モデル',
  durbin: '空間ダービンモデル',
  slx: 'SLXモデル',
};

const meaning: Readonly<Record<SpatialForm, string>> = {
  lag: '企業の結果は、隣の企業の結果の平均とともに変わる（ρ）。1社の違いは隣の企業、さらにその隣へと及び、戻ってもくる。',
  error:
    '近い企業どうしは、変数に含まれない何かを共有している（λ）。係数の意味は変わらず、標準誤差がそれを考慮する。',
  durbin: '企業の結果は、隣の企業の結果の平均（ρ）と、隣の企業の変数の平均とともに変わる。',
  slx: '企業の結果は、自社の変数と、隣の企業の変数の平均とともに変わる。',
};

export const spatial: SpatialMessages = {
  title: '隣の企業を考慮したモデル',
  none: 'なし',
  form,
  short,
  meaning,
  hint: '最小二乗法のためのモデル。上の検定が、どれを指すかを示す。',
  suggested: {
    none: 'ラグランジュ乗数検定はどちらも5%で有意でなく、隣の企業を考慮したモデルを求めるものはない。',
    lag: '検定は空間ラグモデルを指している。',
    error: '検定は空間誤差モデルを指している。',
    durbin:
      '頑健な検定が両方とも有意である。空間ダービンモデルは、空間ラグモデルと空間誤差モデルの両方を含む。',
  },
  open: (name) => `${short[name]}を推定する`,
  useLeastSquares: '最小二乗法で推定する',
  parameter: {
    lag: 'ρ（隣の企業の結果）',
    durbin: 'ρ（隣の企業の結果）',
    error: 'λ（隣どうしで共通するもの）',
  },
  ofNeighbours: (term) => `隣の企業の平均：${term}`,
  variable: '変数',
  coefficient: '係数',
  error: '標準誤差',
  withError: '係数（標準誤差）',
  parameterIs: (name, value, low, high) => `${name}は${value}（95%信頼区間 ${low}～${high}）。`,
  effects: '効果',
  direct: 'その企業自身',
  indirect: 'ほかの企業の合計',
  total: '合計',
  effectOf: (term, kind) => `${term}：${kind}`,
  effectsHint:
    '1社で1単位増える（または「いいえ」が「はい」になる）とき、その企業、ほかの企業の合計、全体で結果がどれだけ違うか。企業についての平均と95%信頼区間。',
  errorEffects:
    '空間誤差モデルでは、企業の変数はその企業の結果だけに関わる。係数がそのまま効果である。',
  logLikelihood: '対数尤度（最小二乗法）',
  aic: 'AIC（最小二乗法）',
  sigma: 'σ',
  firms: '企業数',
  beside: (value, other) => `${value}（${other}）`,
  ratio: '最小二乗法に対する尤度比',
  caption: (outcome, name) => `${outcome}の${form[name]}`,
  fit: (f) =>
    `${short[f.form]}は最小二乗法より${f.pValue < 0.05 ? '当てはまりがよい' : '当てはまりがよいとはいえない'}（尤度比${formatFixed(f.statistic, 2)}、自由度${f.df}、${statedP(f.pValue)}、AICは${formatFixed(f.aic, 1)}、最小二乗法は${formatFixed(f.linearAic, 1)}）。`,
  note: (f, neighbours) =>
    `${formatCount(f.firms)}社。隣：${neighbours}（重みは等しい）。${f.form === 'slx' ? '最小二乗法、通常の標準誤差。' : '最尤法、観測情報量による標準誤差と正規近似の区間。'}これ以外の点では企業は独立とみなし、まとまりや距離による誤差は使わない。`,
  arbitrary: (firms, points) =>
    `${formatCount(firms)}社が${formatCount(points)}地点にあり、同じ地点のどの企業を最も近いとするかは決められないため、結果は行の順序で変わりうる。隣を距離で定めるか、位置を細かくすること。`,
  method: (f, neighbours) =>
    `最も項の多い回帰と同じ項の${short[f.form]}を、行標準化した重み（${neighbours}）のもとで${formatCount(f.firms)}社について${f.form === 'slx' ? '最小二乗法で' : '最尤法（Ord 1975、Anselin 1988）で'}推定した。${f.form === 'slx' ? '' : '対数行列式は疎行列のLU分解により近似なしで求め、標準誤差は観測情報量による。'}${f.form === 'error' ? '' : '直接・間接・総効果はLeSage and Pace 2009により、誤差はデルタ法による。'}`,
};
