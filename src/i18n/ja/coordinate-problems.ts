import type { CoordinateProblemSentences } from '../en/coordinate-problems';
import { formatCount, formatFixed, formatKm } from '../numbers';

const rows = (n: number): string => `${formatCount(n)}行`;

const listed = (lines: string): string =>
  lines
    .split('\n')
    .map((each) => `「${each}」`)
    .join('');

/** Names with their addresses. */
const abroad = (f: { names: string; addresses: string; more: number }): string => {
  const addresses = f.addresses.split('\n');
  const shown = f.names.split('\n').map((name, at) => `${name}：${addresses[at]}`);
  return `${shown.join('、')}${f.more > 0 ? `ほか${formatCount(f.more)}社` : ''}`;
};

export const coordinateProblems: CoordinateProblemSentences = {
  'no-location': ({ columns = '', plane = '', numbers = '' }) => {
    const read = columns === '' ? '' : `読んだ列は${listed(columns)}です。`;
    const alone =
      numbers === ''
        ? ''
        : `郵便番号や電話番号（${listed(numbers)}）だけでは位置を決めません。住所（市区町村だけでも可）の列を加えてください。`;
    return plane === ''
      ? `住所も座標も見つかりません。該当する列を選んでください（コマンドでは --address、または --lon と --lat）。${read}${alone}`
      : `住所も緯度・経度も見つかりません。${listed(plane)}は平面直角座標などのメートル値です。読み込みの画面で系を選ぶか、run --plane 6 のように指定すると、経緯度に変換して使います。`;
  },
  'places-of-squares': (f) =>
    `地域メッシュコードの列です。${rows(f.rows)}をメッシュの中心に置きました（誤差半径は最大${formatKm(f.km)} km）。`,
  'addresses-abroad': (f) =>
    `住所が海外の企業が${formatCount(f.rows)}社あります（${abroad(f)}）。位置は決まらず、集積や距離の計算には入りません。国内の住所があれば、それを入れてください。`,
  'addresses-numbers': (f) =>
    `住所の代わりに郵便番号か電話番号だけがある企業が${formatCount(f.rows)}社あります（${abroad(f)}）。番号だけでは位置を決めません。一覧か「位置の確認」で住所（市区町村だけでも可）を入れてください。`,
  'names-with-representative': (f) =>
    `${rows(f.rows)}の名称に代表者名が付いています（「${f.example}」）。企業名は「${f.taken}」のように、代表者を除いて扱います。`,
  'addresses-roman': (f) =>
    `住所${formatCount(f.of)}件のうち${formatCount(f.rows)}件がローマ字のため、位置を決められません。日本語の住所か、緯度・経度の列を加えてください。`,
  'coordinates-swapped': (f) =>
    `${rows(f.rows)}で緯度と経度が逆になっているため（例：${f.example}）、入れ替えて読みました。`,
  'coordinates-out-of-range': (f) =>
    `${rows(f.rows)}の座標が範囲外です（例：${f.example}）。住所があれば住所で位置を決め、なければ位置なしとします。`,
  'coordinates-projected': (f) =>
    `${rows(f.rows)}の座標は平面直角座標などのメートル値のようです（例：${f.example}）。緯度経度（WGS84）に変換してください。`,
  'coordinates-outside-japan': (f) =>
    `${rows(f.rows)}の座標が日本の外にあるため（${f.example}など）、使いません。`,
  'coordinates-tokyo-datum': (f) =>
    `${rows(f.rows)}の座標が住所より約${formatFixed(f.shiftKm * 1000, 0)} m南東にずれています。旧日本測地系の座標と思われます。世界測地系（JGD2011、WGS84）に変換してください。`,
  'coordinates-incomplete': (f) =>
    `緯度・経度の片方しかない行が${rows(f.rows)}あります。住所があれば住所で位置を決め、なければ位置なしとします。`,
};
