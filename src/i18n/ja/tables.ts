import type { TablesMessages } from '../en/tables';

export const tables: TablesMessages = {
  title: '表',
  error: (term) => `${term}：標準誤差`,
  files: {
    'tables.csv': '比較と回帰分析の表。表計算ソフト用。',
    'tables.tex': '同じ表のLaTeX版（booktabs）。',
    'tables.html': '同じ表。ワープロに貼り付けるためのページ。',
  },
};
