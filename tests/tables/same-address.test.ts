import { describe, expect, it } from 'vitest';
import { readText, valueOf } from './support';

const read = (...lines: readonly string[]) => readText(`${lines.join('\n')}\n`);

describe('an address that is said to be the same as the one beside it', () => {
  it('is that of its own row, not of the row above', async () => {
    const result = await read(
      '企業名,工場所在地,本社所在地',
      '甲,福井県鯖江市神中町1,東京都千代田区丸の内1',
      '乙,福井県越前市家久町2,同上',
      '丙,福井県福井市大手3,同左',
      '丁,福井県鯖江市旭町4,（工場に同じ）',
      '戊,福井県鯖江市旭町5,本社に同じ',
    );
    expect(valueOf(result).columns[2]).toEqual([
      '東京都千代田区丸の内1',
      '福井県越前市家久町2',
      '福井県福井市大手3',
      '福井県鯖江市旭町4',
      '福井県鯖江市旭町5',
    ]);
    expect(result.ok && result.problems).toMatchObject([
      {
        code: 'address-from-left',
        severity: 'note',
        where: { line: 3 },
        facts: { cells: 4, column: '本社所在地', from: '工場所在地' },
      },
    ]);
  });

  it('〃 repeats the row above there too, and 同上 does under the only address', async () => {
    const marks = await read('企業名,工場所在地,本社所在地', '甲,福井県,東京都', '乙,石川県,〃');
    expect(valueOf(marks).columns[2]).toEqual(['東京都', '東京都']);
    const alone = await read('企業名,所在地,業種', '甲,福井県鯖江市,繊維', '乙,同上,眼鏡');
    expect(valueOf(alone).columns[1]).toEqual(['福井県鯖江市', '福井県鯖江市']);
    expect(alone.ok && alone.problems.map(({ code }) => code)).toEqual(['ditto-filled']);
  });
});
