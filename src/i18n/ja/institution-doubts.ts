import type { Messages } from '../en';
import { formatCount, formatKm } from '../numbers';

export const institutionDoubts: Messages['institutionDoubts'] = {
  of: {
    'no-name': () => '名称がありません',
    'no-place': () => '座標がなく、住所からも位置が決まりません',
    'off-address': (f) =>
      `座標が住所から${formatKm(f.km)} km離れています（両者の誤差から考えられるのは${formatKm(f.reachKm)} kmまで）`,
    'prefecture-differs': (f) => `一覧では${f.given}ですが、住所は${f.found}です`,
    'municipality-differs': (f) => `一覧の市区町村は${f.given}ですが、住所は${f.found}です`,
    'same-twice': (f) => `すでに「${f.found}」として一覧にあります`,
    'former-name-in-use': (f) => `旧名称「${f.given}」は、現在「${f.found}」の名称です`,
    'kind-unknown': (f) => `種類「${f.given}」は分からないため「その他」とします`,
  },
  line: (line, name, doubt) => `${line}行目、${name}：${doubt}`,
  counted: (rows, example, doubt) =>
    `確認が必要な研究開発機関が${formatCount(rows)}件あります。例：「${example}」は${doubt}。該当する行を確かめてください。「shuseki institutions check」で全件を一覧にできます。`,
  summary: (rows, all) =>
    rows === 0
      ? `${formatCount(all)}行に、確認の必要な行はありません`
      : `${formatCount(all)}行のうち${formatCount(rows)}行に確認が必要です`,
  noTowns:
    '町字辞書を使っていないため、座標は市区町村とだけ比べています。「shuseki gazetteer fetch」で町字を取得できます',
};
