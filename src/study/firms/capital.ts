import {
  problem,
  type CapitalQuestion,
  type CapitalUnit,
  type Problem,
  type Table,
} from '../../model';
import { parseYen, saysYen, yenUnitOf } from '../../tables';
import { readNumbers } from './number-column';

/** Half of a list's firms have at least this capital in yen; below it numbers without a unit are some other unit's. */
const LEAST_MEDIAN = 1_000_000;

/**
 * Capital in yen, NaN where it is not known. Numbers are of the unit that a person or the header names; without one they are yen where their size
 * says so, and else asked about and not used, since 1,000 may be thousands or tens of thousands. Which it was is told.
 */
export function readCapital(
  table: Table,
  index: number | undefined,
  said: CapitalUnit | undefined,
  problems: Problem[],
): { readonly capital?: Float64Array; readonly capitalAsked?: CapitalQuestion } {
  const cells = table.columns[index ?? -1];
  if (index === undefined || cells === undefined) return {};
  const column = table.header[index];
  const bare = cells.filter((cell) => !saysYen(cell) && amountOf(cell) > 0);
  const { unit, by } = unitOf(column, said, bare);
  const values = readNumbers(table, index, column, problems, (cell) => {
    const parsed = parseYen(cell, unit ?? 1);
    const isOpen = unit === undefined && !saysYen(cell) && parsed.kind === 'number';
    return isOpen ? { kind: 'missing' } : parsed;
  });
  if (bare.length === 0) return { capital: values };
  const where = { file: table.name, column };
  const facts = { rows: bare.length, example: bare[0].trim() };
  if (unit === undefined) {
    problems.push(problem('capital-unit-unknown', 'warning', where, facts));
    return { capital: values, capitalAsked: { column, ...facts } };
  }
  const yen = Math.round(unit * amountOf(bare[0]));
  problems.push(problem('capital-unit', 'note', where, { ...facts, yen, by }));
  return { capital: values };
}

/** What a person says outweighs the header. */
function unitOf(column: string, said: CapitalUnit | undefined, bare: readonly string[]) {
  if (said?.column === column) return { unit: said.yen, by: 'person' as const };
  const named = yenUnitOf(column);
  if (named !== undefined) return { unit: named, by: 'header' as const };
  return { unit: medianOf(bare) >= LEAST_MEDIAN ? 1 : undefined, by: 'size' as const };
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
