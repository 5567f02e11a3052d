import type { Messages } from '../en';
import { formatCount, formatKm } from '../numbers';

export const municipalityDoubts: Messages['municipalityDoubts'] = {
  of: {
    unknown: (f) => `「${f.given}」という市区町村はありません`,
    'former-name': (f) =>
      `旧名称です${f.since === '' ? '' : `（${f.since}に変更）`}。現在は${f.found}です`,
    'former-code': (f) => `コード${f.given}は${f.since}から使われていません。現在は${f.found}です`,
    'code-differs': (f) => `一覧のコードは${f.given}ですが、この名称は${f.found}です`,
    'off-place': (f) =>
      `座標が${f.found}から${formatKm(f.km)} km離れています（考えられるのは${formatKm(f.reachKm)} kmまで）`,
    'same-twice': (f) => `${f.given}は、すでに${f.found}行目にあります`,
  },
  missing: (names, more) =>
    `一覧にある都道府県のうち、一覧にない市区町村：${names.join('、')}${more > 0 ? `、ほか${formatCount(more)}件` : ''}`,
  noColumns: (file) =>
    `${file}：市区町村の列が見つかりません。見出しを「市区町村」、コードの場合は「市区町村コード」としてください`,
};
