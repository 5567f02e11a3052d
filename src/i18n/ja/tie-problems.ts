import type { TieProblemSentences } from '../en/tie-problems';
import { formatCount } from '../numbers';

const andOthers = (more: number): string => (more > 0 ? `ほか${formatCount(more)}種類` : '');

/** 「a」＝b、… */
function pairs(left: string, right: string, between: string): string {
  const ends = right.split('\n');
  return left
    .split('\n')
    .map((each, i) => `「${each}」${between}${ends[i]}`)
    .join('、');
}

const rows = (n: number): string => `${formatCount(n)}行`;

export const tieProblems: TieProblemSentences = {
  'tie-none': (f) =>
    `機関が${f.example === '' ? '空欄' : `「${f.example}」など`}の${rows(f.rows)}は、連携に数えていません。`,
  'institutions-split': (f) =>
    `1つの欄に複数の機関がある${rows(f.rows)}（「${f.example}」など）は、それぞれとの連携として数えました。頻度は同じ値を使います。`,
  'events-joint': (f) =>
    `1つの欄に複数の名前がある${rows(f.rows)}（「${f.example}」など）は、一覧にある企業ごとに1件と数えました。${f.names === '' ? '' : `一覧にない名前：${f.names.split('\n').join('、')}${andOthers(f.more)}。`}`,
  'event-form-differs': (f) =>
    `会社の種類が違う名前を同じ企業とみました：${pairs(f.texts, f.names, '＝')}${andOthers(f.more)}。別の企業なら、IDで結び付けてください。`,
  'tie-left-out': (f) =>
    `連携の確認での指定により、${rows(f.rows)}を除きました（例：「${f.example}」）。`,
  'link-fix-unknown': (f) =>
    `連携の確認での指定のうち${formatCount(f.rows)}件は、一覧にないIDを指しています（例：「${f.example}」）。指定は残りますが、効果はありません。`,
  'matrix-read': (f) =>
    `行を企業（${formatCount(f.firms)}社）、列を機関（${formatCount(f.institutions)}機関）とする表として読みました。連携は${formatCount(f.ties)}件です。空欄・0・×は連携なし、${f.numbers === 'counts' ? '数値は年間の回数' : '○や1は回数の分からない連携'}としました。`,
  'institution-columns-read': (f) =>
    `機関の列（${f.columns.split('\n').join('、')}${andOthers(f.more)}）から、企業と機関の連携${formatCount(f.ties)}件を読みました。空欄・0・×は連携なし、${f.numbers === 'counts' ? '数値は年間の回数' : '○や1は回数の分からない連携'}です。${f.mains > 0 ? `主な連携先の列（${rows(f.mains)}）は使いません。` : ''}使わないときは、列の役割を外してください（run --institution-columns none）。`,
  'institution-columns-outweighed': (f) =>
    `企業の表に機関の列（「${f.example}」など${formatCount(f.columns)}列）がありますが、連携の表があるため、表のほうを使います。この列を使うには、連携の表を外してください。`,
  'frequency-words': (f) =>
    `${rows(f.rows)}の頻度の言葉を、年間の回数に置き換えました：${pairs(f.words, f.numbers, '＝')}${andOthers(f.more)}。`,
  'institution-by-part': (f) =>
    `${rows(f.rows)}は機関の部局名や略称とみて、機関に結び付けました：${pairs(f.texts, f.names, '→')}${andOthers(f.more)}。違うときは「連携の確認」で直せます。`,
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
