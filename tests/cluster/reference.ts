import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Points } from './points';

/** Reference points and answers of other packages; they are not part of the project and may be absent. */
const FOLDER = fileURLToPath(new URL('../../../shared/reference/', import.meta.url));

export const WITHOUT_REFERENCE = !existsSync(FOLDER);
export const REFERENCE_NOTE = WITHOUT_REFERENCE ? ' (skipped: ../shared/reference is absent)' : '';

/** Columns of a reference file by header; empty cells are ''. */
export function readReference(name: string): Record<string, string[]> {
  const [head, ...lines] = readFileSync(FOLDER + name, 'utf8')
    .trim()
    .split('\n');
  const header = head.split(',');
  const columns: Record<string, string[]> = Object.fromEntries(header.map((key) => [key, []]));
  for (const line of lines) line.split(',').forEach((cell, k) => columns[header[k]].push(cell));
  return columns;
}

export function referencePoints(name: string): Points {
  const { lon, lat } = readReference(name);
  return { lng: Float64Array.from(lon, Number), lat: Float64Array.from(lat, Number) };
}
