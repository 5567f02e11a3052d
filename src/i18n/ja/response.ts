import type { ResponseMethod, WeightsSource } from '../../model';
import type { ResponseMessages } from '../en/response';
import { formatCount, formatFixed, formatP, formatShare } from '../numbers';

const ways: Readonly<Record<ResponseMethod, string>> = {
  ipw: '回答確率の逆数',
  rake: '発送先全体に合わせたレイキング',
};

/** 文中でのウェイトの由来。 */
export function weightsName({ column, made }: WeightsSource): string {
  if (!made) return `「${column}」列`;
  return column === '' ? ways[made] : `${ways[made]}、「${column}」列をもとに作成`;
}

export const response: ResponseMessages = {
  title: '回収の状況',
  hint: '回答した企業を、調査票を送ったすべての企業（この表の企業）と比べ、早い回答と遅い回答も比べます。',
  trait: (of, by) =>
    of === 'size'
      ? '従業員規模'
      : of === 'industry'
        ? '業種'
        : by === 'municipality'
          ? '市区町村'
          : '都道府県',
  class: (of) =>
    of.kind === 'named'
      ? of.name
      : of.kind === 'unknown'
        ? '不明'
        : of.kind === 'others'
          ? `その他（${formatCount(of.joined)}区分）`
          : of.most === null
            ? `${formatCount(of.least)}人以上`
            : `${formatCount(of.least)}～${formatCount(of.most)}人`,
  rate: (f) =>
    `発送${formatCount(f.asked)}社のうち${formatCount(f.answered)}社から回収（「${f.column}」列）。回収率${formatFixed((f.answered / f.asked) * 100, 1)}%。${f.unsaid > 0 ? `発送や回収の有無が分からない${formatCount(f.unsaid)}社は、どちらにも数えません。` : ''}${f.unweighted > 0 ? `発送先のうち調査ウェイトのない${formatCount(f.unweighted)}社は、回収のウェイトの計算に入れません。` : ''}`,
  differs: (traits, others) =>
    [
      traits.length > 0
        ? `回答した企業としなかった企業は、${traits.join('・')}が異なります（p < 0.05）。`
        : '',
      others.length > 0 ? `${others.join('・')}には、はっきりした違いはありません。` : '',
    ].join(''),
  nothing: '発送先を見分けられる規模・業種・地域が、表にありません。',
  table: (of) => `${of}別の回収`,
  membership: '集積の内外',
  head: {
    asked: '発送',
    answered: '回収',
    rate: '回収率',
    shareAsked: '発送の構成比',
    shareAnswered: '回収の構成比',
    shareWeighted: '加重後の構成比',
    difference: '標準化差',
    differenceWeighted: '加重後',
  },
  test: (f) =>
    `回収の有無の検定：カイ二乗 ${formatFixed(f.statistic, 2)}（自由度${f.df}）、p ${formatP(f.pValue)}、クラメールのV ${formatFixed(f.association, 2)}。${f.leastExpected < 5 ? '期待度数が5未満の区分があり、検定は当てになりません。' : ''}`,
  tableHint:
    '回収または未回収が5社に満たない区分は、まとめています。標準化差は、回収の構成比から発送の構成比を引き、標準偏差で割ったもの。0.1を超えると、ふつう目立つ差とされます。',
  waves: {
    title: '早い回答と遅い回答',
    compared: (f) =>
      `早い回答：${f.early.join('・')}（${formatCount(f.earlyFirms)}社）、遅い回答：${f.late.join('・')}（${formatCount(f.lateFirms)}社）。${f.halves ? `「${f.column}」列の日付で前後半に分けました。` : `「${f.column}」列によります。`}${f.between > 0 ? `その間の${formatCount(f.between)}社は比べません。` : ''}${f.unknown > 0 ? `時期の分からない回答が${formatCount(f.unknown)}社あります。` : ''}遅い回答は、回答しなかった企業に近いと考えます（Armstrong and Overton 1977）。`,
    one: (column) =>
      `時期の分かる回答はすべて同じ回（「${column}」列）のもので、早い回答と遅い回答を比べられません。`,
    differs: (rows) =>
      rows.length > 0
        ? `早い回答と遅い回答は、${rows.join('、')}が異なります。回答しなかった企業も、同じ向きに違うかもしれません。`
        : '早い回答と遅い回答に、はっきりした違いはありません（違いがないことの証明ではありません）。',
    measure: '項目',
    early: '早い',
    late: '遅い',
    difference: '遅い－早い（95%）',
    standardised: '標準化差',
    alike: (how) => `区間とp値は、${how}が似ていることを考慮。`,
    welch: '区間とp値はウェルチの方法で、企業を互いに独立とみなします。',
    some: '*印はウェルチの方法で、企業を互いに独立とみなします。',
  },
  weights: {
    title: '回収にもとづくウェイト',
    none: '使わない',
    way: {
      ipw: '回答確率の逆数（ロジット）',
      rake: '発送先全体に合わせるレイキング',
    },
    trim: 'ウェイトの上限（平均の何倍か）',
    hint: '規模・業種・地域から、回答した企業が発送先全体を代表するようにウェイトを作ります。内外の比較と回帰分析では、調査ウェイトとして使います。',
    made: (f) =>
      `${f.traits.join('・')}を${f.way === 'ipw' ? '説明変数とするロジットで求めた、回答確率の逆数' : '発送先全体の構成に合わせたレイキング'}。${formatCount(f.answered)}社のウェイトは${formatFixed(f.least, 2)}～${formatFixed(f.most, 2)}、合計${formatFixed(f.sum, 1)}、有効標本サイズ${formatFixed(f.effective, 1)}（Kish）。${f.trimmed > 0 ? `${formatCount(f.trimmed)}社のウェイトを${formatFixed(f.limit, 2)}（平均の${f.trim}倍）で打ち切り、打ち切った分は他の企業に等しく配りました。` : `平均の${f.trim}倍を超えるものはなく、打ち切っていません。`}${f.way === 'rake' ? `${formatCount(f.rounds)}回の繰り返しで収束しました。` : ''}${f.deviation < 1e-6 ? 'このウェイトでは、どの区分も発送先全体と同じ構成になります。' : `加重した構成は、発送先全体と最大${formatShare(f.deviation)}違います。`}`,
    method: (traits, way, trim) =>
      `無回答の調整として、${traits.join('・')}を${way === 'ipw' ? '説明変数とするロジットから求めた回答確率の逆数' : '発送先全体の構成に合わせたレイキング（Deming and Stephan 1940）'}をウェイトとした（Kalton and Flores-Cervantes 2003）。平均の${trim}倍を上限とした。調整できるのは規模・業種・地域で説明される回答の偏りだけで、ウェイトの推定に伴う不確かさは誤差に含まない。`,
  },
};
