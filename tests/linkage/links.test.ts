import { describe, expect, it } from 'vitest';
import { AMBIGUOUS, NameIndex, UNMATCHED, matchLinks } from '../../src/linkage';
import { foldFullName, foldName } from '../../src/model/text';

describe('foldName', () => {
  it.each([
    ['株式会社シマノ', 'シマノ'],
    ['㈱シマノ', 'ｼﾏﾉ'],
    ['シマノ（株）', '(株)シマノ'],
    ['有限会社　髙﨑　製作所', '高崎製作所'],
    ['国立大学法人 福井大学', '福井大学'],
    ['Sabae Optical Co., Ltd.', 'ＳＡＢＡＥ　ＯＰＴＩＣＡＬ'],
    ['ガ工業', 'カ\u3099工業'],
    ['パール・メガネ', 'ﾊﾟｰﾙﾒｶﾞﾈ株式会社'],
    ['株式会社シマノ※１', 'シマノ（※2）'],
    ['シマノ※', 'シマノ'],
  ])('finds %s and %s equal', (a, b) => {
    expect(foldName(a)).toBe(foldName(b));
    expect(foldName(a)).not.toBe('');
  });

  it('keeps what tells names apart', () => {
    expect(foldName('第一精工')).not.toBe(foldName('第二精工'));
    expect(foldName('日本株式会社研究所')).toBe('日本株式会社研究所');
    expect(foldName('オオタ')).not.toBe(foldName('オータ'));
    expect(foldName('株式会社')).toBe('');
    expect(foldName('INC')).toBe('INC');
  });

  it('keeps the form of organisation where asked', () => {
    expect(foldFullName('㈱シマノ')).toBe(foldFullName('株式会社 シマノ'));
    expect(foldFullName('(有)シマノ')).not.toBe(foldFullName('(株)シマノ'));
  });
});

describe('NameIndex', () => {
  const ids = ['001', '002', '003', '003', '5'];
  const names = ['株式会社シマノ', '有限会社シマノ', '鯖江精機', '鯖江精機', '第一精工'];
  const index = new NameIndex(ids, names, ['Shimano', '', '', '', 'Daiichi']);

  it.each([
    ['001', 0],
    ['００２ ', 1],
    ['(株)シマノ', 0],
    ['有限会社シマノ', 1],
    ['シマノ', AMBIGUOUS],
    ['003', AMBIGUOUS],
    ['鯖江精機', AMBIGUOUS],
    ['株式会社第一精工', 4],
    ['DAIICHI', 4],
    ['shimano', 0],
    // As a spreadsheet leaves an id that is a number.
    ['1', 0],
    ['2', 1],
    ['3', AMBIGUOUS],
    ['0005', 4],
    ['0', UNMATCHED],
    ['', UNMATCHED],
    ['株式会社', UNMATCHED],
    ['constructor', UNMATCHED],
  ])('finds %s', (text, row) => {
    expect(index.find(text)).toBe(row);
  });
});

describe('matchLinks', () => {
  const firms = {
    id: ['f1', 'f2', 'f3'],
    names: [['(株)燕洋食器', '三条刃物', '三条刃物']],
    lng: Float64Array.of(138.9, 138.96, NaN),
    lat: Float64Array.of(37.67, 37.63, NaN),
  };
  const institutions = {
    id: ['i1', 'i2'],
    names: [
      ['新潟県工業技術総合研究所', '長岡技術科学大学'],
      ['', 'Nagaoka University of Technology'],
    ],
    lng: Float64Array.of(139.05, 138.8),
    lat: Float64Array.of(37.9, 37.42),
  };

  it('keeps ties, duplicates among them, and lists every row that it could not use', () => {
    const { links, losses, rowOf } = matchLinks(
      {
        firm: ['f1', '燕洋食器', 'f1', '三条刃物', 'f9', 'f3', 'f9'],
        institution: ['i2', 'nagaoka university of technology', 'i2', 'i1', 'i1', 'i1', '?'],
        contactFrequency: Float64Array.of(12, NaN, 12, 1, 2, 3, 4),
        topic: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
      },
      firms,
      institutions,
    );
    expect([...rowOf]).toEqual([0, 1, 2, 5]);
    expect([...links.firm]).toEqual([0, 0, 0, 2]);
    expect([...links.institution]).toEqual([1, 1, 1, 0]);
    expect([...links.contactFrequency]).toEqual([12, NaN, 12, 3]);
    expect(links.topic).toEqual(['a', 'b', 'c', 'f']);
    expect(links.distanceKm[0]).toBeCloseTo(29.16, 1);
    expect(links.distanceKm[3]).toBeNaN();
    expect([...losses.firmAmbiguous]).toEqual([3]);
    expect([...losses.firmUnmatched]).toEqual([4, 6]);
    expect([...losses.institutionUnmatched]).toEqual([6]);
    expect([...losses.institutionAmbiguous]).toEqual([]);
  });
});
