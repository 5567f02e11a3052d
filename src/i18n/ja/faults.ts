import type { SchemaFault } from '../../model';
import type { Faults, FaultsAt } from '../en/faults';

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

const AT: FaultsAt = {
  missing: (place) => `「${place}」がありません`,
  text: (place) => `「${place}」が文字列ではありません`,
  number: (place) => `「${place}」が数値ではありません`,
  whole: (place) => `「${place}」が整数ではありません`,
  flag: (place) => `「${place}」がtrueでもfalseでもありません`,
  list: (place) => `「${place}」がリストでないか、長さが違います`,
  object: (place) => `「${place}」がオブジェクトでないか、使えない値を含みます`,
  word: (place) => `「${place}」が使える値のどれでもありません`,
  range: (place) => `「${place}」の数値が範囲外です`,
  empty: (place) => `「${place}」が空です`,
  short: (place) => `「${place}」の項目が足りません`,
  length: (place) => `「${place}」の項目の数が違います`,
  twice: (place) => `「${place}」が前の項目と重複しています`,
  ring: (place) => `「${place}」の輪が閉じていません`,
};

export function faultOf(reason: string): string {
  const [code, rest] = reason.split(/:(.*)/s);
  if (code === 'json' && rest) return `${FAULTS.json}：${rest}行目`;
  const at = /^at:(.*):(\w+)$/s.exec(reason);
  if (at && Object.hasOwn(AT, at[2])) return AT[at[2] as SchemaFault](at[1]);
  if (code === 'missing' && rest) return `「${rest}」がありません`;
  if (code === 'type') return `種類が「${rest}」です`;
  if (Object.hasOwn(FAULTS, reason)) return FAULTS[reason as keyof Faults];
  const version = /^version (\d+)$/.exec(reason);
  if (version) return `版が${version[1]}です`;
  return /^"?[\w.[\]]+"?$/.test(reason) ? `該当箇所：${reason}` : FAULTS.other;
}
