import type { AccessMessages } from '../en/access';
import { formatCount, formatFixed } from '../numbers';

export const access: AccessMessages = {
  title: '機関への近づきやすさ',
  nearest: (count) => (count === 1 ? '最寄りの機関' : `近い順に${count}機関`),
  measure: {
    distance: '最寄り機関までの距離（km）',
    within: '届く範囲',
    by_kind: '種類ごとの最寄り',
  },
  withinLine: (km, count, weight) =>
    `${km} km以内：${formatCount(count)}機関、加重 ${formatFixed(weight, 1)}`,
  gravity: '重力型アクセシビリティ',
  value: (value, most) => `${formatFixed(value, 1)}（全機関が距離0なら ${formatFixed(most, 1)}）`,
  decays: {
    exponential: '指数、2^(−d/h)',
    power: 'べき、1/(1 + d/h)',
  },
  note: '機関の種類の重み × 距離による減衰の合計です（Hansen 1959）。重みは連携の強さと共通です。',
};
