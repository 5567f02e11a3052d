import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Middle of the real city that the invented towns are put around, degrees. */
const CITY = { prefecture: '福井県', city: '鯖江市', lng: 136.184, lat: 35.956 };

const TOWNS = ['見本町', '仮名町', '例示町', '試作町'];

/** Writes a gazetteer folder of four invented towns with three 丁目 each, in the layout of the public service. */
export function writeGazetteer(folder: string): string {
  mkdirSync(join(folder, 'ja', CITY.prefecture), { recursive: true });
  const point = [CITY.lng, CITY.lat];
  const places = {
    meta: { updated: 1_700_000_000 },
    data: [{ pref: CITY.prefecture, point, cities: [{ city: CITY.city, point }] }],
  };
  writeFileSync(join(folder, 'ja.json'), JSON.stringify(places));
  const towns = TOWNS.flatMap((town, t) =>
    ['一', '二', '三'].map((number, n) => ({
      oaza_cho: town,
      chome: `${number}丁目`,
      chome_n: n + 1,
      point: [CITY.lng + 0.01 * (t - 1.5), CITY.lat + 0.006 * (n - 1)],
    })),
  );
  writeFileSync(
    join(folder, 'ja', CITY.prefecture, `${CITY.city}.json`),
    JSON.stringify({ meta: places.meta, data: towns }),
  );
  return folder;
}

/** Invented firms as CSV: all in the invented towns but the last, whose town the gazetteer does not have. */
export function inventedFirms(count: number): string {
  const rows = Array.from({ length: count }, (_, i) => {
    const town = i === count - 1 ? '不詳町' : `${TOWNS[i % 4]}${1 + (i % 3)}丁目`;
    return `F${i + 1},株式会社見本${i + 1},福井県鯖江市${town}${1 + (i % 9)}番${i}号,${5 + (i % 40)}`;
  });
  return ['企業ID,企業名,所在地,従業員数', ...rows, ''].join('\n');
}

/** Events of the invented firms: every third has one, every ninth two, and one firm is not in the list. */
export function inventedEvents(count: number): string {
  const rows = Array.from({ length: count }, (_, i) => [
    ...(i % 3 === 0 ? [`発明${i},（株）見本${i + 1}`] : []),
    ...(i % 9 === 0 ? [`発明${i}b,見本${i + 1}`] : []),
  ]);
  return ['名称,出願人', ...rows.flat(), '発明x,存在しない株式会社', ''].join('\n');
}
