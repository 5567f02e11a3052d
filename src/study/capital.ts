import { problem, type Problem, type Table } from '../model';
import { parseYen, saysYen, yenUnitOf } from '../tables';
import { readNumbers } from './number-column';

/** Half of a list's firms have at least this capital in yen; below it numbers without a unit are some other unit's. */
const LEAST_MEDIAN = 1_000_000;

/**
 * Capital in yen, NaN where it is not known. Numbers are of the unit that the header names; without one they are yen where their size says so, and
 * else not used, since 1,000 may be thousands or tens of thousands. Which it was is told.
 */
export function readCapital(
  table: Table,
  index: number | undefined,
  problems: Problem[],
): Float64Array | undefined {
  const cells = table.columns[index ?? -1];
  if (index === undefined || cells === undefined) return undefined;
  const column = table.header[index];
  const named = yenUnitOf(column);
  const bare = cells.filter((cell) => !saysYen(cell) && isAmount(cell));
  const unit = named ?? (medianOf(bare) >= LEAST_MEDIAN ? 1 : NaN);
  const where = { file: table.name, column };
  const values = readNumbers(table, index, column, problems, (cell) => {
    const parsed = parseYen(cell, Number.isNaN(unit) ? 1 : unit);
    return Number.isNaN(unit) && !saysYen(cell) && parsed.kind === 'number'
      ? { kind: 'missing' }
      : parsed;
  });
  if (bare.length > 0) {
    const facts = { rows: bare.length, example: bare[0].trim() };
    problems.push(
      Number.isNaN(unit)
        ? problem('capital-unit-unknown', 'warning', where, facts)
        : problem('capital-unit', 'note', where, {
            ...facts,
            yen: Math.round(unit * amountOf(bare[0])),
            named: named !== undefined,
          }),
    );
  }
  return values;
}

function isAmount(cell: string): boolean {
  return amountOf(cell) > 0;
}

/** A number of whatever unit; NaN for none. */
function amountOf(cell: string): number {
  const parsed = parseYen(cell, 1);
  return parsed.kind === 'number' ? parsed.value : NaN;
}

/** The upper median of numbers without a unit; NaN for none. */
function medianOf(cells: readonly string[]): number {
  const values = Float64Array.from(cells, amountOf).sort();
  return values[values.length >> 1] ?? NaN;
}
