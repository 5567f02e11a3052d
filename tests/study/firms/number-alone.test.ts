import { describe, expect, it } from 'vitest';
import { readFirms } from '../../../src/study/firms/firms';
import { isNumberAlone } from '../../../src/study/firms/number-alone';
import { suggestRoles } from '../../../src/tables';
import { tableOf } from '../../tables/support';

const told = (...rows: string[][]) => {
  const table = tableOf(rows);
  const { problems } = readFirms(table, suggestRoles('firms', table));
  return (code: string) => problems.find((each) => each.code === code)?.facts;
};

describe('a postcode or a telephone in the place of an address', () => {
  it.each([
    '〒916-0017',
    '９１６－００１７',
    '9160017',
    '0778-51-0001',
    '(0778)51-0001',
    'TEL 0778(51)0001',
  ])('is %s', (cell) => expect(isNumberAlone(cell)).toBe(true));

  it.each(['', '1-2-3', '〒916-0017 鯖江市神明町1', '18207', '123456', '2-11-45', '53-1'])(
    'is not %s',
    (cell) => expect(isNumberAlone(cell)).toBe(false),
  );

  it('is told with its firms, and no place is made up of it', () => {
    const of = told(
      ['企業名', '住所'],
      ['甲', '福井県鯖江市神明町1-2'],
      ['乙', '〒915-0802'],
      ['丙', '0778-51-2222'],
    );
    expect(of('addresses-numbers')).toEqual({
      ...{ rows: 2, names: '乙\n丙', addresses: '〒915-0802\n0778-51-2222', more: 0 },
    });
    const none = told(['企業名', '住所'], ['甲', '福井県鯖江市神明町1-2'], ['乙', '']);
    expect(none('addresses-numbers')).toBeUndefined();
  });

  it('is named where the list has nothing else that says where its firms are', () => {
    const of = told(
      ['企業名', '郵便番号', '電話番号', '登録番号'],
      ['甲', '916-0017', '0778-51-0001', '9160017'],
    );
    expect(of('no-location')).toMatchObject({ numbers: '郵便番号\n電話番号' });
  });
});
