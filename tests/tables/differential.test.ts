import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/tables';
import { createCsvTokenizer } from '../../src/tables/csv-tokenizer';
import { readText, rowsOf, valueOf } from './support';
import { workbook } from './workbook';

/** Differences that are meant are listed with their reasons in docs/testing.md. */
const SEED = 18;
const RUNS = { seed: SEED, numRuns: 200 };

/** Rows of a text as we cut it, or null where it is malformed. */
function ours(text: string, delimiter = ','): string[][] | null {
  const rows: string[][] = [];
  let isMalformed = false;
  const tokenizer = createCsvTokenizer(delimiter, 1000, {
    row: (cells) => rows.push(cells),
    fault: () => (isMalformed = true),
  });
  tokenizer.push(text, true);
  return isMalformed ? null : rows;
}

function papa(text: string, newline?: '\n' | '\r\n' | '\r', delimiter = ','): string[][] | null {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline });
  return errors.length > 0 ? null : data;
}

/** Papa gives a blank line as a row of one empty cell. */
const withoutBlank = (rows: readonly string[][]) =>
  rows.filter((row) => row.join('') !== '' || row.length > 1);

const LINE_ENDS = ['\n', '\r\n', '\r'] as const;
const cell = fc
  .array(
    fc.constantFrom('a', '鯖江', '𠮷', ' ', '"', ',', ';', '\t', '\n', '\r\n', '\r', '0', '=1'),
    {
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(''));
/** At least two cells a row: a row of one empty cell is a blank line. */
const rows = fc.integer({ min: 2, max: 4 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 5,
  }),
);
/** A cell as other programs write it: with quotes where they are needed, or where they are not. */
const written = (text: string, always: boolean, delimiter: string) =>
  always || /["\r\n]/.test(text) || text.includes(delimiter)
    ? `"${text.replaceAll('"', '""')}"`
    : text;

describe('the CSV reader beside PapaParse', () => {
  it('cuts what is written by the rules alike, whatever the delimiter and line end', () => {
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom(...LINE_ENDS),
        fc.boolean(),
        fc.boolean(),
        (grid, delimiter, end, always, isEnded) => {
          const lines = grid.map((row) =>
            row.map((text) => written(text, always, delimiter)).join(delimiter),
          );
          const text = lines.join(end) + (isEnded ? end : '');
          expect(withoutBlank(papa(text, end, delimiter)!)).toEqual(grid);
          expect(ours(text, delimiter)).toEqual(grid);
        },
      ),
      RUNS,
    );
  });

  it('cuts a text of mixed line ends as PapaParse cuts its twin of one', () => {
    let differing = 0;
    fc.assert(
      fc.property(
        rows,
        fc.array(fc.constantFrom(...LINE_ENDS), { minLength: 6, maxLength: 6 }),
        (grid, ends) => {
          const lines = grid.map((row) => row.map((text) => written(text, false, ',')).join(','));
          // A line break that a cell holds would be a mixture too, but of another kind: it stays.
          const mixed = lines.map((line, i) => line + ends[i]).join('');
          const twin = withoutBlank(papa(lines.join('\n'), '\n')!);
          expect(ours(mixed)).toEqual(twin);
          const theirs = papa(mixed);
          if (JSON.stringify(theirs && withoutBlank(theirs)) !== JSON.stringify(twin)) differing++;
        },
      ),
      RUNS,
    );
    // PapaParse knows one line end a file. Should it ever learn, ours could be given up.
    expect(differing).toBeGreaterThan(RUNS.numRuns / 4);
  });

  it('differs on text that both accept in one way: a line of two quotes is a row', () => {
    const piece = fc.constantFrom(
      '"',
      '""',
      ',',
      '\n',
      'a',
      'b c',
      ' ',
      '日',
      '"x"',
      '"y,z"',
      '"p\nq"',
    );
    const met = { same: 0, quoted: 0 };
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
        (text) => {
          const [mine, theirs] = [ours(text), papa(text, '\n')];
          if (!mine || !theirs) return;
          const isQuotedBlank = mine.some((row) => row.length === 1 && row[0] === '');
          met[isQuotedBlank ? 'quoted' : 'same']++;
          expect(withoutBlank(mine)).toEqual(withoutBlank(theirs));
        },
      ),
      { ...RUNS, numRuns: 1500 },
    );
    expect(met.same).toBeGreaterThan(500);
    expect(met.quoted).toBeGreaterThan(0);
  });

  it('takes the mark of UTF-8 away as PapaParse does', async () => {
    const text = '\ufeff企業名,番号\r\n"甲, 乙",001\r\n';
    const table = valueOf(await readText(text, { header: true }));
    expect([table.header, ...rowsOf(table)]).toEqual(withoutBlank(papa(text)!));
  });
});

/** XML of a cell and what is meant to differ of what the library shows. */
type Kind = 'text' | 'number' | 'grouped' | 'code' | 'day' | 'yes' | 'fault' | 'none';
const FORMATS = ['#,##0', '00000', 'yyyy-mm-dd'];
const made = fc.oneof(
  cell.map((text) => ({ kind: 'text' as Kind, value: text.replaceAll('\r', '') })),
  fc.integer({ min: -1e14, max: 1e14 }).map((n) => ({ kind: 'number' as Kind, value: String(n) })),
  fc
    .integer({ min: -99_999, max: 99_999 })
    .map((n) => ({ kind: 'number' as Kind, value: String(n / 64) })),
  fc.integer({ min: 0, max: 1e9 }).map((n) => ({ kind: 'grouped' as Kind, value: String(n) })),
  fc.integer({ min: 0, max: 99_999 }).map((n) => ({ kind: 'code' as Kind, value: String(n) })),
  fc.integer({ min: 61, max: 60_000 }).map((n) => ({ kind: 'day' as Kind, value: String(n) })),
  fc.constantFrom('0', '1').map((value) => ({ kind: 'yes' as Kind, value })),
  fc.constant({ kind: 'fault' as Kind, value: '#N/A' }),
  fc.constant({ kind: 'none' as Kind, value: '' }),
);

function cellXml(at: string, { kind, value }: { kind: Kind; value: string }): string {
  const escaped = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const style = { grouped: 1, code: 2, day: 3 }[kind as string] ?? 0;
  switch (kind) {
    case 'none':
      return '';
    case 'text':
      return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`;
    case 'yes':
    case 'fault':
      return `<c r="${at}" t="${kind === 'yes' ? 'b' : 'e'}"><v>${escaped}</v></c>`;
    default:
      return `<c r="${at}" s="${style}"><v>${value}</v></c>`;
  }
}

/** What we make of a cell that the library shows so. */
function decided(kind: Kind, shown: string, value: string): string {
  if (kind === 'fault') return '';
  if (kind === 'grouped') return shown.replaceAll(',', '');
  return kind === 'number' ? value : shown;
}

describe('the workbook reader beside @e965/xlsx', () => {
  it('gives every cell as the library shows it, but for what is decided', async () => {
    const grids = fc.array(fc.tuple(made, made, made), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(grids, async (grid) => {
        const xml = grid.map((row, r) => [
          r + 1,
          row.map((each, c) => cellXml(`${'ABC'[c]}${r + 1}`, each)).join(''),
        ]);
        const sheet = { name: 'S', rows: Object.fromEntries(xml) as Record<number, string> };
        const bytes = workbook({ sheets: [sheet], formats: FORMATS });
        const theirs = utils.sheet_to_json<string[]>(read(bytes, { type: 'array' }).Sheets.S, {
          ...{ header: 1, raw: false, defval: '', blankrows: true, range: 'A1:C6' },
        });
        const expected = grid
          .map((row, r) =>
            row.map(({ kind, value }, c) => decided(kind, theirs[r]?.[c] ?? '', value)),
          )
          .filter((row) => row.some((text) => text !== ''));
        const result = await readTable('a.xlsx', bytes, {
          header: false,
          leftOut: [],
          verbatim: true,
        });
        // Columns at the right end without any cell are none.
        const rowsRead = result.ok ? rowsOf(result.value) : [];
        expect(rowsRead.map((row) => ['', '', ''].map((_, c) => row[c] ?? ''))).toEqual(expected);
      }),
      { seed: SEED, numRuns: 25 },
    );
  });
});
