import type { LookingMessages } from '../en/looking';
import { formatFixed, formatShare } from '../numbers';

export const looking: LookingMessages = {
  path: {
    title: 'イノベーションへの道筋',
    step: {
      agglomeration: '企業の集積',
      institutions: '届く範囲の機関',
      ties: '実際の連携',
      innovation: 'イノベーション',
    },
    measure: {
      agglomeration: (value) => `1 km²あたり${formatFixed(value, 2)}社`,
      institutions: (value, km) => `${km} km以内に平均${formatFixed(value, 2)}機関`,
      ties: (value) => `1社あたり${formatFixed(value, 2)}件`,
      innovation: (value, outcome) => `平均${formatFixed(value, 2)}（${outcome}）`,
    },
    level: { weak: '弱い', middling: '中くらい', strong: '強い', unknown: '不明' },
    percentile: (share) => `百分位 ${formatFixed(share * 100, 0)}`,
    breaks: (step) => `最初の弱い段階：${step}`,
    whole: '分かっている段階に弱いものはありません。',
    thresholds: (weak, strong) =>
      `この調査の集積の中での順位です。${formatShare(weak)}未満を弱い、${formatShare(strong)}以上を強いとし、値が0なら常に弱いとします。段階の順序はKuchiki・Tsuji（2005）によります。順位は記述であり、原因を示すものではありません。`,
  },
};
