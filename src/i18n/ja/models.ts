import { controlOfKey, type ModelTerm, type OwnControl } from '../../model';
import type { ModelMessages } from '../en/models';
import {
  formatBeside,
  formatCount,
  formatEstimate,
  formatDecimals,
  formatFixed,
  formatKm,
  formatPoints,
  formatShare,
  statedP,
} from '../numbers';
import { dependence, wholeGroups, within } from './dependence';
import { family } from './families';
import { weightsName } from './response';

const term: Readonly<Record<ModelTerm | 'inside', string>> = {
  inside: '集積内',
  proximity: '最寄りの研究開発機関までの距離（km、対数）',
  frequency: '機関との交流頻度',
  subcontractor: '下請',
  size: '従業員数（対数）',
  industry: '業種',
  region: '都道府県',
  density: '周囲の企業密度（社/km²、対数）',
  interaction: '交流頻度×距離',
};

const nameOfOwn = ({ column, as }: Pick<OwnControl, 'column' | 'as'>): string =>
  as === 'log' ? `${column}（対数）` : column;

const leftOutByOffset = (zero: number, blank: number): string =>
  zero + blank > 0
    ? `このため除いた企業：${[zero > 0 ? `0以下${formatCount(zero)}社` : '', blank > 0 ? `数値のない${formatCount(blank)}社` : ''].filter((part) => part !== '').join('、')}。`
    : '';

export const models: ModelMessages = {
  title: '情報の流れで説明できるか',
  family,
  automatic: (name) => `自動（${name}）`,
  because: {
    'yes-no': '指標が有無（0か1）のため。',
    'rare-yes-no': '指標が有無で、少ない方の企業が5%に満たず、通常のロジットでは偏りが出るため。',
    'separated-yes-no':
      '指標が有無で、項によって一部の結果が完全に決まり、通常のロジットでは推定値が得られないため。',
    scale: '指標が数段階の尺度のため。',
    count: '指標が件数で、ばらつきがポアソン分布の範囲内のため。',
    'dispersed-count': '指標が件数で、ばらつきがポアソン分布より大きいため。',
    measurement: '指標が件数でも有無でもないため。',
    'weighted-scale':
      '指標は数段階の尺度ですが、順序モデルでは調査ウェイトを使えないため、段階を数値として扱います。',
    'weighted-count':
      '指標はポアソン分布より散らばりの大きい件数ですが、調査ウェイトを使うときの誤差はこれを考慮しているため。',
  },
  term,
  coefficient: (name) => {
    if (name === '(intercept)') return '定数項';
    if (name === 'frequency:proximity') return term.interaction;
    if (Object.hasOwn(term, name)) return term[name as ModelTerm];
    for (const text of ['industry', 'region'] as const)
      if (name.startsWith(`${text}=`)) return `${term[text]}：${name.slice(text.length + 1)}`;
    const own = controlOfKey(name);
    return own ? nameOfOwn(own) : name;
  },
  offset: {
    label: '件数の単位（オフセット）',
    none: 'なし',
    hint: '列の対数を係数1で件数の式に加え、たとえば従業員1人あたりの件数のモデルにします。0や空欄の企業は除きます。',
    note: ({ column, zero, blank }) =>
      `「${column}」あたりの件数です（対数をオフセットにしています）。${leftOutByOffset(zero, blank)}`,
    linear: (column) =>
      `ここでの最小二乗法のモデルは「${column}」あたりの件数を説明しています。線形モデルにはオフセットがなく、オフセットのあるモデルが表すのもこの平均だからです。`,
    curve: ({ column, zero, blank }) =>
      `ここでも指標は「${column}」あたりの件数です。線形モデルにはオフセットがなく、オフセットのあるモデルが表すのもこの平均だからです。${leftOutByOffset(zero, blank)}`,
    curveWithout: (column) =>
      `ここでは指標を「${column}」あたりにせず、そのまま使っています。回帰がこの列をオフセットにできないためです（理由は回帰の欄にあります）。`,
    perUnit: (label, column) => `${label}（${column}あたり）`,
    method: (column, zero) =>
      `件数は「${column}」あたりで推定しています。対数をオフセット（係数1の項）とし${zero ? '、0の部分には入れず、件数の部分だけに入れ' : ''}ます。平均限界効果は、各企業の「${column}」のもとでの件数の変化です。最小二乗法のモデル（頑健値、隣どうしの検定、ワイルド・ブートストラップ、スペシフィケーション・カーブ）は「${column}」あたりの件数を説明します。`,
  },
  zero: {
    title: { none: 'もともと0の企業かどうか（0の部分）', any: '1件以上あるかどうか（0の部分）' },
    own: 'そのほかに統制する列',
    method: (means, names) =>
      `0の部分は${means === 'any' ? '1件以上あることのロジットで、残りは1件以上ある企業についてのもの' : 'もともと0であることのロジット'}。項：${names.length > 0 ? names.join('、') : '定数項のみ'}。`,
  },
  proxies: '情報の流れ',
  controls: '統制する変数',
  inThisStudy: {
    proximity: '機関までの近さ',
    frequency: '交流の頻度',
    subcontractor: '大企業の下請かどうか',
    size: '規模',
    industry: '業種',
    region: '都道府県',
    density: '周囲の企業密度',
    interaction: '近ければ交流の効き方が変わるか（交流頻度×距離）',
  },
  nameOfOwn,
  own: {
    title: 'そのほかに統制する列',
    level: (...of) => of[1],
    add: '列を加える',
    choose: '列を選ぶ…',
    kind: { number: '数値のまま', log: '対数', category: '区分（ダミー）' },
    how: (column) => `${column}の扱い`,
    base: (column) => `${column}の基準にする区分`,
    remove: (column) => `${column}を外す`,
  },
  unavailable: (names) =>
    `データからは分からない項目：${names.join('、')}。列か連携の表を加えてください。`,
  leftOut: (n, excluded, missing) =>
    `どのモデルも同じ${formatCount(n)}社。対象外（位置が粗い、または分析の対象でない）${formatCount(excluded)}社、値の欠けた${formatCount(missing)}社を除いた。`,
  model: { without: '情報の流れなし', with: '情報の流れあり', interaction: '交互作用あり' },
  caption: (outcome, name) => `${outcome}の${name}`,
  table: {
    variable: '変数',
    firms: '企業数',
    groups: { municipality: '市区町村数', prefecture: '都道府県数', grid: '格子の数' },
    weightSum: '調査ウェイトの合計',
    effectiveSize: '有効標本サイズ（Kish）',
    logLikelihood: '対数尤度',
    aic: 'AIC',
    bic: 'BIC',
    pseudoRSquared: '疑似決定係数（マクファデン）',
    rSquared: '決定係数',
    theta: 'θ（過分散）',
    penalised: '罰則つき尤度比（全項）',
    penalisedTest: (chiSquare, df, p) =>
      `${formatFixed(chiSquare, 2)}（自由度${df}、${statedP(p)}）`,
    thresholds: '閾値',
    zeroPart: (name) => `ゼロ過剰部分：${name}`,
    anyPart: (name) => `1件以上ある部分：${name}`,
    dummies: (name) => `${name}ダミー`,
    dummyCount: (count) => (count > 0 ? `あり（${formatCount(count)}）` : 'なし'),
    effect: '集積内の平均限界効果',
  },
  ...dependence,
  withFrequency: {
    'per-year': (note) => `${note}交流頻度は年間回数＋1の対数。`,
    level: (note, column) => `${note}交流頻度は「${column}」列の段階をそのまま数値とした。`,
  },
  weightedNote: (weights, of) =>
    `ウェイトで加重（${weightsName(weights)}）。括弧内は${
      of.errors === 'conley'
        ? `${within(of)}の企業どうしの相関を許すConleyの標準誤差（加重した回帰のもの）`
        : `標本設計にもとづく標準誤差（${of.errors === 'clustered' ? `${wholeGroups(of)}単位` : '企業1社ずつ'}の抽出とみなす）`
    }。有意性の星印は付けず、推定値と誤差をそのまま示す。`,
  profiles: {
    title: '罰則つき尤度による係数',
    row: (term, model) => `${term}（${model}）`,
    coefficient: '係数',
    oddsRatio: 'オッズ比',
    note: '区間は、罰則つき尤度の低下（プロファイル）が5%で棄却されない範囲。pは0に対する罰則つき尤度比検定。どちらも企業を独立とみなし、事象がまれなときは通常の誤差の±1.96倍より確かです。企業どうしが似ているおそれがあるときは、かっこ内の誤差も見てください。',
  },
  effects: '平均限界効果',
  effectsHint:
    '期待値の変化を企業について平均したもの。1単位の増加、または「いいえ」から「はい」への変化。',
  effect: '効果',
  interval: '95%信頼区間',
  refused: (model, why) => `${model}：${why}`,
  notFitted: 'モデルを推定しています…',
  explanation: {
    title: '差のどれだけが情報の流れに伴うか',
    button: '区間を計算する',
    again: '計算し直す',
    hint: '誤差の設定と同じ単位で企業を抽出し直し、そのたびに両方のモデルを推定します。時間がかかりますが、その間も操作できます。',
    stale: '計算の後に分析が変わりました。',
    working: (share) => `企業を抽出中… ${formatShare(share)}`,
    answer: (f) => {
      const written = (value: number) => formatBeside(value, f.low, f.high);
      const effect = `${f.controlled ? '統制変数をそろえたとき、' : ''}集積内と集積外の${f.outcome}の差は平均${written(f.without)}。情報の流れ${f.controlled ? 'も' : 'を'}そろえると${written(f.with)}となり、${written(Math.abs(f.change))}だけ${f.change >= 0 ? '小さく' : '大きく'}なる`;
      if (!Number.isFinite(f.low))
        return `${effect}。${formatCount(f.draws)}回の抽出のうち${formatCount(f.failed)}回で推定できず、区間は示せません。`;
      const interval = `95%信頼区間 ${written(f.low)}～${written(f.high)}`;
      const names = (of: readonly string[]) => of.map(models.coefficient).join('、');
      const against =
        f.suppressors.length > 0
          ? `他の変数に加えてそろえると差がかえって広がる変数（抑制変数）：${names(f.suppressors)}。`
          : '';
      if (!(f.low > 0 || f.high < 0))
        return `${effect}（変化の${interval}）。情報の流れが差の一部を説明するかどうかは、このデータからは分からない。${against}`;
      const together =
        f.together.length > 0
          ? `差の変化は次の変数に伴う：${names(f.together)}。これは関連であり、それらが差を生んだことまでは示さない。`
          : 'これは関連であり、何が差を生んだかは示さない。';
      return `${effect}（変化の${interval}）。${together}${against}`;
    },
    method: (f) =>
      `${f.whole ? wholeGroups(f.alike) : '企業'}（${formatCount(f.units)}）を単位とするブートストラップ${formatCount(f.draws)}回、乱数の種${f.seed}。推定できなかった回数${formatCount(f.failed)}。${Number.isFinite(f.monteCarloError) ? `抽出回数による区間の端の標準誤差は最大${formatEstimate(f.monteCarloError)}。` : ''}各変数の分の区間も同じ抽出による。`,
    suppressing: (name) => `${name}（抑制変数）`,
    share: '各変数の分',
    alone: '単独で加えたとき',
    last: '最後に加えたとき',
    shareHint:
      '集積内の効果がどれだけ下がるか（95%信頼区間）。抑制変数は差の一部を隠しており、他の変数に加えてそろえると差が広がる。変数どうしが似ているため、合計は全体と一致しない。',
  },
  beside: {
    robustness: (estimate, interval) =>
      `頑健値：データにない要因が差のすべてを説明するには、同じ項の線形モデルで、指標と集積内かどうかの両方の残りの${formatPoints(estimate)}%を占めなければならない${interval > 0 ? `。95%信頼区間が0を含むようになるのは${formatPoints(interval)}%から` : '。95%信頼区間はすでに0を含む'}（Cinelli and Hazlett 2020、通常の標準誤差による）。`,
    eValue: (estimate, interval) =>
      `E値：そのような要因は、集積内かどうかと指標の両方に、リスク比${formatFixed(estimate, 2)}で関わっていなければならない${interval > 1 ? `。信頼区間の端については${formatFixed(interval, 2)}` : '。信頼区間はすでに差なしを含む'}（VanderWeele and Ding 2017）。`,
    withProximity: (r, inflation) =>
      `集積内かどうかと最寄りの研究開発機関までの距離は、同じ座標から求めている。両者の相関は${formatDecimals(r, 2)}、集積内の推定値の分散は、他の項との重なりにより${formatFixed(inflation, 1)}倍になっている。距離の効果とされたものが集積の効果であることも、その逆もありうる。`,
  },
  space: {
    title: '隣どうしは似ているか',
    weights: '隣とする企業',
    neighbours: (w) =>
      w.kind === 'nearest' ? `最も近い${w.neighbours}社` : `${formatKm(w.km)}km以内の企業`,
    hint: (neighbours, isolated) =>
      `隣：${neighbours}（重みは等しい）。${isolated > 0 ? `${formatCount(isolated)}社には隣がない。` : ''}`,
    outcome: '指標のモランのI',
    residuals: '最も項の多いモデルの残差のモランのI',
    lag: 'ラグランジュ乗数（空間ラグ）',
    error: 'ラグランジュ乗数（空間誤差）',
    robustLag: '頑健（空間ラグ）',
    robustError: '頑健（空間誤差）',
    test: '検定',
    statistic: '統計量',
    p: 'p値',
    linear: 'ラグランジュ乗数検定は、同じ項の最小二乗法による。',
    dependent: (squaresKm) =>
      `モデルの残差は隣どうしで似ている。通常、HC1、市区町村の標準誤差は小さすぎる可能性がある。${squaresKm === null ? '標準誤差で、広い格子か距離を選ぶこと。' : `標準誤差で、${squaresKm}km四方の格子を選ぶこと。`}`,
    dependentAllowed:
      'モデルの残差は隣どうしで似ている。使用中の標準誤差は、類似の及ぶ範囲までそれを考慮している。',
    correlogram: '残差の類似（距離別）',
    band: '企業間の距離',
    bandOf: (from, to) => (from === 0 ? `${to}km以内` : `${from}～${to}km`),
    pairs: '組の数',
    reach: (km, squaresKm, firms) =>
      `${km === null ? '近い企業どうしに、類似は認められない。' : `およそ${km}kmより離れると類似は認められない${squaresKm === null ? '' : `（${squaresKm}km四方の格子が、似た企業をまとめる）`}。`}${formatCount(firms)}社の組について、距離帯ごとのモランのI（p値は正規性のもとの積率による）。`,
    use: (km) => `すべての区間に${km}km四方を使う`,
    independent: 'モデルの残差に、隣どうしの類似は認められない。',
    arbitrary: (firms, points) =>
      `モデルの残差が隣どうしで似ているかどうかは分からない。${formatCount(firms)}社が${formatCount(points)}地点にあり、同じ地点のどの企業を最も近いとするかは決められないためである。隣を距離で定めるか、位置を細かくすること。`,
  },
  distribution: {
    title: '分布',
    axis: (outcome) => outcome,
    share: '企業の割合',
    description: (outcome, inside, outside) =>
      `棒：集積内${formatCount(inside)}社と集積外${formatCount(outside)}社について、${outcome}ごとの企業の割合。`,
    asTable: '表で見る',
    bin: '値',
  },
  specifications: {
    title: '結果は定義にどれだけ左右されるか',
    button: 'すべての定義で試す',
    again: '計算し直す',
    hint: '半径・最少企業数・指標・統制変数のすべての組み合わせで、集積内と集積外を比べます。',
    working: (share) => `定義を試しています… ${formatShare(share)}`,
    answer: (f) =>
      `${formatCount(f.count)}通りの分析で、差は標準偏差の${formatFixed(f.least, 2)}～${formatFixed(f.most, 2)}倍（中央値${formatFixed(f.median, 2)}）。95%信頼区間が0を含まないものは、正が${formatCount(f.significantPositive)}通り、負が${formatCount(f.significantNegative)}通り。「どの定義でも差がない」ことの同時検定：${statedP(f.pValue)}（${wholeGroups(f.alike)}単位の並べ替え${formatCount(f.draws)}回、乱数の種${f.seed}）。`,
    skipped: (count) =>
      `${formatCount(count)}通りは推定できなかった（片側の企業が少なすぎるか、ばらつきがない）。`,
    adopted: 'この分析の定義',
    other: '他の定義',
    axis: '差（集積内－集積外、標準偏差単位）',
    rank: '順位',
    radius: '半径（km）',
    minimum: '最少企業数',
    outcome: '指標',
    controls: '統制変数',
    withControls: '規模・業種',
    controlNames: (names) => names.join('・'),
    noControls: 'なし',
    anyOutcome: (label) => `${label}（0より大きいか）`,
    estimate: '差（標準偏差）',
    inside: '集積内',
    description: (count) =>
      `${formatCount(count)}個の点を小さい順に95%信頼区間とともに並べ、下にそれぞれの選択を示す。`,
    tried: (count) => `この分析でこれまでに試した設定・境界：${formatCount(count)}通り。`,
  },
};
