import fc from 'fast-check';
import Papa from 'papaparse';
import { distinctNames } from '../../src/tables/headers/layout';
import { describe, expect, it } from 'vitest';
import type { Delimiter, LineEnd } from '../../src/model';
import { readTable, writeCsv, writeCsvForExcel } from '../../src/tables';
import { createCsvTokenizer } from '../../src/tables/csv-tokenizer';
import { readText, rowsOf, tableOf, utf8, valueOf } from './support';

const HARD_CELLS = [
  '髙﨑',
  '①',
  '～',
  '〜',
  'ｶﾞｷﾞ',
  'か\u3099',
  '𠮷野',
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("http://x")',
  "'=1",
  "''@x",
  '-1',
  '+81-3',
  '0101',
  '"',
  '""',
  ' ',
  ',',
  ';',
  '|',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '\ufeff',
];

const cell = fc
  .array(
    fc.oneof(fc.constantFrom(...HARD_CELLS, 'a', '1', '日本'), fc.string({ unit: 'grapheme' })),
    {
      maxLength: 3,
    },
  )
  // The replacement character tells of damage, which is reported.
  .map((parts) => parts.join('').replaceAll('\ufffd', ''));

const grid = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 6 }))
  .chain(([width, height]) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  )
  // A row of blank cells is none.
  .map((rows) => rows.filter((cells, row) => row === 0 || cells.some((each) => each.trim() !== '')))
  .filter((rows) => rows.length > 1);

describe('readTable on CSV', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('knows the line on which each row starts, with %s', async (_, end) => {
    const text = ['a,b', '1,"x', 'y"', '', '2,z', '"p', '', 'q",3'].join(end);
    const table = valueOf(await readText(text));
    expect(rowsOf(table)).toEqual([
      ['1', `x${end}y`],
      ['2', 'z'],
      [`p${end}${end}q`, '3'],
    ]);
    expect([...table.lines!]).toEqual([2, 5, 6]);
    expect(table.origin?.lineEnd).toBe(end);
  });

  it('reads a list pasted together from files with different line ends', async () => {
    const table = valueOf(await readText('a,b\r\n1,2\r\n3,4\n5,6\r7,8'));
    expect(table.columns).toEqual([
      ['1', '3', '5', '7'],
      ['2', '4', '6', '8'],
    ]);
  });

  it('leaves spaces, zeros and empty cells as they are', async () => {
    const table = valueOf(await readText('code,name,x\n 0101 , 　株式会社 ,\n,a,\n'));
    expect(rowsOf(table)).toEqual([
      [' 0101 ', ' 　株式会社 ', ''],
      ['', 'a', ''],
    ]);
  });

  it.each([{}, { header: true }])(
    'has no row for blank cells, as workbooks have none: %o',
    async (options) => {
      const table = valueOf(await readText('id,name\n1,a\n,\n 　,\n2,b\n,\n,\n', options));
      expect(rowsOf(table)).toEqual([
        ['1', 'a'],
        ['2', 'b'],
      ]);
      expect([...table.lines!]).toEqual([2, 5]);
    },
  );

  it('fills in what a mark of repetition stands for, and says so once', async () => {
    const text = '番号,所在地,業種\n1,〃,繊維\n2,福井県鯖江市,〃\n3,同上, 仝 \n,,\n4,同　上,〃々\n';
    const result = await readText(text);
    expect(rowsOf(valueOf(result)).map(([, ...cells]) => cells)).toEqual([
      // Nothing stands above the first.
      ['〃', '繊維'],
      ['福井県鯖江市', '繊維'],
      ['福井県鯖江市', '繊維'],
      ['福井県鯖江市', '〃々'],
    ]);
    expect(result.ok && result.problems).toEqual([
      {
        code: 'ditto-filled',
        severity: 'note',
        where: { file: 'list.csv', line: 3 },
        facts: { cells: 4 },
      },
    ]);
    expect(valueOf(await readText(text, { verbatim: true })).columns[1]).toContain('同上');
  });

  it('leaves a row of labels under the codes of a questionnaire out, and nothing that may be a firm', async () => {
    const firms = '1,甲,1,2\n2,乙,0,\n3,丙,1,9\n4,丁,0,2\n';
    const labelled = await readText(`整理番号,企業名,Q1,Q2\n,,新製品,特許の数\n${firms}`);
    expect(valueOf(labelled).columns[0]).toEqual(['1', '2', '3', '4']);
    expect(labelled.ok && labelled.problems.map(({ code }) => code)).toEqual(['rows-left-out']);
    const chosen = valueOf(labelled).origin!.leftOut!.map(({ line }) => line);
    expect(chosen).toEqual([2]);
    const again = valueOf(
      await readText(`整理番号,企業名,Q1,Q2\n,,新製品,特許の数\n${firms}`, {
        header: true,
        leftOut: chosen,
      }),
    );
    expect(again.rowCount).toBe(4);
    // A firm without an id that answered in words, a first row with a number, columns that hold words below.
    for (const first of [',戊,なし,不明', ',,1,x', ',,新製品,']) {
      const below = first === ',,新製品,' ? firms.replaceAll(/,\d,/g, ',はい,') : firms;
      const table = valueOf(await readText(`整理番号,企業名,Q1,Q2\n${first}\n${below}`));
      expect(table.rowCount, first).toBe(5);
    }
  });

  it.each(['小　計（2事業所）', '合計 (12社)', '総計【福井県】', '計'])(
    'counts no total, whatever it says of what it counts: %s',
    async (name) => {
      const text = `番号,企業名,所在地,特許\n1,甲,福井県鯖江市,1\n2,乙,福井県鯖江市,3\n${name},,,4\n`;
      const result = await readText(text);
      expect(valueOf(result).rowCount).toBe(2);
      expect(result.ok && result.problems.map(({ code }) => code)).toEqual(['rows-left-out']);
    },
  );

  it('takes the first row as data when told so', async () => {
    const table = valueOf(await readText('1,2\n3,4\n', { header: false }));
    expect(table.header).toEqual(['column_1', 'column_2']);
    expect(table.rowCount).toBe(2);
    expect(table.origin?.header).toBe(false);
  });

  it('agrees with PapaParse on any well-formed text', async () => {
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const { header, columns } = tableOf(rows);
        const text = (await writeCsv(header, columns)).join('');
        const theirs = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data.slice(
          0,
          -1,
        );
        const table = valueOf(await readText(text, { header: true }));
        const [names, ...cells] = theirs;
        expect([table.header, ...rowsOf(table)]).toEqual([distinctNames(names), ...cells]);
      }),
    );
  });

  it('gives the same rows however the text is cut into pieces, well-formed or not', () => {
    const fragment = fc.constantFrom(
      '"',
      '"',
      ',',
      '\n',
      '\r',
      '\r\n',
      'a',
      'b c',
      ' ',
      '""',
      '日',
    );
    fc.assert(
      fc.property(
        fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join('')),
        fc.array(fc.nat(40), { maxLength: 6 }),
        (text, cuts) => {
          const places = [...new Set(cuts)].sort((a, b) => a - b);
          const pieces = [0, ...places].map((from, i) => text.slice(from, places[i] ?? undefined));
          expect(tokens(pieces)).toEqual(tokens([text]));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

function tokens(pieces: readonly string[]): unknown[] {
  const seen: unknown[] = [];
  const tokenizer = createCsvTokenizer(',', 100, {
    row: (cells, line) => seen.push([line, ...cells]),
    fault: (kind, line, text) => seen.push({ kind, line, text }),
  });
  pieces.forEach((piece, i) => tokenizer.push(piece, i === pieces.length - 1));
  return seen;
}

describe('writeCsv', () => {
  it('quotes only what must be quoted', async () => {
    const chunks = await writeCsv(
      ['name', 'note'],
      [
        ['A', '髙"﨑'],
        ['x,y', ' plain '],
      ],
    );
    expect(chunks.join('')).toBe('name,note\nA,"x,y"\n"髙""﨑", plain \n');
  });

  it('is undone by readTable, whatever the cells, the delimiter and the line end', async () => {
    await fc.assert(
      fc.asyncProperty(
        grid,
        fc.constantFrom<Delimiter>(',', '\t', ';', '|'),
        fc.constantFrom<LineEnd>('\n', '\r\n', '\r'),
        async (rows, delimiter, lineEnd) => {
          const { header, columns } = tableOf(rows);
          const text = (await writeCsv(header, columns, { delimiter, lineEnd })).join('');
          const result = await readText(text, { header: true });
          const table = valueOf(result);
          expect(table.header).toEqual(distinctNames(header));
          expect(table.columns).toEqual(columns);
          expect(result.ok && result.problems).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('throws on columns of different length', async () => {
    await expect(writeCsv(['a', 'b'], [['1'], []])).rejects.toThrow('column 1');
  });
});

describe('writeCsvForExcel', () => {
  it('writes a mark, CRLF, and an apostrophe before what Excel would run', async () => {
    const cells = [
      '=HYPERLINK("x")',
      '+1',
      '-2.5',
      '+cmd',
      '-x',
      '@sum',
      '\tx',
      '\rx',
      "'=1",
      'a=b',
    ];
    const text = (await writeCsvForExcel(['v'], [cells])).join('');
    expect(text).toBe(
      '\ufeffv\r\n"\'=HYPERLINK(""x"")"\r\n+1\r\n-2.5\r\n\'+cmd\r\n\'-x\r\n\'@sum\r\n"\'\tx"\r\n"\'\rx"\r\n\'\'=1\r\na=b\r\n',
    );
  });

  it('leaves markup alone: it is text in Excel too', async () => {
    const text = (await writeCsvForExcel(['v'], [['<img src=x onerror=alert(1)>']])).join('');
    expect(text).toBe('\ufeffv\r\n<img src=x onerror=alert(1)>\r\n');
  });

  it('never lets a cell begin as a formula does', async () => {
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const { header, columns } = tableOf(rows);
        const text = (await writeCsvForExcel(header, columns)).join('');
        const verbatim = valueOf(
          await readTable('x.csv', utf8(text), { header: true, verbatim: true }),
        );
        for (const shown of [...verbatim.header, ...verbatim.columns.flat()]) {
          if (/^[=@\t\r]/.test(shown)) expect.fail(shown);
          if (/^[+-]/.test(shown)) expect(Number.isNaN(Number(shown))).toBe(false);
        }
      }),
    );
  });

  it('is undone by readTable', async () => {
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const { header, columns } = tableOf(rows);
        const text = (await writeCsvForExcel(header, columns)).join('');
        const table = valueOf(await readText(text, { header: true }));
        expect(table.header).toEqual(distinctNames(header));
        expect(table.columns).toEqual(columns);
      }),
      { numRuns: 500 },
    );
  });

  it('takes no apostrophe away from files of others', async () => {
    const others = valueOf(await readText("name\n'=x\n"));
    expect(others.columns[0]).toEqual(["'=x"]);
  });
});
