import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPlainCsv } from './municipalities/csv';

const START = '<!-- counts: made by geodata/build/institution-counts.ts -->';
const END = '<!-- end of counts -->';

/** The counts of the shipped list as a Markdown table: rows, rows of level town, median radius, per kind and in all. */
export function countsTable(rows: readonly Readonly<Record<string, string>>[]): string {
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

/** The page with its counts made anew from the list. */
export function withCounts(page: string, rows: Parameters<typeof countsTable>[0]): string {
  const [before, rest] = page.split(START);
  const after = rest.split(END)[1];
  return `${before}${START}\n\n<!-- prettier-ignore -->\n${countsTable(rows)}\n\n${END}${after}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const path = join(root, 'docs/institutions.md');
  const rows = readPlainCsv(join(root, 'static/geodata/institutions.csv'));
  writeFileSync(path, withCounts(readFileSync(path, 'utf8'), rows));
}
