import { describe, expect, it } from 'vitest';
import { INPUT_KINDS } from '../../src/model';
import { readCodeBook, readTable, recognise, suggestRoles } from '../../src/tables';
import { valueOf } from './support';

/** What a pattern could try again from every one of its places. */
const RUNS = [
  ' ',
  '\u3000',
  '1',
  '1 ',
  '1,',
  '(',
  '（',
  '計',
  '市',
  '年',
  '.',
  '-',
  '1-',
  '社',
  '問1',
];
const LENGTH = 20_000;

/** Tables with one long cell, in every place that is looked at for what it could mean. */
const TABLES: Readonly<Record<string, (cell: string) => readonly (readonly string[])[]>> = {
  'a title': (cell) => [[cell], ['企業名', '住所'], ['甲', '鯖江市本町1'], ['乙', '鯖江市本町2']],
  'a header': (cell) => [
    ['企業名', '住所', cell],
    ['甲', '鯖江市本町1', '1'],
    ['乙', '鯖江市本町2', '2'],
  ],
  'a heading': (cell) => [
    ['企業名', '住所'],
    [cell],
    ['甲', '鯖江市本町1'],
    [cell],
    ['乙', '本町2'],
  ],
  'a count beside a heading': (cell) => [
    ['企業名', '住所'],
    ['鯖江市', cell],
    ['甲', '本町1'],
    ['乙', '本町2'],
  ],
  'a name': (cell) => [
    ['企業名', '住所'],
    [cell, '鯖江市本町1'],
    ['乙', '鯖江市本町2'],
  ],
  'an address': (cell) => [
    ['企業名', '住所'],
    ['甲', cell],
    ['乙', `鯖江市本町${cell}`],
  ],
  'a number': (cell) => [
    ['企業名', '従業員数', '設立', '業種', '件数'],
    ['甲', cell, cell, cell, cell],
    ['乙', '2', '1990', '製造業', '3'],
  ],
  'a note below': (cell) => [
    ['企業名', '住所'],
    ['甲', '鯖江市本町1'],
    ['乙', '本町2'],
    [`※${cell}`],
  ],
};

// A pattern that goes back over a run takes minutes or hours here; what is linear takes milliseconds.
describe.each(Object.entries(TABLES))('a long run of one character in %s', (_, rowsOf) => {
  it.each(RUNS)('%j is read', async (run) => {
    const cell = run.repeat(LENGTH / run.length);
    for (const [before, after] of [
      ['', ''],
      ['x', 'x'],
      ['（', '件x'],
    ]) {
      const rows = rowsOf(before + cell + after);
      const text = rows.map((row) => row.map((each) => `"${each}"`).join(',')).join('\n');
      const table = valueOf(await readTable('firms.csv', new TextEncoder().encode(text)));
      recognise(table);
      for (const kind of INPUT_KINDS) suggestRoles(kind, table);
      readCodeBook(table);
      expect(table.rowCount).toBeGreaterThan(0);
    }
  });
});
