import type { OutlineMessages } from '../en/outline';
import { formatKm, formatShare } from '../numbers';

export const outline: OutlineMessages = {
  methods: {
    discs: {
      name: '企業を囲む円の和',
      parameter: (f) => `企業を中心とする半径${formatKm(f.km)} kmの円（探索半径の半分）の和。`,
    },
    concave: {
      name: '凹包',
      parameter: (f) =>
        `企業を含まない半径${formatKm(f.km)} km（探索半径）の円が入り込めない範囲。企業の周囲${formatKm(f.marginKm)} kmを含む。`,
    },
    convex: {
      name: '凸包',
      parameter: (f) => `凸包とその周囲${formatKm(f.marginKm)} km。`,
    },
    isopleth: {
      name: '等密度線',
      parameter: (f) =>
        `帯域幅${formatKm(f.km)} km（探索半径）のカーネル密度。企業の位置での最小密度の${formatShare(f.share)}の等値線。`,
    },
  },
  weightOther: 'ほかの数値の列は、手順1で指標として読み込むと選べます。',
  override: '境界を描き直す',
};
