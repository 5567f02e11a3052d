import { at } from '../firms/number-column';
import { parseNumber, parseYesNo, suggestRoles, type ParsedCell } from '../../tables';
import {
  isFineLevel,
  LEVEL_CODE,
  levelNamed,
  problem,
  type Problem,
  type Table,
} from '../../model';

/** A column that can't be taken for what it was named for: the first cell that shows it. */
export interface ColumnFault {
  readonly code: 'not-numeric' | 'not-yes-no' | 'negative';
  readonly column: string;
  readonly row: number;
  readonly line?: number;
  readonly example: string;
}

export type ColumnRead<T> =
  | { readonly ok: true; readonly values: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly fault: ColumnFault };

/** A longitude and a latitude column, or null where the table has points of its own. */
export interface CoordinateColumns {
  readonly longitude: number;
  readonly latitude: number;
}

/** At least this share of the filled cells must be numbers for a column to be one of numbers. */
const NUMERIC_SHARE = 0.9;

/**
 * A column as numbers, NaN where missing: plain numbers, or 1 and 0 where every filled cell is a yes or a no. A few
 * unreadable cells count as missing, with a problem; more of them are a fault.
 */
export function readMeasure(
  table: Table,
  column: number,
  parse: (cell: string) => ParsedCell = parseNumber,
): ColumnRead<Float64Array> {
  const cells = table.columns[column];
  const values = new Float64Array(cells.length).fill(NaN);
  let numbers = 0;
  let unreadable = 0;
  let first = -1;
  cells.forEach((cell, row) => {
    const parsed = parse(cell);
    if (parsed.kind === 'number') {
      values[row] = parsed.value;
      numbers++;
    } else if (parsed.kind === 'unreadable' && unreadable++ === 0) first = row;
  });
  if (unreadable === 0) return { ok: true, values, problems: [] };
  const yesNo = parse === parseNumber ? readYesNoOnly(cells) : null;
  if (yesNo) return { ok: true, values: yesNo, problems: [] };
  if (numbers < NUMERIC_SHARE * (numbers + unreadable))
    return { ok: false, fault: fault('not-numeric', table, column, first) };
  const facts = { rows: unreadable, example: cells[first].slice(0, 60) };
  const where = at(table, first, table.header[column]);
  return {
    ok: true,
    values,
    problems: [problem('number-unreadable', 'warning', where, facts)],
  };
}

function readYesNoOnly(cells: readonly string[]): Float64Array | null {
  const values = new Float64Array(cells.length).fill(NaN);
  for (let row = 0; row < cells.length; row++) {
    const parsed = parseYesNo(cells[row]);
    if (parsed.kind === 'unreadable') return null;
    if (parsed.kind === 'number') values[row] = parsed.value;
  }
  return values;
}

export function fault(
  code: ColumnFault['code'],
  table: Table,
  column: number,
  row: number,
): ColumnFault {
  const { line } = at(table, row);
  return {
    code,
    column: table.header[column],
    row: row + 1,
    ...(line ? { line } : {}),
    example: table.columns[column][row].slice(0, 60),
  };
}

/** The coordinate columns of a table, found by header and values; null where there are none. */
export function suggestCoordinateColumns(table: Table): CoordinateColumns | null {
  const { longitude, latitude } = suggestRoles('firms', table);
  return longitude && latitude ? { longitude: longitude[0], latitude: latitude[0] } : null;
}

/**
 * Which rows may take part in clusters: 0 where the table says in its own column `geocode_level`, as `shuseki geocode`
 * writes it, that the row is located no better than its municipality; with `includeCoarse`, no better than its
 * prefecture. Null where it has no such column.
 */
export function finelyLocated(table: Table, includeCoarse: boolean): Uint8Array | null {
  const levels = table.columns[table.header.indexOf('geocode_level')];
  if (!levels) return null;
  return Uint8Array.from(levels, (text) => {
    const level = levelNamed(text);
    return level === undefined || isFineLevel(LEVEL_CODE[level], includeCoarse) ? 1 : 0;
  });
}
