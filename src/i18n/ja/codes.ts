import type { CodesMessages } from '../en/codes';
import { formatCount } from '../numbers';

export const codes: CodesMessages = {
  title: (column) => `コードの意味：${column}`,
  hint: '調査票のコードかもしれない値です。意味を指定するまで、この列は計算に使いません。',
  step: (n) => `段階${n}`,
  stepsHint:
    '言葉の段階は、1がいちばん小さい（少ない、低い）ものです。順序が分からない言葉には、意味を選んでください。',
  value: '値',
  rows: '行数',
  means: '意味',
  meaning: {
    yes: 'はい',
    no: 'いいえ',
    level: '尺度の段階',
    missing: '無回答',
    zero: '0（なし）',
    value: '指定した数',
    number: '数値のまま',
  },
  severalTitle: (column) => `複数回答：${column}`,
  severalHint:
    '1つのセルに複数の答えがあるようです。答えごとに、選んだか（はい／いいえ）の列に分けて使います。',
  severalMeaning: { yes: '選択肢', missing: '無回答' },
  splitThem: '答えごとの列に分ける',
  several: '複数回答',
  bodiesTitle: '国の機関・地方公共団体',
  bodiesHint: (names) =>
    `一覧に企業ではない法人が${formatCount(names.length)}件あります（${names.slice(0, 8).join('、')}${names.length > 8 ? ' など' : ''}）。分析の対象から除きますか。`,
  bodiesOut: '対象から除く',
  bodiesStay: '企業として数える',
  sitesTitle: '1行は何を表しますか',
  sitesHint: (firms, rows) =>
    `${formatCount(firms)}社が、住所の違う${formatCount(rows)}行に載っています。成果や従業員数が会社全体の値なら、1社1行にしてください。`,
  sitesOne: '1社1行にする（本社か最初の行を残す）',
  sitesEach: '1行を1事業所として数える',
  rangesTitle: '幅のある値',
  rangesHint: (examples) =>
    `「${examples.join('」「')}」のような値です。どの値を使うか選ぶまで、その行は欠測です。`,
  rangesRows: (rows) => `${formatCount(rows)}行`,
  rangesChoose: '選ぶ…',
  rangesAll: 'すべての列',
  rangeTake: {
    lower: '下限を使う',
    middle: '中央を使う',
    upper: '上限を使う',
    missing: '欠測にする',
  },
  rangesAnswered: (n) => `幅のある値の扱い（${formatCount(n)}列）`,
  rangesInReport: (columns) => `幅のある値は次のように扱った。${columns.join('。')}。`,
  wordsTitle: (column) => `数値に混じる言葉：${column}`,
  wordsHint:
    'いくつと数えるか入力してください。空欄なら欠測です。決めるまで、これらの行は欠測です。',
  wordsTake: 'このように数える',
  dashTitle: (column) => `「－」の意味：${column}`,
  dashHint: (rows) =>
    `${formatCount(rows)}行が「－」だけです。統計表では「0（該当なし）」、ほかの一覧では「不明」を表します。選ぶまで、これらの行は欠測です。`,
  dashZero: '0として数える',
  dashMissing: '不明（欠測）',
  take: 'この意味で使う',
  plain: 'すべて数値として使う',
  answered: (n) => `コードの意味（${formatCount(n)}列）`,
  again: '指定し直す',
  inReport: (columns) =>
    `回答は次のコードの意味で読んだ。${columns.join('。')}。「はい」「いいえ」または段階を持つ列では、これ以外の値を欠測とした。`,
  inReportColumn: (column, codes) => `「${column}」は${codes}`,
  between: '、',
};
