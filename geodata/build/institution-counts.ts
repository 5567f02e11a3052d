import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readInputs } from './institutions';
import { readPlainCsv } from './municipalities/csv';

const START = '<!-- counts: made by geodata/build/institution-counts.ts -->';
const END = '<!-- end of counts -->';
const UNCERTAIN_START = '<!-- uncertain rows: made by geodata/build/institution-counts.ts -->';
const UNCERTAIN_END = '<!-- end of uncertain rows -->';

/** Rows of the shipped list, as text. */
type Rows = readonly Readonly<Record<string, string>>[];

/** The counts of the shipped list as a Markdown table: rows, rows of level town, median radius, per kind and in all. */
export function countsTable(rows: Rows): string {
  const kinds = [...new Set(rows.map(({ kind }) => kind))].sort();
  const line = (name: string, some: typeof rows) => {
    const radii = some.map(({ error_km: km }) => Number(km)).sort((a, b) => a - b);
    const towns = some.filter(({ level }) => level === 'town').length;
    return `| ${name} | ${some.length} | ${towns} | ${radii[radii.length >> 1].toFixed(1)} |`;
  };
  return [
    '| kind | rows | level town | median radius (km) |',
    '| --- | --- | --- | --- |',
    ...kinds.map((kind) =>
      line(
        kind,
        rows.filter((row) => row.kind === kind),
      ),
    ),
    line('all', rows),
  ].join('\n');
}

/** Every row that is not placed by a point of its own within its town, with the reason, as a Markdown table. */
export function uncertainTable(rows: Rows, placed: ReadonlySet<string>): string {
  const own = (row: Rows[number]) => placed.has(row.id);
  const inTown = (row: Rows[number]) => row.level === 'town';
  const reasons: readonly [why: string, is: (row: Rows[number]) => boolean][] = [
    [
      'no point is known for it: it stands at its municipality’s point, until a gazetteer with its town is in use',
      (row) => !own(row) && !inTown(row),
    ],
    [
      'its point, made by hand, lies more than 1 km outside its town’s radius: the radius reaches the town, and the town’s own point is used where a gazetteer has it',
      (row) => own(row) && !inTown(row),
    ],
    [
      'no point of its own is known: it stands where another institution of its town does, 0.3 km less surely',
      (row) => !own(row) && inTown(row),
    ],
  ];
  return [
    '| why | rows | which |',
    '| --- | --- | --- |',
    ...reasons.map(([why, is]) => {
      const ids = rows.filter(is).map(({ id }) => id);
      return `| ${why} | ${ids.length} | ${ids.sort().join(', ')} |`;
    }),
  ].join('\n');
}

/** The page with its counts and its uncertain rows made anew from the list; `placed`: ids of rows with a point of their own. */
export function withCounts(page: string, rows: Rows, placed: ReadonlySet<string>): string {
  const parts = [
    [START, countsTable(rows), END],
    [UNCERTAIN_START, uncertainTable(rows, placed), UNCERTAIN_END],
  ];
  return parts.reduce((text, [start, table, end]) => {
    const [before, rest] = text.split(start);
    const after = rest.split(end)[1];
    return `${before}${start}\n\n<!-- prettier-ignore -->\n${table}\n\n${end}${after}`;
  }, page);
}

/** Ids of the hand-curated rows that have a point of their own. */
export function placedIds(root: string): ReadonlySet<string> {
  return new Set(readInputs(root).flatMap(({ id, lon }) => (lon === '' ? [] : [id])));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const path = join(root, 'docs/institutions.md');
  const rows = readPlainCsv(join(root, 'static/geodata/institutions.csv'));
  writeFileSync(path, withCounts(readFileSync(path, 'utf8'), rows, placedIds(root)));
}
