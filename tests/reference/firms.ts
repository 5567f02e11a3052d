import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ModelColumn } from '../../src/evidence';

/** The sets of made-up firms that make.R writes and answers. */
export const SETS = ['workshops', 'lopsided', 'degenerate'] as const;
export type SetName = (typeof SETS)[number];
/** Sets of their own: rare events (firth.R), and counts of two parts (two-part.R). */
export type MoreSets = 'rare' | 'two-part';

const read = (name: string): string => readFileSync(resolve(import.meta.dirname, name), 'utf8');

// The answers are a tree of numbers that each test reads by name.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const ANSWERS: any = JSON.parse(read('evidence-answers.json'));

export interface Firms {
  readonly columns: Readonly<Record<string, ModelColumn>>;
  readonly towns: Int32Array;
  number(name: string): Float64Array;
}

/** Reads a set; an empty cell is missing. `industry` is text, everything else numbers. */
export function readFirms(name: SetName | MoreSets): Firms {
  const lines = read(`${name}.csv`).trim().split('\n');
  const header = lines[0].split(',');
  const rows = lines.slice(1).map((line) => line.split(','));
  const columns: Record<string, ModelColumn> = {};
  header.forEach((column, j) => {
    const cells = rows.map((row) => row[j]);
    columns[column] =
      column === 'industry'
        ? cells
        : Float64Array.from(cells, (cell) => (cell === '' ? NaN : Number(cell)));
  });
  return {
    columns,
    towns: Int32Array.from(columns.town as Float64Array),
    number: (column) => columns[column] as Float64Array,
  };
}
