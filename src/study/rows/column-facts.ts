import { parseNumber, periodOf } from '../../tables';

/** At most so many values of a column are listed, the most frequent ones. */
export const MOST_VALUES = 200;

/** What a column of a table holds, for who sets a filter on it. */
export interface ColumnFacts {
  readonly column: string;
  /** Cells that hold a number, least and most of them; NaN where there are none. */
  readonly numbers: number;
  readonly low: number;
  readonly high: number;
  /** Cells that begin with a date or a year. */
  readonly dates: number;
  /** Cells that say nothing. */
  readonly missing: number;
  /** How many values there are, outer spaces aside, and the most frequent of them with their rows. */
  readonly distinct: number;
  readonly values: readonly { readonly value: string; readonly rows: number }[];
}

/** Linear in the cells; each value is looked at once. */
export function columnFacts(column: string, cells: readonly string[]): ColumnFacts {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const value = cell.trim();
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const facts = { numbers: 0, low: NaN, high: NaN, dates: 0, missing: 0 };
  for (const [value, rows] of counts) {
    const read = parseNumber(value);
    if (read.kind === 'missing') facts.missing += rows;
    if (read.kind === 'number') {
      facts.numbers += rows;
      if (!(read.value >= facts.low)) facts.low = read.value;
      if (!(read.value <= facts.high)) facts.high = read.value;
    }
    if (periodOf(value)) facts.dates += rows;
  }
  const values = [...counts]
    .map(([value, rows]) => ({ value, rows }))
    .sort((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_VALUES);
  return { column, ...facts, distinct: counts.size, values };
}

/** The kind of filter that suits a column best: few values are chosen from, then dates and numbers have ends, the rest is text. */
export function suitingFilter({
  numbers,
  dates,
  distinct,
  missing,
  values,
}: ColumnFacts): 'values' | 'text' | 'number' | 'dates' {
  const rows = values.reduce((sum, each) => sum + each.rows, 0) - missing;
  const most = (count: number): boolean => count > 0 && count * 10 >= rows * 9;
  if (most(dates) && dates >= numbers) return 'dates';
  if (distinct <= 12) return 'values';
  if (most(numbers)) return 'number';
  return distinct <= MOST_VALUES && distinct * 2 <= rows ? 'values' : 'text';
}
