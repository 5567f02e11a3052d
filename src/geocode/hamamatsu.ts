import { foldKey } from './fold';

/**
 * 浜松市 made three wards of seven on 1 January 2024: 中区, 東区, 西区, 南区 and the 三方原 part of 北区 became 中央区, the
 * rest of 北区 and 浜北区 became 浜名区, 天竜区 stayed (浜松市の区の設置等に関する条例). Gazetteers from before have the old ones.
 */
const NEW_WARDS: Readonly<Record<string, readonly string[]>> = {
  浜松市中央区: ['浜松市中区', '浜松市東区', '浜松市西区', '浜松市南区', '浜松市北区'],
  浜松市浜名区: ['浜松市浜北区', '浜松市北区'],
};

/** The towns of the 三方原 district, which left 北区 for 中央区. */
const MIKATAHARA = new Set(
  ['初生町', '三方原町', '東三方町', '豊岡町', '三幸町', '大原町', '根洗町'].map(foldKey),
);

/** The old wards whose towns a new ward has taken over; empty for every other municipality. */
export function formerWards(prefecture: string, name: string): readonly string[] {
  return prefecture === '静岡県' ? (NEW_WARDS[name] ?? []) : [];
}

/** Did this town of an old ward go to this new ward? */
export function wentTo(newWard: string, oldWard: string, oaza: string): boolean {
  if (oldWard !== '浜松市北区') return true;
  return MIKATAHARA.has(foldKey(oaza)) === (newWard === '浜松市中央区');
}
