import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../../../shared/reference');

/** Whether the reference answers lie beside the project. */
export const hasReference = existsSync(resolve(FOLDER, 'stats-reference.json'));

// The reference is a tree of numbers that each test reads by name.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function readReference(): any {
  return JSON.parse(readFileSync(resolve(FOLDER, 'stats-reference.json'), 'utf8'));
}

/** A CSV of plain numbers as columns by header; NA becomes NaN. */
export function readNumbers(name: string): Record<string, Float64Array> {
  const lines = readFileSync(resolve(FOLDER, name), 'utf8').trim().split(/\r?\n/);
  const header = lines[0].split(',');
  const rows = lines.slice(1).map((line) => line.split(',').map(Number));
  return Object.fromEntries(
    header.map((column, j) => [column, Float64Array.from(rows, (row) => row[j])]),
  );
}
