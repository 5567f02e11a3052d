import { problem, type Table } from '../../model';
import { suggestRoles } from '../roles';
import type { Paired } from './paired-rows';

/** Fewer rows tell nothing. */
const LEAST_ROWS = 3;
/** Of the rows without a name so many must go on with the address above. */
const MOSTLY = 0.9;
/** Where a list has wrapped rows they show at once. */
const HEAD = 200;
/** A row that goes on says something new in no more than this share of its cells. */
const NEW_SHARE = 0.5;
/** Joined, so many addresses must end in a lot or a building. */
const WHOLE_SHARE = 0.5;

/** Ends with a lot, a house or a building: nothing more of the address is missing. */
const COMPLETE =
  /[\d０-９]\s*(?:番地?|号|階|[FＦ])?\s*$|[一二三四五六七八九十]\s*(?:番地?|号)\s*$|番外地\s*$/;
const PREFECTURE = /^[\s〒\d０-９-]*(?:北海道|東京都|(?:京都|大阪)府|[^\s\d]{2,3}県)/;
/** Further within the address: a lot that has been begun, or a building. */
const GOES_ON =
  /^[\s－‐ー−-]*[\d０-９]|(?:ビル|ビルディング|マンション|会館|タワー|プラザ|センター|棟|号室|号館|階|[\d０-９][FＦ])\s*$/;

/** Whether a cell goes on with an address that the row above has begun. A place of its own, another site of the firm, does not. */
function goesOn(begun: string, cell: string): boolean {
  if (PREFECTURE.test(cell)) return false;
  return !COMPLETE.test(begun) || GOES_ON.test(cell);
}

const hasNumber = (cell: string): boolean => /[\d０-９]/.test(cell);
const isWhole = (address: string): boolean => COMPLETE.test(address) || GOES_ON.test(address);

/** Whether one of the first rows says hardly anything that the row above does not. Quick. */
function hasSparseRow({ columns, rowCount }: Table): boolean {
  for (let row = 1; row < Math.min(HEAD, rowCount); row++) {
    const said = columns.filter((cells) => cells[row] !== '' && cells[row] !== cells[row - 1]);
    if (said.length > 0 && said.length <= NEW_SHARE * columns.length) return true;
  }
  return false;
}

/**
 * A table in which an address goes on in the rows below (福井県, 鯖江市神明町, 1-2-3), as wrapped cells and converted pages have it, with a row to a firm:
 * what those rows say is put behind the firm's own cells. Null for any other table, and where rows without a name are further sites of a firm.
 */
export function continuedRows(table: Table): Paired | null {
  const { header, columns, rowCount } = table;
  if (rowCount <= LEAST_ROWS || !hasSparseRow(table)) return null;
  const { name: [name] = [], address = [] } = suggestRoles('firms', table);
  const key = address.at(-1);
  if (name === undefined || key === undefined || name === key) return null;
  /** The row that each row goes on with; itself where it begins. */
  const first: number[] = [];
  const texts = columns.map((cells) => cells[0]);
  let further = 0;
  let fitting = 0;
  for (let row = 0; row < rowCount; row++) {
    const above = first[row - 1];
    const says = (c: number) =>
      columns[c][row].trim() !== '' && columns[c][row] !== columns[c][above];
    const isFurther = row > 0 && !says(name) && says(key);
    if (isFurther) {
      further++;
      const said = columns.flatMap((cells, c) => (c !== key && says(c) ? [cells[row]] : []));
      const isAlone = said.length <= NEW_SHARE * columns.length && !said.some(hasNumber);
      if (isAlone && goesOn(texts[key], columns[key][row])) fitting++;
    }
    first.push(isFurther ? above : row);
    columns.forEach((cells, c) => {
      texts[c] = !isFurther ? cells[row] : says(c) ? texts[c] + cells[row].trim() : texts[c];
    });
  }
  if (further < LEAST_ROWS || fitting < MOSTLY * further) return null;
  const firms = [...new Set(first)];
  const joined = columns.map((cells) => firms.map((row) => cells[row]));
  const at = new Map(firms.map((row, firm) => [row, firm]));
  first.forEach((begun, row) => {
    if (begun === row) return;
    columns.forEach((cells, c) => {
      const cell = cells[row].trim();
      if (cell !== '' && cells[row] !== cells[begun]) joined[c][at.get(begun)!] += cell;
    });
  });
  // Towns under towns are places of their own.
  const wrapped = firms.filter((row, firm) => joined[key][firm] !== columns[key][row]);
  const ends = wrapped.filter((row) => isWhole(joined[key][at.get(row)!]));
  if (ends.length < WHOLE_SHARE * wrapped.length) return null;
  const lineOf = (row: number) => table.lines?.[row] ?? row + 1;
  const facts = { firms: firms.length, rows: rowCount, column: header[key] };
  return {
    table: {
      ...table,
      columns: joined,
      rowCount: firms.length,
      ...(table.lines ? { lines: Int32Array.from(firms, lineOf) } : {}),
    },
    told: problem('rows-continued', 'note', { file: table.name, line: lineOf(firms[0]) }, facts),
  };
}
