import type { KeepingMessages } from '../en/keeping';
import { formatFixed } from '../numbers';

const FAULTS = {
  space: 'ブラウザーの保存容量が足りません',
  silent: 'ブラウザーの保存機能が応答しません',
  refused: 'ブラウザーが保存を許可していません（プライベートウィンドウなど）',
};

export const keeping: KeepingMessages = {
  kept: (time) =>
    `元のファイルとともにこのブラウザーに保存しています${time ? `（最終 ${time}）` : ''}。端末の外へは送りません。「分析を保存」でファイルに書き出せます。`,
  untouched:
    '最初の変更から、元のファイルとともにこのブラウザーに保存します。端末の外へは送りません。「分析を保存」でファイルに書き出せます。',
  isCopy:
    '開いた分析は別のタブで作業中のため、別の分析として保存しています。両方とも一覧にあります。',
  failed: (why) =>
    `最後の変更を保存できませんでした。${FAULTS[why]}。それまでに保存した内容は残っています。分析をファイルに保存してください。`,
  off: (why) =>
    `このブラウザーには何も保存されません。${FAULTS[why]}。ページを閉じる前に、分析をファイルに保存してください。`,
  elsewhere:
    'この分析は別のタブで作業中です。ここで変更すると別の分析として保存し、元の分析は書き換えません。',
  takeOver: 'このタブで続ける',
  copy: '複製して作業する',
  again: 'もう一度保存',
  panelFailed: (name, reason) =>
    `内部の不具合（${reason}）のため、「${name}」を表示できません。ほかの部分は使えます。分析は変わっていません。`,
  retry: 'もう一度表示',
  reload: 'ページを再読み込み',
  newVersion: '新しい版があります。分析はそのまま残ります。',
  takeVersion: '新しい版に切り替える',
  newVersionLater:
    '新しい版があります。すべてのタブを閉じると切り替わります。その前に分析をファイルに保存してください。',
  unopened: (name) =>
    `「${name}」はこのブラウザーに保存されていますが、開けません。内容はそのまま残しています。`,
  gone: '保存した内容を読めないか、別のタブで削除されています。',
  saveFile: 'ファイルに保存',
  list: 'このブラウザーに保存した分析',
  proceed: (name) => `「${name}」を続ける`,
  about: (date, megabytes) =>
    `${date}、${megabytes < 0.1 ? '0.1 MB未満' : `${formatFixed(megabytes, 1)} MB`}`,
  remove: (name) => `「${name}」をこのブラウザーから削除`,
  removeAsk: '完全に削除しますか',
  more: (count) => `ほか${count}件`,
};
