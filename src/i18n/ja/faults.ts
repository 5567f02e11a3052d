import type { Faults } from '../en/faults';

const FAULTS: Faults = {
  json: 'JSONとして読めません',
  'no-object': 'オブジェクトがありません',
  'not-an-object': 'オブジェクトがありません',
  features: '「features」がリストではありません',
  feature: 'この地物がオブジェクトではありません',
  depth: '値の入れ子が深すぎます',
  zip: '圧縮ファイルの構造が正しくありません',
  checksum: 'チェックサムが一致しません',
  'workbook-structure': 'ブックの構造が正しくありません',
  compressed: '二重に圧縮されています',
  'too short': '短すぎます',
  'not a pack': '辞書パックではありません',
  'cut off': '末尾が欠けています',
  header: '先頭の情報が正しくありません',
  counts: '件数と内容が一致しません',
  other: '別の種類のファイルか、壊れています',
};

export function faultOf(reason: string): string {
  const [code, rest] = reason.split(/:(.*)/s);
  if (code === 'json' && rest) return `${FAULTS.json}：${rest}行目`;
  if (code === 'missing' && rest) return `「${rest}」がありません`;
  if (code === 'type') return `種類が「${rest}」です`;
  if (Object.hasOwn(FAULTS, reason)) return FAULTS[reason as keyof Faults];
  const version = /^version (\d+)$/.exec(reason);
  if (version) return `版が${version[1]}です`;
  return /^"?[\w.[\]]+"?$/.test(reason) ? `該当箇所：${reason}` : FAULTS.other;
}
