import { describe, expect, it } from 'vitest';
import type { ColumnCodes, Outcome, Problem, Table } from '../../../src/model';
import { LEAST_OF_CLASS, responseTraits } from '../../../src/study/comparison/response-classes';
import { heardOutcomes, readResponse } from '../../../src/study/comparison/response-column';

const tableOf = (columns: Readonly<Record<string, readonly string[]>>): Table => ({
  name: 'made.csv',
  header: Object.keys(columns),
  columns: Object.values(columns),
  rowCount: Object.values(columns)[0].length,
});

function read(
  columns: Readonly<Record<string, readonly string[]>>,
  roles: Parameters<typeof readResponse>[1],
  codes: readonly ColumnCodes[] = [],
) {
  const problems: Problem[] = [];
  const found = readResponse(tableOf(columns), roles, codes, problems);
  if (!found) throw new Error('no response');
  const { answered, waves } = found.response;
  return { answered: [...answered], waves, asked: found.asked, problems };
}
const answersOf = (...cells: string[]) => read({ 回収: cells }, { response: [0] }).answered;

describe('who answered', () => {
  it.each([
    ['numbers', ['1', '0', '１', '0'], [1, 0, 1, 0]],
    ['words of a list of addressees', ['回収', '未回収', '無回答', '宛先不明'], [1, 0, 0, NaN]],
    ['words in English', ['returned', 'Not returned', 'refused', 'Undeliverable'], [1, 0, 0, NaN]],
    ['marks', ['○', '×', '○', ''], [1, 0, 1, NaN]],
    ['marks of answers alone', ['○', '', '○', ''], [1, 0, 1, 0]],
    ['days', ['2024/6/3', '', '令和6年6月10日', ''], [1, 0, 1, 0]],
  ])('is read from %s', (_, cells, expected) => {
    expect(answersOf(...cells)).toEqual(expected);
  });

  it('is asked about where the numbers are codes, and read by them', () => {
    const cells = ['1', '2', '2', '1'];
    const asked = read({ 回収: cells }, { response: [0] });
    expect(asked.asked?.looks).toBe('yes-no');
    expect(asked.answered).toEqual([NaN, NaN, NaN, NaN]);
    const codes: ColumnCodes[] = [
      {
        column: '回収',
        codes: [
          { value: '1', means: 'yes' },
          { value: '2', means: 'no' },
        ],
      },
    ];
    expect(read({ 回収: cells }, { response: [0] }, codes).answered).toEqual([1, 0, 0, 1]);
  });

  it('is told by a wave alone', () => {
    const found = read({ 回収波: ['1', '', '2', '0'] }, { wave: [0] });
    expect(found.answered).toEqual([1, 0, 1, 0]);
    expect(found.waves).toMatchObject({ names: ['1', '2'] });
  });

  it('is counted where it can’t be read', () => {
    const { problems, answered } = read({ 回収: ['1', '0', '保留中'] }, { response: [0] });
    expect(answered).toEqual([1, 0, NaN]);
    expect(problems).toMatchObject([
      { code: 'response-unread', where: { row: 3 }, facts: { rows: 1, example: '保留中' } },
    ]);
  });
});

describe('waves', () => {
  const roles = { response: [0], wave: [1] };
  it.each([
    ['numbers by size', ['10', '2', '1'], ['1', '2', '10']],
    ['words by what they mean', ['督促後', '督促前', '督促後'], ['督促前', '督促後']],
    ['words in English', ['late', 'early', 'late'], ['early', 'late']],
    ['words with numbers', ['第10次', '第2次', '第1次'], ['第1次', '第2次', '第10次']],
  ])('stand in time: %s', (_, cells, names) => {
    const found = read({ 回収: cells.map(() => '1'), 波: cells }, roles);
    expect(found.waves?.names).toEqual(names);
    expect([...found.waves!.of].map((wave) => names[wave])).toEqual(cells);
  });

  it('are halves of days, as even as whole days allow', () => {
    const days = ['2024-06-01', '2024-06-01', '2024-06-02', '2024-06-05', '2024-06-09', ''];
    const { waves } = read({ 回収日: days }, { response: [0] });
    expect(waves).toMatchObject({ halves: true });
    expect(waves!.names).toEqual(['2024-06-01–2024-06-02', '2024-06-05–2024-06-09']);
    expect([...waves!.of]).toEqual([0, 0, 0, 1, 1, -1]);
    const last = ['2024-06-01', '2024-06-09', '2024-06-09', '2024-06-09'];
    const late = read({ 回収日: last }, { response: [0] });
    expect([...late.waves!.of]).toEqual([0, 1, 1, 1]);
  });

  it('of firms that did not answer are not used, and counted', () => {
    const found = read({ 回収: ['1', '0', '1'], 波: ['1', '2', '2'] }, roles);
    expect([...found.waves!.of]).toEqual([0, -1, 1]);
    expect(found.problems).toMatchObject([{ code: 'wave-without-response', facts: { rows: 1 } }]);
  });
});

describe('measures of firms that did not answer', () => {
  const outcome = (values: number[]): Outcome => ({
    key: 'y',
    label: 'y',
    values: Float64Array.from(values),
  });
  const response = { column: '回収', answered: Float64Array.from([1, 0, 0, NaN]) };
  it.each([
    [[3, 0, 0, 2], 'note', { rows: 2, zero: 2 }],
    [[3, 0, 5, 2], 'warning', { rows: 2, zero: 1 }],
  ] as const)('are missing and never 0: %j', (values, severity, facts) => {
    const problems: Problem[] = [];
    const table = tableOf({ y: ['', '', '', ''] });
    const [found] = heardOutcomes(table, [outcome([...values])], response, problems);
    expect([...found.values]).toEqual([3, NaN, NaN, 2]);
    expect(problems).toMatchObject([{ code: 'answer-without-response', severity, facts }]);
  });

  it('that are missing as they should be are the same, and nothing is said', () => {
    const problems: Problem[] = [];
    const own = outcome([1, NaN, NaN, 2]);
    expect(heardOutcomes(tableOf({ y: [''] }), [own], response, problems)).toEqual([own]);
    expect(problems).toEqual([]);
  });
});

/** Firms as [employees, prefecture, answered], each as often as is said. */
function traitsOf(...groups: readonly (readonly [number, string, number, times: number])[]) {
  const firms = groups.flatMap(([size, region, one, times]) =>
    Array.from({ length: times }, () => ({ size, region, one })),
  );
  const answered = Float64Array.from(firms, ({ one }) => one);
  const prefecture = firms.map(({ region }) => region);
  const traits = responseTraits(
    { employees: Float64Array.from(firms, ({ size }) => size), industry: firms.map(() => '') },
    { prefecture, municipality: prefecture, municipalityCode: prefecture },
    answered,
  );
  return { traits, answered };
}

describe('classes of the firms that were asked', () => {
  it('each have enough answers and enough without, whatever was too small being put together', () => {
    const { traits, answered } = traitsOf(
      [3, '甲県', 1, 9],
      [3, '甲県', 0, 9],
      [7, '乙県', 1, 1],
      [15, '乙県', 0, 12],
      [25, '丙県', 1, 12],
      [400, '丁県', 0, 2],
      [NaN, '', 1, 6],
    );
    expect(traits.map(({ trait }) => trait)).toEqual(['size', 'region']);
    for (const { classes, of } of traits) {
      expect(Math.max(...of)).toBe(classes.length - 1);
      classes.forEach((_, at) => {
        const own = [...of.keys()].filter((firm) => of[firm] === at);
        for (const one of [0, 1])
          expect(own.filter((firm) => answered[firm] === one).length).toBeGreaterThanOrEqual(
            LEAST_OF_CLASS,
          );
      });
    }
    // Neighbouring sizes, the unknown where most firms are; small regions and the unknown are others.
    expect(traits[0].classes).toEqual([
      { kind: 'size', least: 1, most: 4 },
      { kind: 'size', least: 5, most: null },
    ]);
    expect(traits[1].classes).toEqual([
      { kind: 'named', name: '甲県' },
      { kind: 'others', joined: 4 },
    ]);
  });

  it('leave out what tells nothing apart', () => {
    expect(traitsOf([3, '甲県', 1, 9], [3, '甲県', 0, 9]).traits).toEqual([]);
    expect(traitsOf([3, '甲県', 1, 9], [30, '乙県', 1, 9]).traits).toEqual([]);
  });
});
