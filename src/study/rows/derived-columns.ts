import {
  INDUSTRY_PARTS,
  industryByName,
  industryByCode,
  industryName,
  RANGE_ENDS,
  rangeEndOf,
  type FirmColumns,
  type IndustryPart,
  type RangeEnd,
  type Table,
} from '../../model';
import { parseNumber, parseRange } from '../../tables';
import { sampleOf } from '../../tables/sample';

/** What derived columns are made of. */
export type DerivedFrom = Pick<Table, 'header' | 'columns'> & {
  readonly firms: Pick<FirmColumns, 'outcomes' | 'industry'>;
};

/** A column that filters can read beside those of the table. */
export interface DerivedColumn {
  readonly key: string;
  /** What people call it where no rule of words does: a measure's label. */
  readonly called?: string;
}

/**
 * Columns that the table does not hold and that follow from it: an answer of several in a cell (yes 1, no 0), the count of joined events, the ends of a
 * column with ranges, the division and major group of an industry. In this order, without those whose names the table has.
 */
export function derivedColumns(from: DerivedFrom): readonly DerivedColumn[] {
  const { header, columns, firms } = from;
  const answers = firms.outcomes.map(({ key, label }) => ({ key, called: label }));
  const ends = header.flatMap((name, at) =>
    sampleOf(columns[at]).filled.some((cell) => parseRange(cell))
      ? RANGE_ENDS.map((end) => ({ key: rangeKey(name, end) }))
      : [],
  );
  const parts = firms.industry.some((name) => industryByName(name))
    ? INDUSTRY_PARTS.map((key) => ({ key }))
    : [];
  return [...answers, ...ends, ...parts].filter(({ key }) => !header.includes(key));
}

/** The cells of a derived column as texts, '' where nothing is known; by its key, or a measure's label. Undefined for no such column. */
export function derivedCells(from: DerivedFrom, wanted: string): readonly string[] | undefined {
  const { header, columns, firms } = from;
  const outcome =
    firms.outcomes.find(({ key }) => key === wanted) ??
    firms.outcomes.find(({ label, inFiles }) => label === wanted || inFiles === wanted);
  if (outcome)
    return Array.from(outcome.values, (value) => (Number.isNaN(value) ? '' : `${value}`));
  const part = INDUSTRY_PARTS.find((each) => each === wanted);
  if (part) return firms.industry.map((name) => partOf(name, part));
  const range = rangeEndOf(wanted);
  if (!range) return undefined;
  const cells = columns[header.indexOf(range.column)];
  return cells?.some((cell) => parseRange(cell))
    ? cells.map((cell) => endOf(cell, range.end))
    : undefined;
}

const rangeKey = (column: string, end: RangeEnd): string => `${column} [${end}]`;

/** A number is both of its ends; '' for an open end. */
function endOf(cell: string, end: RangeEnd): string {
  const parsed = parseNumber(cell);
  if (parsed.kind === 'number') return String(parsed.value);
  const range = parseRange(cell);
  const value = range && (end === 'lower' ? range.low : range.high);
  return value !== null && Number.isFinite(value) ? String(value) : '';
}

/** Of an industry that names no major group nothing is known but its division. */
function partOf(name: string, part: IndustryPart): string {
  const own = industryByName(name);
  if (!own) return '';
  if (part === '[industry division]') return industryName(industryByCode(own.division)!);
  return /^\d/.test(own.code) ? industryName(own) : '';
}
