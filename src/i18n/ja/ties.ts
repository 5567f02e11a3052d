import type { TieMessages } from '../en/ties';
import { formatCount, formatKm, formatShare } from '../numbers';

const rows = (n: number): string => `${formatCount(n)}行`;

export const ties: TieMessages = {
  review: {
    title: '連携の確認',
    open: '連携を確認',
    waiting: (n: number) =>
      n === 0 ? '連携はすべて照合できました' : `照合できない連携が${rows(n)}あります`,
    intro:
      '一覧にない書き方、複数が当てはまる書き方、部局名や略称から判断した書き方です。どれを指すかを選ぶか、除いてください。指定は分析に保存されます。',
    counts: (open: number, chosen: number, left: number) =>
      `未定${rows(open)}、指定により照合${rows(chosen)}、除外${rows(left)}。`,
    ties: (count: number) => `使用中の連携 ${formatCount(count)}件`,
    head: { text: '元の書き方', rows: '行数', meaning: '指すもの' },
    ends: { firm: '企業', institution: '機関' },
    states: {
      unknown: '一覧にない',
      ambiguous: '同名が複数',
      chosen: '指定済み',
      part: '部局名・略称から判断',
      'left-out': '除外',
    },
    undecided: '未定',
    leaveOut: '除く',
    meaningOf: (text: string) => `「${text}」が指すもの`,
    like: (likeness: number) => `類似度${formatShare(likeness)}`,
    other: 'ほかのIDか名称',
    otherFor: (text: string) => `「${text}」に対するほかのIDか名称`,
    notFound: 'このIDか名称に当てはまるものがないか、複数あります。',
    empty: '（空欄）',
    further: (n: number) => `これらを決めて開き直すと、続きの${formatCount(n)}件が出ます。`,
    none: '確認するものはありません。すべての行で企業と機関が見つかりました。',
  },
  yearsTo: 'から',
  yearsHint:
    '連携の強さ、流れ、重力モデルはこの期間の連携だけを数え、年の分からない連携は除きます。回帰はすべての連携を使います。',
  yearsLeft: (n: number) =>
    `ほかの年、または年の分からない連携${formatCount(n)}件は数えていません。`,
  noTopic: '記載なし',
  parents: {
    layer: '親企業への線',
    legend: '親企業との関係',
    card: '親企業',
    unplaced: '位置不明',
    km: (km: number) => `${formatKm(km)} km`,
  },
  salesShare: (share: number) => `売上の${formatShare(share)}`,
};
