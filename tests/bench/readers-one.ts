import { readFileSync, writeFileSync } from 'node:fs';
import { read, utils, write } from '@e965/xlsx';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { Table } from '../../src/model';

/*
 * Makes a file, or reads it once, each in a process of its own, since the peak of resident memory never falls: `make FILE ROWS`, or `READER FILE ROWS`,
 * where READER is the folder of a checkout whose reader is measured, or `xlsx`.
 */
const [reader, file] = process.argv.slice(2);
const rows = Number(process.argv[4]);
const isCsv = file.endsWith('.csv');

/** A register-like list; the same bytes for the same number of rows. */
function csv(): Uint8Array {
  const lines = ['法人番号,法人名,都道府県,市区町村,番地,従業員数'];
  for (let row = 0; row < rows; row++)
    lines.push(
      `${4000000000000 + row},株式会社第${row}製作所,福井県,鯖江市,西山町${row % 97}番${row % 31}号,${row % 300}`,
    );
  return new TextEncoder().encode(lines.join('\r\n'));
}

/** Twenty columns: texts, numbers, numbers that are shown with zeros, and days; a cell in a hundred is merged with the one below. */
function workbook(): Uint8Array {
  const header = Array.from({ length: 20 }, (_, c) => `列${c + 1}`);
  const body = Array.from({ length: rows }, (_, row) =>
    header.map((_, c) => {
      if (c < 8) return c === 0 ? `株式会社第${row}製作所` : `西山町${row % 97}番${c}号`;
      if (c < 16) return row * 7 + c;
      return 40000 + ((row + c) % 5000);
    }),
  );
  const sheet = utils.aoa_to_sheet([header, ...body], { dense: true });
  const data = sheet['!data']!;
  for (let row = 1; row <= rows; row++) {
    for (let c = 14; c < 16; c++) data[row][c]!.z = '00000000';
    for (let c = 16; c < 20; c++) data[row][c]!.z = 'yyyy/m/d';
  }
  sheet['!merges'] = Array.from({ length: Math.floor(rows / 100) }, (_, m) => ({
    s: { r: 1 + m * 100, c: 1 },
    e: { r: 2 + m * 100, c: 1 },
  }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '一覧');
  return new Uint8Array(
    write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer,
  );
}

interface Reading {
  readTable(
    name: string,
    bytes: Uint8Array,
    options: object,
    run: object,
  ): Promise<{ ok: boolean; value: Table }>;
}

/** How many rows below the header were read. */
async function measured(bytes: Uint8Array): Promise<number> {
  if (reader === 'xlsx') {
    const book = read(bytes, { type: 'array', dense: true, cellNF: true, cellDates: true });
    return book.Sheets[book.SheetNames[0]]['!data']!.length - 1;
  }
  const { readTable } = (await import(
    pathToFileURL(join(reader, 'src', 'tables', 'read-table.ts')).href
  )) as Reading;
  const run = { progress: () => undefined, checkpoint: () => null };
  begin();
  const table = await readTable(isCsv ? 'list.csv' : 'list.xlsx', bytes, {}, run);
  return table.ok ? table.value.rowCount : NaN;
}

let start = performance.now();
/** Loading the reader's code is not reading. */
const begin = (): void => void (start = performance.now());

if (reader === 'make') writeFileSync(file, isCsv ? csv() : workbook());
else {
  const bytes = new Uint8Array(readFileSync(file));
  begin();
  const found = await measured(bytes);
  const ms = performance.now() - start;
  if (found !== rows) throw new Error(`${found} of ${rows} rows`);
  const peakMb = (process.resourceUsage().maxRSS * 1024) / 1e6;
  process.stdout.write(JSON.stringify({ ms, megabytes: bytes.length / 1e6, peakMb }));
}
