import type { ComparisonMessages } from '../en/comparison';
import { formatCount } from '../numbers';

export const comparison: ComparisonMessages = {
  title: '二つのグループの比較',
  side: { a: '一つ目', b: '二つ目' },
  kind: {
    cluster: '集積',
    prefecture: '都道府県',
    municipality: '市区町村',
    selection: '保存した選択',
  },
  measureHead: '指標',
  difference: '差（一つ目 − 二つ目）',
  measure: {
    firms: '企業数',
    areaKm2: '面積（km²）',
    densityPerKm2: '1 km²あたり企業数',
    nearestKm: '最寄り機関まで、中央値（km）',
    tiesPerFirm: '1社あたり連携数',
    shareLinked: '連携のある企業の割合',
  },
  meanOf: (outcome) => `${outcome}の平均`,
  mean: (value, interval, n) => `${value} ${interval}、n ${formatCount(n)}`,
  interval: (low, high) => `[${low}, ${high}]`,
  industries: '主な業種',
  industry: (name, share) => `${name} ${share}`,
  separator: '、',
  path: (step) => `道筋：${step}`,
  step: (level, percentile) => `${level}、${percentile}`,
  showBoth: '両方を地図に表示',
  save: 'CSVで保存',
  note: '95%区間は、平均にはスチューデントのt、差にはウェルチのtを用います。面積と道筋は集積だけにあります。',
  shared: (count) =>
    `${formatCount(count)}社が両方に属するため、独立したグループの差ではありません。`,
  none: '比較できる二つのグループがまだありません。',
};
