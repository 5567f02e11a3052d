import type { StudyFileMessages } from '../en/study-file';
import { formatCount, formatFixed } from '../numbers';

export const studyFile: StudyFileMessages = {
  saveHint:
    '分析、表、分析で使った町字辞書の行を1つのファイルに保存します。データを含めない場合は「書き出し」の study.json を使ってください。',
  carried: (bytes) =>
    `分析と表、分析で使った町字辞書の行。ほかのパソコンでもそのまま開けます（表：${formatFixed(bytes / 1e6, 1)} MB）。`,
  waits: (name) => `「${name}」はまだ開いていません`,
  lacksFiles: (names) =>
    `この分析に必要なファイル${names.length === 1 ? '' : `${formatCount(names.length)}件`}が見つかりません：${names.join('、')}。ここで選ぶか、この画面にドロップしてください。`,
  giveFiles: 'ファイルを選ぶ…',
  lacksGazetteer: (source, date) =>
    `この分析は町字辞書「${source}${date ? `（${date}）` : ''}」で位置を決めていますが、いまは使えません。辞書を指定するか、なしで進めると選ぶまで、計算しません。`,
  otherGazetteer: (source, date) => `いま使っている辞書：${source}${date ? `（${date}）` : ''}`,
  giveFolder: '辞書のフォルダーを指定…',
  givePack: '辞書パックを指定…',
  without: '辞書なしで進める（市区町村まで）',
  withOther: 'いまの辞書で進める',
  ofStudy:
    'この分析で使った町字だけが保存されています。ほかの住所を調べるには、町字辞書をもう一度加えてください。',
};
