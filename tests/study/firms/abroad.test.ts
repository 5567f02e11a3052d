import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { isAbroad } from '../../../src/study/firms/abroad';
import { prepare } from '../made';

describe('an address abroad', () => {
  it.each([
    '中国上海市浦東新区1-2',
    '中華人民共和国江蘇省蘇州市',
    '江蘇省蘇州市工業園区',
    '深圳市南山区',
    'ベトナム ハノイ市',
    'タイ・バンコク',
    'タイ王国チョンブリ県',
    'インドネシア共和国ジャカルタ',
    '大韓民国ソウル特別市中区',
    '米国カリフォルニア州',
    '【海外】 Paris',
    '〒200120 中国上海市',
    '1-2 Nanjing Road, Shanghai, China',
    '100 Main St., Springfield, IL 62701, USA',
    '12 Rue A, Paris, France.',
  ])('is %s', (address) => {
    expect(isAbroad(address)).toBe(true);
  });

  it.each([
    '福井県鯖江市中国町1',
    '広島県広島市中区',
    '中国町1-2',
    'タイル町3',
    'インター町1',
    '上海市場1-2',
    '三重県四日市市',
    '1-2 Jinchu, Sabae, Fukui, Japan',
    '海外町1-2',
    '海南市日方1-1',
    '',
  ])('is not %s', (address) => {
    expect(isAbroad(address)).toBe(false);
  });

  it('is told with the firm, and not only as one that is not located', async () => {
    const text = [
      '企業名,住所,従業員数',
      '甲,福井県松川市1,5',
      '乙,中国上海市浦東新区,6',
      '丙,"Hanoi, Vietnam",7',
    ].join('\n');
    const { session, study } = await prepare([{ kind: 'firms', name: 'firms.csv', text }]);
    const found = await session.run(study, UNATTENDED);
    if (!found.ok) throw new Error(found.problem.code);
    expect(found.value.problems).toContainEqual({
      code: 'addresses-abroad',
      severity: 'warning',
      where: { file: 'firms.csv', row: 2, line: 3 },
      facts: {
        ...{ rows: 2, names: '乙\n丙', addresses: '中国上海市浦東新区\nHanoi, Vietnam', more: 0 },
      },
    });
    expect(found.value.firmPlaces.lng[1]).toBeNaN();
  });
});
