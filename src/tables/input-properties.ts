import type { Table } from '../model';
import type { GeoJsonProperty } from './write-geojson';

/** Names that GIS programs give to columns of their own. */
const RESERVED = new Set(['fid', 'ogc_fid', 'id', 'geometry', 'geom', 'shape']);

/** A JSON number that a person would write the same way: no leading zeros, plus sign or exponent. */
const CANONICAL = /^(?:0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d+)$/;

/** More digits do not survive as a double. */
const SAFE_DIGITS = 15;

const CODE_HEADER =
  /番号|コード|電話|ＴＥＬ|郵便|〒|(?:^|[\s_-])(?:id|code|no|nr|zip|zipcode|postcode|postal|tel|phone|fax)\.?$|(?:id|code|number|postcode|phone)$/i;

/** gBizINFO and others call the number of employees so. */
const COUNT_HEADER = /employee|従業|件数|number\s?of/i;

/**
 * An input table's own columns as properties of its features, in their order, under their headers. A header gets a number behind it (`name_2`) where a
 * property of that name exists (whatever the case), `input_` in front where GIS programs reserve it, and `column_N` where it
 * is empty. A column is numeric only where every filled cell is a plain number of at most 15 digits and it is no code: no header that
 * speaks of a code, no corporate numbers. The digits are written as they stand.
 */
export function inputProperties(table: Table, taken: Iterable<string>): GeoJsonProperty[] {
  const used = new Set([...taken].map(comparable));
  return table.header.map((header, c) => {
    const key = uniqueKey(header, c, used);
    used.add(comparable(key));
    const values = table.columns[c];
    return { key, kind: isNumeric(header, values) ? 'literal' : 'text', values };
  });
}

function uniqueKey(header: string, column: number, used: ReadonlySet<string>): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const plain = header.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  let base = plain === '' ? `column_${column + 1}` : plain;
  if (RESERVED.has(comparable(base))) base = `input_${base}`;
  let key = base;
  for (let n = 2; used.has(comparable(key)); n++) key = `${base}_${n}`;
  return key;
}

function comparable(key: string): string {
  return key.normalize('NFC').toLowerCase();
}

function isNumeric(header: string, cells: readonly string[]): boolean {
  if (CODE_HEADER.test(header.trim()) && !COUNT_HEADER.test(header)) return false;
  let filled = 0;
  let corporateNumbers = 0;
  for (const cell of cells) {
    if (cell === '') continue;
    if (!CANONICAL.test(cell) || digits(cell) > SAFE_DIGITS) return false;
    filled++;
    if (cell.length === 13 && !cell.includes('.')) corporateNumbers++;
  }
  return filled > 0 && corporateNumbers < filled;
}

function digits(cell: string): number {
  return cell.length - (cell.startsWith('-') ? 1 : 0) - (cell.includes('.') ? 1 : 0);
}
