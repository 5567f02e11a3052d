import { problem, type Problem } from '../../model';

/** A spreadsheet shows numbers of so many digits in scientific notation, with at most five decimals, and CSV keeps what it shows. */
const SHOWN_SHORT = /^[+-]?\d\.?(\d{0,5})E\+(\d\d)$/i;
const FIRST_SHORT = 11;
/** From here on a spreadsheet, which keeps 15 digits, ends an integer in 0. */
const SIXTEEN_DIGITS = 1e15;

/** Whether a text is a long number as a spreadsheet shortens it: 1.23457E+12. Quick on all others. */
export function isShortened(cell: string): boolean {
  const sign = cell.length - 3;
  if (sign < SHORTEST_BEFORE || cell.charCodeAt(sign) !== PLUS) return false;
  const [, decimals, exponent] = SHOWN_SHORT.exec(cell) ?? [];
  return exponent !== undefined && Number(exponent) >= FIRST_SHORT && decimals.length > 0;
}

const PLUS = 43;
/** Characters before the sign: 1.2E. */
const SHORTEST_BEFORE = 4;

/** Whether a number that came through a double may have had other digits in its file. */
export function isBeyondDoubles(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** The same for a spreadsheet's cell, where also the sixteenth digit is lost. */
export function isBeyondSpreadsheets(value: number): boolean {
  return (
    isBeyondDoubles(value) ||
    (Number.isInteger(value) && Math.abs(value) >= SIXTEEN_DIGITS && value % 10 === 0)
  );
}

/** Counts rows whose cells have lost digits. */
export interface DigitsWatch {
  /** `row` counts from 0; `line` where the file has lines. Several cells of one row count once. */
  lost(row: number, column: string, text: string, line?: number): void;
  problems(file: string): Problem[];
}

export function createDigitsWatch(): DigitsWatch {
  const rows = new Set<number>();
  let first: { row: number; line?: number; column: string; text: string } | null = null;
  return {
    lost(row, column, text, line) {
      first ??= { row, line, column, text };
      rows.add(row);
    },
    problems(file) {
      if (!first) return [];
      const { row, line, column, text } = first;
      const where = { file, row: row + 1, column, ...(line === undefined ? {} : { line }) };
      return [problem('digits-lost', 'warning', where, { rows: rows.size, example: text })];
    },
  };
}
