import {
  conclusionOf,
  type Conclusion,
  type EvidenceMessages,
  type VerdictFacts,
} from '../en/evidence';
import {
  formatCount,
  formatDifference,
  formatFixed,
  formatMean,
  formatPoints,
  statedP,
} from '../numbers';
import { alikeFirms, wholeGroups } from './dependence';
import { notes, problems } from './evidence-problems';
import { weightsName } from './response';

/** How certain the difference is, in a word or two. */
function certainty(f: VerdictFacts): string {
  if (conclusionOf(f) === 'few-firms') return '比べるには少なすぎる';
  if (f.pending) return 'p = …';
  return statedP(f.pValue);
}

export const evidence: EvidenceMessages = {
  problems,
  notes,
  verdict: (f) => {
    const size = f.yesNo
      ? `${f.outcome}：集積内の企業${formatCount(f.insideFirms)}社の${formatPoints(f.insideMean)}%、集積外の企業${formatCount(f.outsideFirms)}社の${formatPoints(f.outsideMean)}%`
      : `${f.outcome}：集積内${formatCount(f.insideFirms)}社の平均は${formatMean(f.insideMean)}、集積外${formatCount(f.outsideFirms)}社は${formatMean(f.outsideMean)}`;
    const interval = f.yesNo
      ? `差の95%信頼区間 ${formatPoints(f.low)}～${formatPoints(f.high)}ポイント`
      : `差の95%信頼区間 ${formatMean(f.low)}～${formatMean(f.high)}`;
    const drawn = f.clustered
      ? `${alikeFirms(f.alike)}が似ていることを考慮`
      : '企業が1社ずつ抽出されたとみなすため、隣どうしが似ていれば確かさを過大に見せる';
    const basis = f.weighted
      ? `調査ウェイトによる推定、標本設計にもとづく誤差、${drawn}`
      : f.clustered
        ? `${f.wild ? 'ワイルドクラスターブートストラップで、' : ''}${alikeFirms(f.alike)}が似ていることを考慮${f.permutationP === null ? '' : `、${wholeGroups(f.alike)}単位の並べ替え検定 ${statedP(f.permutationP)}`}`
        : f.oneGroup
          ? 'ウェルチの区間。すべての企業が同じ市区町村または格子にあり、互いに独立とみなすため、確かさを過大に見せる'
          : 'ウェルチの区間。企業を互いに独立とみなすため、確かさを過大に見せる';
    const direction = f.insideMean > f.outsideMean ? '多い' : '少ない';
    const conclusions: Readonly<Record<Conclusion, string>> = {
      clear: `集積内のほうが${direction}といえ、偶然だけでは説明しにくい。`,
      open: '集積内が多いか少ないかは、このデータからは分からない。',
      'at-odds': '信頼区間と並べ替え検定が一致せず、集積内が多いか少ないかは決められない。',
      pending: '並べ替え検定が終わると、結論を示す…',
      'few-firms': `${f.insideFirms < f.outsideFirms ? '集積内' : '集積外'}の企業が${formatCount(Math.min(f.insideFirms, f.outsideFirms))}社しかなく、比べて結論を出すには少なすぎる。`,
      'few-groups': `区間は0を含まないが、企業のまとまりが${formatCount(f.groups ?? 0)}しかなく、集積内のほうが${direction}と結論するには少なすぎる。`,
    };
    return `${size}（${interval}、${basis}）。${conclusions[conclusionOf(f)]}`;
  },
  limits:
    'これは関連であって因果ではない。企業は無作為に集積へ割り当てられたわけではなく、両群のその他の違いもここでは調整していない。',
  answer: (f) =>
    `集積内${f.yesNo ? `${formatPoints(f.insideMean)}%` : formatMean(f.insideMean)}、集積外${f.yesNo ? `${formatPoints(f.outsideMean)}%` : formatMean(f.outsideMean)}（${certainty(f)}）`,
  table: {
    inside: '集積内',
    outside: '集積外',
    n: 'n',
    mean: '平均',
    median: '中央値',
    sd: '標準偏差',
    difference: '差（内－外）',
    interval: '95%信頼区間',
    test: '検定',
    statistic: '統計量',
    p: 'p値',
    weightedMean: '加重平均',
    weighted: '調査ウェイトによる差（標本設計にもとづく誤差、企業を1社ずつ抽出とみなす）',
    weightedAlike: (a) =>
      `調査ウェイトによる差（標本設計にもとづく誤差、${alikeFirms(a)}が似ていることを考慮）`,
    unweighted: (name) => `${name}（ウェイトなし）`,
    welch: 'ウェルチのt検定',
    mannWhitney: 'マン・ホイットニー検定',
    permutation: '並べ替え検定',
    clustered: (a) => `差（${alikeFirms(a)}が似ていることを考慮）`,
    groupPermutation: (a) => `${wholeGroups(a)}単位の並べ替え検定`,
    wild: (a) => `ワイルドクラスターブートストラップ（制約付き残差、${alikeFirms(a)}の類似を許す）`,
    wildDraws: (f) =>
      f.all
        ? `符号の全組み合わせ${formatCount(f.draws)}通り`
        : `${formatCount(f.draws)}回、乱数の種${f.seed}`,
    fisher: 'フィッシャーの検定',
    cohensD: 'コーエンのd',
    cliffsDelta: 'クリフのデルタ',
    independent: '企業の独立を仮定',
    draws: (draws, seed) => `${formatCount(draws)}回、乱数の種${seed}`,
    more: 'すべての検定',
  },
  weights: {
    name: weightsName,
    used: (f) =>
      `調査ウェイト：${weightsName(f)}。${formatCount(f.firms)}社の合計${formatFixed(f.sum, 1)}、有効標本サイズ${formatFixed(f.effective, 1)}（Kish）。${f.missing > 0 ? `ウェイトのない${formatCount(f.missing)}社は除いています。` : ''}${f.zero > 0 ? `ウェイトが0の${formatCount(f.zero)}社は除いています。` : ''}`,
    scope:
      '比較、回帰分析、問い2、位置の誤差の分析はウェイトを使います。加重しない平均・中央値・標準偏差、ほかの検定と効果量、似た企業どうしの比較、隣どうしの類似、分布、定義を変えた分析には使いません。',
    unused: 'ここでは調査ウェイトを使わず、どの企業も1社として数えています。',
  },
  balanced: {
    title: '似た企業どうしの比較',
    hint: '集積内の企業を、同じ業種や規模の集積外の企業と比べます。誤差は内外の比較と同じで、すべての企業が同じまとまりにあるときや独立とみなすときは示しません。「対応づけ」は同じ業種で従業員数の最も近い企業との比較です。最後の二つは、業種と従業員数が集積内と同じようになるよう、集積外の企業に重みをつけます（業種と規模のロジットによる集積内のオッズ、または、業種の割合と従業員数の対数の平均を等しくする重みのうち最も均等なもの）。',
    by: {
      industry: '同じ業種',
      size: '同じ規模',
      both: '同じ業種と規模',
      matched: '対応づけ',
      propensity: '傾向スコアによる重みづけ',
      entropy: 'エントロピー・バランシング',
    },
    found: '相手あり',
    difference: '差（95%信頼区間）',
    foundOf: (matched, inside) => `${formatCount(matched)}/\u200b${formatCount(inside)}`,
    effective: '相手（実効）',
    effectiveOf: (counterparts, effective) =>
      `${formatCount(counterparts)}（${formatFixed(effective, 1)}）`,
    foundHint: '相手あり：集積外に相手の見つかった企業数／集積内の企業数。',
    counterpartsHint: '相手：比較に使う集積外の企業数と、重みを考えると等しい何社分にあたるか。',
    counterpartsElsewhere:
      '比較に使う集積外の企業数と、重みを考えた実効の企業数は、表のコピーとレポートにあります。',
    balance: '企業は似ているか：調整の前と後',
    balanceHint:
      '平均または割合の標準化した差（集積内－集積外）。単位は、比較する全企業でのその特徴の標準偏差です。0.1を超えて離れるとバランスがとれていないとみなします（Austin 2009）。',
    balanceDescription: (traits) =>
      `${formatCount(traits)}の特徴について、集積内と集積外の企業がどれだけ違うかを、似た企業どうしの比較の前と後で示す。`,
    balanceAxis: '標準化した差（集積内－集積外）',
    before: '調整前',
    employees: '従業員数（対数）',
    balanceListed: (shown, all) =>
      `従業員数と、調整前の差の大きい業種（${formatCount(all)}の特徴のうち${formatCount(shown)}）。すべてはtables.csvにあります。`,
  },
  clusters: {
    title: '集積ごとの集積外との差',
    hint: (outside, robust, all) =>
      `各集積の平均から集積外${formatCount(outside)}社の平均を引いた差と、その95%信頼区間です。${
        robust === all
          ? '誤差は内外の比較と同じです。'
          : robust === 0
            ? '区間は企業を独立とみなしていて、近くの企業が似ていれば短すぎます。'
            : `${formatCount(all - robust)}の集積では、似た企業のまとまりが1つしかないなどのため、区間は企業を独立とみなしていて（*印）、近くの企業が似ていれば短すぎます。`
      }集積を多く比べるほど偶然の差も増えるため、地図では、多重比較を補正しても差がある集積（偽発見率5%未満）だけを濃い色で示します。`,
    figure: (outcome) => `${outcome}：集積ごとの集積外との差`,
    starred: '*印は企業を独立とみなした区間。',
    listed: (shown, all) =>
      `${formatCount(all)}の集積のうち上位${formatCount(shown)}。すべてはtables.csvにあります。`,
    measure: '集積外との差',
    colour: '集積を集積外との差で色分け',
    legend: (outcome, all) =>
      `${outcome}：1社あたり平均の集積外との差${
        all
          ? `。集積内全体で${formatDifference(all.difference)}（95%信頼区間${formatDifference(all.low)}〜${formatDifference(all.high)}）`
          : ''
      }`,
    classes: {
      more: '集積内：外より多い',
      maybe_more: '集積内：外より多い（有意ではない）',
      maybe_fewer: '集積内：外より少ない（有意ではない）',
      fewer: '集積内：外より少ない',
      untold: '集積内：値なし',
    },
    row: (name, value, low, high, n) =>
      Number.isNaN(value)
        ? `${name}：値のある企業なし`
        : `${name}：${formatDifference(value)}${Number.isNaN(low) ? '' : `（${formatDifference(low)}～${formatDifference(high)}）`}、${formatCount(n)}社`,
    text: (value, robust) => `${formatDifference(value)}${robust ? '' : '*'}`,
  },
};
