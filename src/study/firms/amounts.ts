import { problem, type Problem, type Table } from '../../model';
import { parseYen, saysYen, yenUnitOf } from '../../tables';
import { readNumbers } from './number-column';

/** Units that a number without its unit would hide. */
const LARGE_UNIT = /[千万億兆]/;
/** Of the cells that say something this share must be amounts. */
const MOSTLY = 0.5;

const isAmount = (cell: string): boolean => parseYen(cell, 1).kind === 'number';
const saysLargeUnit = (cell: string): boolean =>
  saysYen(cell) && LARGE_UNIT.test(cell) && isAmount(cell);

/**
 * A measure in money whose cells say units of their own (3,000千円, 300万円): in the header's unit, else in yen. A number without a unit is of the
 * header's; without one it is not used, since beside amounts in thousands it may be either. Null where no cell says a unit larger than yen.
 */
export function readAmounts(table: Table, index: number, problems: Problem[]): Float64Array | null {
  const cells = table.columns[index];
  const said = cells.filter((cell) => cell.trim() !== '');
  if (!said.some(saysLargeUnit) || said.filter(isAmount).length < MOSTLY * said.length) return null;
  const column = table.header[index];
  const unit = yenUnitOf(column);
  const isBare = (cell: string): boolean => !saysYen(cell) && isAmount(cell);
  const values = readNumbers(table, index, column, problems, (cell) => {
    if (unit === undefined && isBare(cell)) return { kind: 'missing' };
    const parsed = parseYen(cell, unit ?? 1);
    return parsed.kind === 'number'
      ? { kind: 'number', value: parsed.value / (unit ?? 1) }
      : parsed;
  });
  const where = { file: table.name, column };
  problems.push(
    problem('amounts-read', 'note', where, {
      rows: said.filter(saysLargeUnit).length,
      yen: unit ?? 1,
    }),
  );
  const bare = cells.filter(isBare);
  if (unit === undefined && bare.length > 0) {
    const facts = { rows: bare.length, example: bare[0].trim() };
    problems.push(problem('amount-unit-missing', 'warning', where, facts));
  }
  return values;
}
