import { describe, expect, it } from 'vitest';
import { suggestRoles } from '../../src/tables';
import { readFirms } from '../../src/study/firms/firms';
import { tableOf } from '../tables/support';

describe('coordinates of firms', () => {
  const read = (rows: readonly (readonly string[])[]) => {
    const table = tableOf(rows);
    const roles = suggestRoles('firms', table);
    return { roles, ...readFirms(table, roles) };
  };

  it('in one column, whatever their form, are found and read', () => {
    const { roles, lng, lat, problems } = read([
      ['会社名', '位置'],
      ['甲', '35.94, 136.19'],
      ['乙', 'POINT(136.20 35.95)'],
      ['丙', '35°56′24″N 136°11′24″E'],
      ['丁', ''],
      ['戊', '駅前'],
    ]);
    expect(roles.coordinates).toEqual([1]);
    expect([...lat].map((v) => Math.round(v * 1000) / 1000)).toEqual([
      35.94,
      35.95,
      35.94,
      NaN,
      NaN,
    ]);
    expect([...lng].map((v) => Math.round(v * 1000) / 1000)).toEqual([
      136.19,
      136.2,
      136.19,
      NaN,
      NaN,
    ]);
    expect(problems.map(({ code }) => code)).toEqual(['number-unreadable']);
  });

  it('in degrees, minutes and seconds in two columns', () => {
    const { lng, lat } = read([
      ['会社名', '緯度', '経度'],
      ['甲', '35°56′24″', '136°11′24″'],
      ['乙', '355624.0', '1361124.0'],
      ['丙', '35.56.24', '136.11.24'],
      ['丁', '35.94', '136.19'],
    ]);
    for (let row = 0; row < 4; row++) {
      expect(lat[row]).toBeCloseTo(35.94, 9);
      expect(lng[row]).toBeCloseTo(136.19, 9);
    }
  });

  it('are no addresses, sizes or answers', () => {
    const { roles } = read([
      ['会社名', '所在地', '規模', '問4'],
      ['甲', '福井県鯖江市西山町1-2', '10-20', '1;3'],
      ['乙', '福井県越前市府中1', '20-50', '2;3'],
    ]);
    expect(roles.coordinates).toBeUndefined();
  });
});

describe('words that say yes and no', () => {
  const outcome = (cells: readonly string[]) => {
    const table = tableOf([
      ['会社名', '緯度', '経度', '工程改善'],
      ...cells.map((cell, i) => [`${i}`, '35.9', '136.1', cell]),
    ]);
    return readFirms(table, { name: [0], latitude: [1], longitude: [2], outcome: [3] });
  };

  it('are read without a question, and told', () => {
    const { firms, problems } = outcome(['○', '有', '×', '無', '無回答', '']);
    expect([...firms.outcomes[0].values]).toEqual([1, 1, 0, 0, NaN, NaN]);
    expect(firms.asked).toBeUndefined();
    const told = problems.find(({ code }) => code === 'yes-no-read');
    expect(told?.facts).toEqual({ column: '工程改善', yes: '○, 有', no: '×, 無' });
  });

  it('are ticks where one mark stands beside empty cells, which is said as a warning', () => {
    const { firms, problems } = outcome(['○', '○', ' ', '']);
    expect([...firms.outcomes[0].values]).toEqual([1, 1, 0, 0]);
    expect(firms.asked).toBeUndefined();
    // An empty cell may also be no answer: who is not told could not know.
    expect(problems.find(({ code }) => code === 'ticks-read')).toMatchObject({
      severity: 'warning',
      facts: { column: '工程改善', mark: '○', rows: 2 },
    });
    expect(outcome(['○', '◎', '']).firms.asked).toHaveLength(1);
  });

  it.each([
    ['one of them alone', ['有', '有', '']],
    ['another word among them', ['有', '無', '予定']],
    ['numbers for them', ['1', '2', '9']],
  ])('are asked about with %s', (_, cells) => {
    expect(outcome(cells).firms.asked).toHaveLength(1);
  });
});

describe('the cells of a measure', () => {
  const firms = (cells: readonly string[], more: Partial<Parameters<typeof readFirms>[2]> = []) => {
    const table = tableOf([
      ['会社名', '緯度', '経度', '問4'],
      ...cells.map((cell, i) => [`${i}`, '35.9', '136.1', cell]),
    ]);
    return readFirms(
      table,
      { name: [0], latitude: [1], longitude: [2], outcome: [3] },
      more as never,
    ).firms;
  };

  it('several answers, of which a code book tells the names, are asked about all the same', () => {
    const codes = [
      {
        column: '問4',
        codes: [
          { value: '1', means: 'level', label: '試験' },
          { value: '99', means: 'missing' },
        ],
      },
    ] as const;
    const { asked } = firms(['1;3', '3', '99'], codes as never);
    expect(asked).toMatchObject([
      {
        looks: 'several',
        proposed: [
          { value: '1', means: 'yes', label: '試験' },
          { value: '99', means: 'missing' },
          { value: '3', means: 'yes' },
        ],
      },
    ]);
  });

  it('ranges are asked about as ranges, not as answers', () => {
    const { asked, ranged } = firms(['1-4人', '5-9人', '10人以上', '5-9人', '12']);
    expect(asked).toBeUndefined();
    expect(ranged).toMatchObject([{ column: '問4', rows: 4 }]);
  });
});
