import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/tables';
import { nameRounds } from '../../../src/tables/waves/name-rounds';
import { stackRounds, type RoundList } from '../../../src/tables/waves/stack-rounds';
import { UNATTENDED } from '../../../src/model';

async function list(file: string, lines: readonly string[]): Promise<RoundList> {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const read = await readTable(file, bytes, { wanted: 'firms' }, UNATTENDED);
  if (!read.ok) throw new Error(read.problem.code);
  return { file, sha256: lines.join('|'), table: read.value };
}
const EARLY = [
  '企業ID,企業名,住所,特許件数',
  '001,甲工業,福井県鯖江市1,1',
  '002,乙工業,福井県鯖江市2,0',
];
const LATE = [
  '住所,企業ID,特許件数,企業名',
  '福井県鯖江市1,1,3,甲工業',
  '福井県越前市5,3,2,丙工業',
];
const said = (...files: string[]) =>
  nameRounds(
    files.map((file) => ({ file, sheet: '', title: '' })),
    files.map((name) => ({ name, header: [], columns: [], rowCount: 0 })),
  );

describe('lists of the rounds of a survey', () => {
  it('become one, columns by their names whatever their order, ids as they stand', async () => {
    const stacked = stackRounds([
      await list('調査2019.csv', EARLY),
      await list('調査2024.csv', LATE),
    ]);
    if (!stacked.ok) throw new Error(stacked.problem.code);
    const { name, header, columns, round, names } = stacked.value;
    expect(name).toBe('調査2019+調査2024.csv');
    expect(header).toEqual(['企業ID', '企業名', '住所', '特許件数', '調査回']);
    expect(columns[0]).toEqual(['001', '002', '1', '3']);
    expect(columns[3]).toEqual(['1', '0', '3', '2']);
    expect(columns[round]).toEqual(['2019', '2019', '2024', '2024']);
    expect(names).toEqual(['2019', '2024']);
    expect(stacked.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['rounds-stacked', 'note'],
    ]);
  });

  it('keep the columns of one alone, empty for the others, and say so', async () => {
    const late = [
      '企業番号,企業名,住所,輸出',
      '1,甲工業,福井県鯖江市1,有',
      '3,丙工業,福井県越前市5,無',
    ];
    const stacked = stackRounds([
      await list('調査2019.csv', EARLY),
      await list('調査2024.csv', late),
    ]);
    if (!stacked.ok) throw new Error(stacked.problem.code);
    expect(stacked.value.header).toEqual([
      ...['企業ID', '企業名', '住所', '特許件数', '輸出', '調査回'],
    ]);
    expect(stacked.value.columns.slice(0, 5)).toEqual([
      ['001', '002', '1', '3'],
      ['甲工業', '乙工業', '甲工業', '丙工業'],
      ['福井県鯖江市1', '福井県鯖江市2', '福井県鯖江市1', '福井県越前市5'],
      ['1', '0', '', ''],
      ['', '', '有', '無'],
    ]);
    expect(stacked.problems).toMatchObject([
      { code: 'rounds-stacked' },
      { code: 'rounds-columns-joined', facts: { columns: '企業番号 → 企業ID' } },
      { code: 'rounds-columns-differ', facts: { less: '特許件数', more: '輸出' } },
    ]);
  });

  it('are refused where a file comes twice, two say one round, or the columns are others', async () => {
    const first = await list('調査2019.csv', EARLY);
    const codeOf = (...lists: RoundList[]) => {
      const stacked = stackRounds(lists);
      return stacked.ok ? null : [stacked.problem.code, stacked.problem.where.file];
    };
    expect(codeOf(first, { ...first, file: '写し2024.csv' })).toEqual([
      ...['rounds-same-file', '写し2024.csv'],
    ]);
    expect(codeOf(first, await list('R1再集計.csv', LATE))).toEqual([
      ...['rounds-named-twice', '調査2019.csv'],
    ]);
    const other = await list('機関2024.csv', [
      '機関名,種別,郵便番号',
      '福井大学,国立大学,910-8507',
    ]);
    expect(codeOf(first, other)).toEqual(['rounds-other-form', '機関2024.csv']);
  });

  it('are called by what the person says', async () => {
    const lists = [await list('a.csv', EARLY), await list('b.csv', LATE)];
    const stacked = stackRounds(lists, ['2019', '2024']);
    expect(stacked.ok && stacked.value.names).toEqual(['2019', '2024']);
    expect(stacked).toMatchObject({ problems: [{ facts: { numbered: false } }] });
    const twice = stackRounds(lists, ['2019', '令和元年']);
    expect(!twice.ok && twice.problem.code).toBe('rounds-named-twice');
  });
});

describe('the round that a file is of', () => {
  it.each([
    [
      ['調査2019.csv', '調査2024.xlsx'],
      ['2019', '2024'],
    ],
    [
      ['令和元年度.csv', 'Ｒ６.csv'],
      ['2019', '2024'],
    ],
    [
      ['list_20190401.csv', 'list_20241001.csv'],
      ['2019', '2024'],
    ],
    [
      ['list_20240401.csv', 'list_20241001.csv'],
      ['2024-04-01', '2024-10-01'],
    ],
    [
      ['第1回調査.csv', '第二回調査.csv'],
      ['第1回', '第二回'],
    ],
    [
      ['第1回_20241201.csv', '第2回_20241201.csv'],
      ['第1回', '第2回'],
    ],
    [
      ['survey_wave_1.csv', 'survey_wave_2.csv'],
      ['wave 1', 'wave 2'],
    ],
    [
      ['事前.csv', '事後.csv'],
      ['事前', '事後'],
    ],
  ])('of %j is %j', (files, names) => {
    expect(said(...files)).toEqual({ names, numbered: false });
  });

  it('is a number where nothing says it, and open where two say the same', () => {
    expect(said('a.csv', '調査2024.csv')).toEqual({ names: ['1', '2'], numbered: true });
    expect(said('x2019.csv', 'y_令和元年.csv')).toEqual({
      ...{ twice: '2019', files: ['x2019.csv', 'y_令和元年.csv'] },
    });
  });

  it('is what its own column says in all rows, before the name of the file', () => {
    const table = (year: string) => ({
      ...{ name: '', header: ['調査年', '企業名'], rowCount: 2 },
      columns: [
        [year, year],
        ['甲', '乙'],
      ],
    });
    const words = ['集計2025.csv', '集計2026.csv'].map((file) => ({ file, sheet: '', title: '' }));
    expect(nameRounds(words, [table('2019'), table('2024')])).toEqual({
      ...{ names: ['2019', '2024'], numbered: false },
    });
  });
});

describe('a column that rounds code otherwise', () => {
  const rows = (values: readonly string[]) => [
    '企業ID,企業名,住所,新製品',
    ...values.map((value, i) => `${i + 1},甲${i}工業,福井県鯖江市1,${value}`),
  ];
  const stackedOf = async (early: readonly string[], late: readonly string[]) => {
    const stacked = stackRounds([
      await list('調査2019.csv', rows(early)),
      await list('調査2024.csv', rows(late)),
    ]);
    if (!stacked.ok) throw new Error(stacked.problem.code);
    return stacked;
  };
  const repeated = (...values: string[]) =>
    Array.from({ length: 12 }, (_, i) => values[i % values.length]);

  it.each([
    [
      ['1', '2'],
      ['0', '1'],
    ],
    [
      ['1', '2', '9'],
      ['0', '1', '9'],
    ],
    [
      ['1', '2', '3', '4', '5'],
      ['1', '2', '3', '4', '5', '6', '7'],
    ],
    [
      ['1', '2'],
      ['はい', 'いいえ'],
    ],
    [
      ['増加', '減少', '不変'],
      ['増えた', '減った', '変わらない'],
    ],
  ])('is left out and told: %s, %s', async (early, late) => {
    const stacked = await stackedOf(repeated(...early), repeated(...late));
    expect(stacked.value.header).toEqual(['企業ID', '企業名', '住所', '調査回']);
    expect(stacked.value.columns).toHaveLength(4);
    expect(stacked.value.round).toBe(3);
    const told = stacked.problems.find(({ code }) => code === 'rounds-coded-otherwise');
    expect(told).toMatchObject({ severity: 'warning', facts: { column: '新製品' } });
    const { values } = told!.facts as { values: readonly string[] };
    expect(values.map((said) => said.slice(0, 6))).toEqual(['2019: ', '2024: ']);
    for (const value of early) expect(values[0]).toContain(value);
  });

  it.each([
    ['yes and no in other words', ['はい', 'いいえ'], ['有', '無']],
    ['yes as 1', ['はい', 'いいえ'], ['1', '0']],
    ['counts', ['0', '1', '2', '3'], ['0', '1', '2', '3', '4', '5']],
    ['an answer that nobody gave', ['1', '2', '3'], ['1', '2']],
    ['a category more', ['東', '西'], ['東', '西', '南']],
    ['too few cells to tell', ['1', '2'], ['0', '1', '', '', '', '', '', '', '', '', '', '']],
  ])('is none: %s', async (_, early, late) => {
    const stacked = await stackedOf(repeated(...early), repeated(...late));
    expect(stacked.value.header).toContain('新製品');
  });
});
