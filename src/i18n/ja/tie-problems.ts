import type { TieProblemSentences } from '../en/tie-problems';
import { formatCount } from '../numbers';

const rows = (n: number): string => `${formatCount(n)}行`;

export const tieProblems: TieProblemSentences = {
  'tie-left-out': (f) =>
    `連携の確認での指定により、${rows(f.rows)}を除きました（例：「${f.example}」）。`,
  'link-fix-unknown': (f) =>
    `連携の確認での指定のうち${formatCount(f.rows)}件は、一覧にないIDを指しています（例：「${f.example}」）。指定は残りますが、効果はありません。`,
  'main-institution-outweighed': (f) =>
    `${rows(f.rows)}に主な連携先がありますが、連携の表があるため、表のほうを使います。この列を使うには、連携の表を外してください。`,
  'subcontractor-share': (f) =>
    f.scale === 'percent'
      ? `1を超える数があるため、下請の列を売上に占める割合（%）として読みました（${rows(f.rows)}）。回帰では0～1の数として使い、企業を分けるときは0より大きければ下請とみなします。`
      : `下請の列を売上に占める割合（0～1）として読みました（${rows(f.rows)}）。回帰ではその数のまま使い、企業を分けるときは0より大きければ下請とみなします。`,
  'parent-not-located': (f) =>
    `${rows(f.rows)}の親企業は位置が分かりません（例：「${f.example}」）。線は引かれません。住所を入れてください。`,
  'parent-itself': (f) =>
    `${rows(f.rows)}は自社を親企業としています（例：「${f.example}」）。親企業との関係には数えません。`,
};
