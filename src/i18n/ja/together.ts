import type { TogetherMessages } from '../en/together';
import { formatCount } from '../numbers';

export const together: TogetherMessages = {
  title: 'どのファイルが何の表ですか',
  intro:
    '中身から、それぞれの役割を判断しました。違っていれば直してください。「まとめて開く」を押すまで、何も置き換えません。',
  introStudy: 'この分析で使うファイルです。「まとめて開く」を押すまで、何も置き換えません。',
  reading: 'ファイルを読み込んでいます…',
  file: 'ファイル',
  rows: '行数',
  part: '役割',
  columns: '使う列',
  partOf: (file) => `${file}の役割`,
  reviewOf: (file) => `${file}の列`,
  review: '列を確認…',
  nothing: '使う列が見つかりません',
  parts: {
    firms: '企業',
    institutions: '研究開発機関',
    links: '連携',
    outcomes: '件数データ（特許・製品など）',
    background: '比較用の名簿',
    codes: 'コード表',
    areas: 'イノベーションを集計する区域',
    boundaries: '集積の境界',
    study: '分析',
    none: '使わない',
  },
  codes: (columns) => `${formatCount(columns)}項目`,
  polygons: (count) => `${formatCount(count)}区域`,
  missing: (paths) => `まだ足りないファイル：${paths.join('、')}`,
  replaces: '新しい分析を始めます。現在の分析は閉じます。必要なら先に保存してください。',
  adds: '現在の分析に加えます。',
  needs: {
    twice: (part) => `「${part}」が2つあります。どちらか1つにしてください。`,
    firms: '企業の表を1つ選んでください。',
    role: (file, role) => `${file}にまだ必要なもの：${role}`,
    none: '使うファイルがありません。',
  },
  open: 'まとめて開く',
  pasted: '貼り付けた表',
};
