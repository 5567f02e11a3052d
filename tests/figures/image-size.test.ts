import { describe, expect, it } from 'vitest';
import {
  IMAGE_PRESETS,
  isPossible,
  layoutWidth,
  pixelsOf,
  pointsOnPaper,
} from '../../src/figures/image-size';
import { tableText } from '../../src/figures/table-text';

describe('the size of an image', () => {
  it('is in whole pixels', () => {
    // 8 cm are 3.1496 inches.
    expect(pixelsOf(IMAGE_PRESETS.column)).toBe(945);
    expect(pixelsOf(IMAGE_PRESETS.page)).toBe(1890);
    expect(pixelsOf(IMAGE_PRESETS.slide)).toBe(1920);
    expect(pixelsOf({ unit: 'px', width: 640.4 })).toBe(640);
  });

  it('is possible within limits, also those that follow', () => {
    for (const size of Object.values(IMAGE_PRESETS)) expect(isPossible(size)).toBe(true);
    expect(isPossible({ unit: 'px', width: 199 })).toBe(false);
    expect(isPossible({ unit: 'px', width: NaN })).toBe(false);
    expect(isPossible({ unit: 'cm', width: 60, dpi: 1200 })).toBe(false);
    expect(isPossible({ unit: 'cm', width: 16, dpi: 10 })).toBe(false);
    expect(isPossible({ unit: 'cm', width: 16, dpi: 600 })).toBe(true);
  });

  it('tells how large letters are on paper', () => {
    // One inch is 72 points: letters of a tenth of the width have 7.2.
    expect(pointsOnPaper({ unit: 'cm', width: 2.54, dpi: 300 }, 100, 10)).toBeCloseTo(7.2, 10);
    expect(pointsOnPaper({ unit: 'px', width: 100 }, 100, 10)).toBeNaN();
  });

  it('lays a map out as wide as on paper, but neither too narrow nor too wide to be read', () => {
    expect(layoutWidth(IMAGE_PRESETS.page)).toBe(605);
    expect(layoutWidth(IMAGE_PRESETS.column)).toBe(360);
    expect(layoutWidth(IMAGE_PRESETS.slide)).toBe(960);
    expect(layoutWidth({ unit: 'px', width: 700 })).toBe(700);
  });
});

describe('a table for the clipboard', () => {
  it('has tabs and line feeds between cells and none in them', () => {
    const table = { head: ['名称', 'a\tb'], rows: [['鯖江\n市', '1,204']] };
    expect(tableText(table)).toBe('名称\ta b\n鯖江 市\t1,204');
  });

  it('has numbers that a spreadsheet reads, and no formula that it would compute', () => {
    const cells = ['−0.25', '-3', '+4%', '=1+1', '@SUM(A1)', '-x', '+81-3', '− text', '2.1 – 3'];
    expect(tableText({ head: cells, rows: [] }).split('\t')).toEqual([
      '-0.25',
      '-3',
      '+4%',
      "'=1+1",
      "'@SUM(A1)",
      "'-x",
      "'+81-3",
      '− text',
      '2.1 – 3',
    ]);
  });
});
