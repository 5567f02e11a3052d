import { parseNumber, type ParsedCell } from './cells';

/** First year of each era, less one: 令和1年 is 2019. */
const ERAS: Readonly<Record<string, number>> = {
  令和: 2018,
  r: 2018,
  平成: 1988,
  h: 1988,
  昭和: 1925,
  s: 1925,
};
const ERA_YEAR = /^(令和|平成|昭和|[rhs])\s*(?:\.\s*)?(元|\d{1,2})(?:\s*年|[./-]|$)/;
const COMMON_YEAR = /^(?:fy\s*)?(\d{4})(?:\s*年|[./-]|$)/;

/**
 * The calendar year of a cell: 2007, 2007年度, FY2007, a date that begins with its year, or a Japanese era (令和5年, H30.4.1). Missing as
 * for numbers; unreadable where no year stands at the beginning.
 */
export function parseYear(cell: string): ParsedCell {
  const text = cell.normalize('NFKC').trim().toLowerCase();
  const common = COMMON_YEAR.exec(text);
  if (common) return { kind: 'number', value: Number(common[1]) };
  const era = ERA_YEAR.exec(text);
  if (era) {
    const year = era[2] === '元' ? 1 : Number(era[2]);
    return { kind: 'number', value: ERAS[era[1]] + year };
  }
  return parseNumber(cell).kind === 'missing' ? { kind: 'missing' } : { kind: 'unreadable' };
}
