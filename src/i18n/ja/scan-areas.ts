import type { ScanAreaMessages } from '../en/scan-areas';
import { formatCount } from '../numbers';

export const scanAreas: ScanAreaMessages = {
  words: { places: '企業の位置', municipalities: '市区町村' },
  hint: '企業は住所の市区町村で数えます。ここでは境界のデータを使えないため、市区町村の代表点をガブリエルグラフで結び（2点を直径とする円の中にほかの市区町村の点がないとき）、結ばれたものを隣り合うとみなします。市区町村は300までです。',
  basis: (neighbours, municipalities) =>
    `${formatCount(municipalities)}市区町村のそれぞれに近い${neighbours}市区町村のうちで隣り合う（境界の代わりに、代表点のガブリエルグラフで結ばれる）組`,
  set: (municipalities) =>
    municipalities === 1 ? '1市区町村' : `隣り合う${formatCount(municipalities)}市区町村`,
  without: (firms, rows) =>
    [
      firms > 0 && `市区町村の分からない企業${formatCount(firms)}社は除いています。`,
      rows > 0 && `名簿のうち市区町村の分からない${formatCount(rows)}行は除いています。`,
    ]
      .filter(Boolean)
      .join(''),
  method: (neighbours) =>
    `各市区町村に近い${neighbours}市区町村のうちで隣り合う（境界の代わりに、全市区町村の代表点のガブリエルグラフ（Gabriel and Sokal 1969）で結ばれる）組`,
  refused: {
    'too-many-areas':
      '企業が300を超える市区町村にあり、すべての組を調べるには多すぎます。対象を少数の都道府県に絞るか、円または企業の位置を選んでください。',
    'no-areas':
      '対象となる企業の市区町村がどれも分かりません。企業の住所を加えるか、企業の位置を選んでください。',
  },
};
