import { describe, expect, it } from 'vitest';
import type { Problem, Table } from '../../../src/model';
import { idsOfRounds, otherRounds, readRounds } from '../../../src/study/firms/rounds';

type Row = readonly [id: string, round: string, name?: string];

function read(rows: readonly Row[], header = '調査年', roles: object = {}) {
  const table: Table = {
    name: 'made.csv',
    header: ['ID', header, '企業名'],
    columns: [0, 1, 2].map((at) => rows.map((row) => row[at] ?? '')),
    rowCount: rows.length,
  };
  const problems: Problem[] = [];
  const found = readRounds(table, { id: [0], survey_round: [1], name: [2], ...roles }, problems)!;
  return { ...found, code: found.refusal?.problem.code, problems, table };
}

const twice = (a: string, b: string): Row[] => [
  ['K1', a],
  ['K2', a],
  ['K1', b],
  ['K3', b],
];

describe('rounds of a survey', () => {
  it.each([
    ['2019', '2024', [2019, 2024]],
    ['令和元年', '令和6年', [2019, 2024]],
    ['第1回', '第2回', null],
    ['事前', '事後', null],
  ])('%s and %s, whatever their order in the list', (first, second, years) => {
    for (const rows of [twice(first, second), [...twice(first, second)].reverse()]) {
      const found = read(rows);
      expect(found.names).toEqual([first, second]);
      expect(found.years).toEqual(years);
      expect([found.studied, found.again, found.firms]).toEqual([1, 1, 3]);
      expect(found.code).toBeUndefined();
    }
  });

  it('puts three in time, and tells rows without one', () => {
    const found = read([
      ['A', '2024'],
      ['A', '2014'],
      ['A', '2019'],
      ['B', ''],
    ]);
    expect(found.names).toEqual(['2014', '2019', '2024']);
    expect([...found.of]).toEqual([2, 0, 1, -1]);
    expect(found.problems.map(({ code }) => code)).toEqual(['rounds-read', 'rounds-missing']);
    expect([...otherRounds({ rounds: found })!]).toEqual([0, 1, 1, 1]);
  });

  it('finds firms whose ids lost their zeros in one of them', () => {
    const found = read([
      ['00012', '2019'],
      ['00345', '2019'],
      ['12', '2024'],
      ['345.0', '2024'],
    ]);
    expect([found.again, found.folded]).toEqual([2, 2]);
  });

  it('but not where that would make two firms of one round the same', () => {
    const found = read([
      ['012', '2019'],
      ['12', '2019'],
      ['12', '2024'],
    ]);
    expect([found.again, found.folded, found.code]).toEqual([1, 0, undefined]);
  });

  it('reads one round in two spellings as one', () => {
    const found = read([...twice('2019', '2024'), ['K9', '令和元年'], ['K8', '２０１９年']]);
    expect(found.names).toEqual(['2019', '2024']);
    expect([...found.of]).toEqual([0, 0, 1, 1, 0, 0]);
  });

  it('keeps ids of the last round, and those of others apart from them', () => {
    const found = read(twice('2019', '2024'));
    const { columns } = idsOfRounds(found.table, 0, found);
    expect(columns[0]).toEqual(['K1 (2019)', 'K2 (2019)', 'K1', 'K3']);
  });

  it('finds firms by name in the last round alone', () => {
    const found = read([
      ['A', '2019', '甲'],
      ['A', '2024', '甲'],
    ]);
    expect(found.matched).toEqual(['', '甲']);
  });
});

describe('rounds that can’t be compared', () => {
  it.each<[string, readonly Row[], string, object]>([
    [
      'one round',
      [
        ['A', '2019'],
        ['B', '2019'],
      ],
      'panel-one-round',
      {},
    ],
    ['no id', twice('2019', '2024'), 'panel-no-ids', { id: undefined }],
    [
      'an id twice in a round',
      [...twice('2019', '2024'), ['K1', '2019']],
      'panel-ids-repeated',
      {},
    ],
    [
      'no firm twice',
      [
        ['A', '2019'],
        ['B', '2024'],
      ],
      'panel-no-firm-twice',
      {},
    ],
    ['no order', twice('夏', '冬'), 'panel-order-unknown', {}],
    [
      'ids that number rows',
      [
        ['1', '2019', '甲社'],
        ['2', '2019', '乙社'],
        ['1', '2024', '丙社'],
        ['2', '2024', '丁社'],
      ],
      'panel-names-differ',
      {},
    ],
  ])('%s', (_, rows, code, roles) => {
    expect(read(rows, '調査回', roles).code).toBe(code);
  });

  it('sets nothing apart where no firm is seen twice', () => {
    const found = read([
      ['A', '2019', '甲'],
      ['B', '2024', '乙'],
    ]);
    expect(otherRounds({ rounds: found })).toBeNull();
    expect(found.matched).toEqual(['甲', '乙']);
    expect(found.problems).toEqual([]);
  });
});
