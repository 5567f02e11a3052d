import type { CodesMessages } from '../en/codes';
import { formatCount } from '../numbers';

export const codes: CodesMessages = {
  title: (column) => `コードの意味：${column}`,
  hint: '調査票のコードかもしれない値です。意味を指定するまで、この列は計算に使いません。',
  value: '値',
  rows: '行数',
  means: '意味',
  meaning: {
    yes: 'はい',
    no: 'いいえ',
    level: '尺度の段階',
    missing: '無回答',
    number: '数値のまま',
  },
  take: 'この意味で使う',
  plain: 'すべて数値として使う',
  answered: (n) => `コードの意味（${formatCount(n)}列）`,
  again: '指定し直す',
  inReport: (columns) =>
    `回答は次のコードの意味で読んだ。${columns.join('。')}。「はい」「いいえ」または段階を持つ列では、これ以外の値を欠測とした。`,
  inReportColumn: (column, codes) => `「${column}」は${codes}`,
  between: '、',
};
