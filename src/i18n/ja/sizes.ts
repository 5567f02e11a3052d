import type { SizeGroup } from '../../model/enterprise-size';
import type { SizeProblemSentences, SizesMessages } from '../en/sizes';
import { formatCount } from '../numbers';

const GROUPS: Readonly<Record<SizeGroup, string>> = {
  sme: '中小企業者',
  small: '小規模企業者',
};

const UNIT_BY = {
  header: '見出しの単位によります',
  size: '見出しに単位がなく、値の大きさから円と判断しました',
  person: '指定された単位です',
} as const;

/** 中小企業基本法による企業の規模 */
export const sizes: SizesMessages = {
  title: '企業規模で対象を選ぶ（中小企業基本法）',
  hint: '中小企業基本法第2条の基準（業種ごとの資本金と従業員数）によります。従業員数の列を「常時使用する従業員の数」とみなします。',
  judgement: {
    small: '小規模企業者',
    medium: '中小企業者（小規模企業者を除く）',
    sme: '中小企業者（小規模企業者かどうかは不明）',
    large: '中小企業者の範囲を超える企業',
    body: '会社・個人以外（組合、医療法人など）',
    'no-size': '判定できない：従業員数も資本金もない',
    'no-employees': '判定できない：資本金が基準を超え、従業員数がない',
    'no-capital': '判定できない：従業員数が基準を超え、資本金がない',
    'no-industry': '判定できない：業種がわからない',
    'wide-industry': '判定できない：業種の区分が広く、基準が定まらない',
  },
  unitTitle: (column) => `資本金の単位：${column}`,
  unitHint: (rows, example) =>
    `見出しに単位がなく、円としては小さい数値が${formatCount(rows)}件あります（例：「${example}」）。単位を選ぶまで使いません。`,
  units: { 1: '円', 1000: '千円', 10000: '万円', 1000000: '百万円', 100000000: '億円' },
  unitSaid: (column, unit) => `「${column}」の単位は${unit}です。`,
  unitAgain: '選び直す',
  act: '中小企業基本法による規模',
  size: '規模',
  firms: '企業数',
  group: '分析の対象',
  groups: {
    sme: (n) => `中小企業者（${formatCount(n)}社）`,
    small: (n) => `小規模企業者のみ（${formatCount(n)}社）`,
  },
  only: (n) => `この${formatCount(n)}社だけを分析`,
  doubtful: (n) => `判定できない企業が${formatCount(n)}社あります。分析の対象に含めますか。`,
  withDoubtful: (n) => `含める（計${formatCount(n)}社を分析）`,
  withoutDoubtful: (n) => `除く（${formatCount(n)}社を分析）`,
  chosen: (text) => `分析の対象は${text}です。`,
  all: 'すべての規模の企業を分析に戻す',
  filter: (is, unknown, not) => {
    const kept = (unknown === 'in') !== not;
    return `中小企業基本法の${GROUPS[is]}${not ? '以外' : ''}（判定できない企業を${kept ? '含む' : '除く'}）`;
  },
  report: (counts) =>
    `企業の規模は中小企業基本法（昭和38年法律第154号）第2条による。中小企業者は、資本金3億円以下または常時使用する従業員300人以下（卸売業は1億円・100人、飲食店を含む小売業は5,000万円・50人、サービス業は5,000万円・100人）、小規模企業者は従業員20人以下（卸売業・小売業・サービス業は5人以下）。業種の区分は、中小企業庁が示す日本標準産業分類との対応による。一覧の内訳：${counts}。`,
  counted: (name, n) => `${name} ${formatCount(n)}社`,
  between: '、',
};

export const sizeProblems: SizeProblemSentences = {
  'capital-unit': (f) =>
    `資本金の数値${formatCount(f.rows)}件は「${f.example}」を${formatCount(f.yen)}円として読みました（${UNIT_BY[f.by]}）。`,
  'capital-unit-unknown': (f) =>
    `資本金の見出しに単位がなく、円としては小さい数値（例：「${f.example}」）です。この${formatCount(f.rows)}件は使いません。手順1で単位を選ぶか（コマンドでは --capital-unit）、見出しに「資本金（千円）」のように単位を入れてください。`,
  'scope-without-sizes': () =>
    '企業規模で分析の対象を決めていますが、従業員数も資本金もどの企業についてもわかりません。どちらかの列を指定してください。',
  'size-doubtful': (f) =>
    `中小企業基本法の${GROUPS[f.is]}かどうか判定できない企業が${formatCount(f.rows)}社あります。指定のとおり分析の対象${f.kept ? 'に含めています' : 'から除いています'}。`,
};
