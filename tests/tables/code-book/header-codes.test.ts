import { describe, expect, it } from 'vitest';
import { codesText } from '../../../src/tables';
import { askHeaderCodes, headerCodes } from '../../../src/tables/code-book/header-codes';

const said = (header: string) => {
  const codes = headerCodes(header);
  return codes && codesText(codes);
};
const labels = (header: string) => headerCodes(header)?.map(({ label }) => label);

describe('codes that a header explains', () => {
  it.each([
    ['特許の有無（1.ある 2.ない）', '1=yes,2=no'],
    ['新製品（1:はい 2:いいえ 9:無回答）', '1=yes,2=no,9=missing'],
    ['新製品(１：はい，２：いいえ，９：無回答)', '1=yes,2=no,9=missing'],
    ['問3 海外展開 1=している 2=していない', '1=yes,2=no'],
    ['特許①ある②ない', '1=yes,2=no'],
    ['新製品の有無\n1.あった\n2.なかった', '1=yes,2=no'],
    ['1.出しました 2.出しませんでした', '1=yes,2=no'],
    ['問1新製品の有無（1.ある 2.ない）', '1=yes,2=no'],
    ['製品1号の有無（1.ある 2.ない）', '1=yes,2=no'],
    ['Q1_2 新工程（0.ない 1.ある 9.不明）', '0=no,1=yes,9=missing'],
    ['産学連携【1)実施 2)未実施】', '1=yes,2=no'],
    ['イノベーション（1.増えた、2.変わらない、3.減った）', '1=level,2=level,3=level'],
    ['下請（0:なし、1:あり、99:不明）', '0=no,1=yes,99=missing'],
    ['新工程 (0.ある/1.ない)', '0=yes,1=no'],
    ['New products (1=yes, 2=no, 9=no answer)', '1=yes,2=no,9=missing'],
    ['満足度（1:不満～5:満足）', null],
    ['過去3年間の新製品件数', null],
    ['令和3年から5年の件数', null],
    ['1人から5人の事業所', null],
    ['従業員数（人）', null],
    ['特許', null],
  ])('%s', (header, codes) => {
    expect(said(header)).toBe(codes);
  });

  it('have the header’s labels', () => {
    expect(labels('増減（1.増えた 2.どちらともいえない 9.無回答）')).toEqual([
      '増えた',
      'どちらともいえない',
      '無回答',
    ]);
    expect(labels('特許(1)ある(2)ない')).toEqual(['ある', 'ない']);
  });

  it('are asked about where the values are those codes', () => {
    const header = '新工程（1.ある 2.ない）';
    const question = askHeaderCodes(header, ['1', '2', '1', '', '9']);
    expect(question).toBeNull();
    const many = [...new Array<string>(40).fill('1'), '2', '9'];
    const asked = askHeaderCodes(header, many);
    expect(asked?.looks).toBe('yes-no');
    expect(codesText(asked!.proposed)).toBe('1=yes,2=no,9=missing');
    expect(asked?.values).toEqual([
      { value: '1', rows: 40 },
      { value: '2', rows: 1 },
      { value: '9', rows: 1 },
    ]);
  });

  it('need no question where they are what the numbers are read as', () => {
    expect(askHeaderCodes('新工程（0:ない 1:ある）', ['0', '1', '1'])).toBeNull();
    expect(askHeaderCodes('新工程（0:ある 1:ない）', ['0', '1', '1'])).not.toBeNull();
  });
});
