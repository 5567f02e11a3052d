import { parseNumber, type ParsedCell } from './cells';
import { parseDate } from './dates';

/** A year that begins a text which is no date for certain: 2007年度調査, 2007/13. */
const COMMON_YEAR = /^(?:fy\s*)?(\d{4})(?:\s*年|[./-]|$)/;

/**
 * The calendar year of a cell: 2007, 2007年度, FY2007, a date that begins with its year, or a Japanese era (令和5年, H30.4.1). Missing as
 * for numbers; unreadable where no year stands at the beginning.
 */
export function parseYear(cell: string): ParsedCell {
  const date = parseDate(cell);
  if (date) return { kind: 'number', value: Number(date.text.slice(0, 4)) };
  const common = COMMON_YEAR.exec(cell.normalize('NFKC').trim().toLowerCase());
  if (common) return { kind: 'number', value: Number(common[1]) };
  return parseNumber(cell).kind === 'missing' ? { kind: 'missing' } : { kind: 'unreadable' };
}
