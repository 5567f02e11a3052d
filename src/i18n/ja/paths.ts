import type { PathsMessages } from '../en/paths';
import { formatFixed } from '../numbers';

export const paths: PathsMessages = {
  title: '集積ごとの道筋',
  breaks: '途切れる段階',
  whole: '弱い段階なし',
  cell: (value, percentile, level) =>
    `${value} ・ ${formatFixed(percentile * 100, 0)}% ・ ${level}`,
  km: (km) => `${km} km以内`,
  save: 'CSVで保存',
  none: '今の定義では集積がありません。',
  note: '百分位はこの調査の集積の中での順位です。値が0なら常に弱いとします。「弱い」の値は「強い」の値を超えられません。',
};
