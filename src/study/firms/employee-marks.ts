import { problem, type ColumnCodes, type Problem, type Table } from '../../model';

/** 999, 9999 …: what questionnaires write for a size that was not given. */
const NINES = new Set([999, 9999, 99_999, 999_999]);
/** A mark recurs, and is far from all that was answered. */
const LEAST_ROWS = 3;
const FAR_ABOVE = 3;

/**
 * Numbers of employees without those that are none: below 0, and nines that recur far above all others. They are missing, which is told, unless a person
 * said that the column's numbers are to be taken as they are.
 */
export function withoutMarks(
  table: Table,
  index: number | undefined,
  values: Float64Array,
  codes: readonly ColumnCodes[],
  problems: Problem[],
): Float64Array {
  if (index === undefined) return values;
  const column = table.header[index];
  if (codes.some((entry) => entry.column === column && entry.codes.length === 0)) return values;
  const rows = new Map<number, number>();
  let mark = NaN;
  let largest = 0;
  for (const value of values) {
    if (value < 0 || NINES.has(value)) rows.set(value, (rows.get(value) ?? 0) + 1);
    if (NINES.has(value)) mark = Math.max(value, Number.isNaN(mark) ? 0 : mark);
  }
  for (const value of values) if (value !== mark && value > largest) largest = value;
  const isMark = (rows.get(mark) ?? 0) >= LEAST_ROWS && mark > FAR_ABOVE * largest && largest > 0;
  const marks = new Set(
    [...rows.keys()].filter((value) => value < 0 || (isMark && value === mark)),
  );
  if (marks.size === 0) return values;
  const counted = [...marks].reduce((sum, value) => sum + rows.get(value)!, 0);
  const facts = {
    rows: counted,
    column,
    values: [...marks]
      .sort((a, b) => a - b)
      .slice(0, 5)
      .join('\n'),
  };
  problems.push(problem('employees-marks', 'warning', { file: table.name, column }, facts));
  return values.map((value) => (marks.has(value) ? NaN : value));
}
