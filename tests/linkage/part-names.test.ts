import { describe, expect, it } from 'vitest';
import { AMBIGUOUS, NameIndex, PartNames, UNMATCHED } from '../../src/linkage';

const NAMES = [
  '福井大学',
  '福井県工業技術センター',
  '産業技術総合研究所 つくばセンター',
  '福井工業高等専門学校',
  '金沢工業大学',
  '北陸先端科学技術大学院大学',
  '名古屋工業大学',
  '理化学研究所 和光地区',
  'University of Fukui',
  '京都大学',
  '同名研究所',
  '同名研究所',
];
const names = new PartNames(
  new NameIndex(
    NAMES.map((_, i) => `i${i}`),
    NAMES,
  ),
);
const found = (text: string) => {
  const { row, isPart } = names.find(text);
  return row < 0 ? row : { name: NAMES[row], isPart };
};

describe('institutions named by a part of them or for short', () => {
  it.each([
    ['福井大学 工学部', '福井大学'],
    ['福井大学産学官連携本部', '福井大学'],
    ['国立大学法人福井大学大学院工学研究科', '福井大学'],
    ['福井大学（工学部 材料開発工学講座）', '福井大学'],
    ['福井大学 山田教授', '福井大学'],
    ['福井県工業技術センター 機械・金属部', '福井県工業技術センター'],
    ['産総研 つくばセンター', '産業技術総合研究所 つくばセンター'],
    ['産総研つくばセンター 計量標準総合センター', '産業技術総合研究所 つくばセンター'],
    ['福井大', '福井大学'],
    ['京大', '京都大学'],
    ['京大工学部', '京都大学'],
    ['福井高専', '福井工業高等専門学校'],
    ['金沢工大', '金沢工業大学'],
    ['JAIST', '北陸先端科学技術大学院大学'],
    ['北陸先端大 マテリアル系教授', '北陸先端科学技術大学院大学'],
    ['名工大', '名古屋工業大学'],
    ['福井県工技センター', '福井県工業技術センター'],
    ['University of Fukui, Faculty of Engineering', 'University of Fukui'],
  ])('%s is %s', (text, name) => {
    expect(found(text)).toEqual({ name, isPart: true });
  });

  it('go behind whole names and ids', () => {
    expect(found('国立大学法人福井大学')).toEqual({ name: '福井大学', isPart: false });
    expect(found('i1')).toEqual({ name: '福井県工業技術センター', isPart: false });
  });

  it.each([
    '京都大学院大学',
    '福井大学生活協同組合',
    '福井大学前駅',
    '理研',
    '理化学研究所 播磨地区',
    '大阪大学 工学部',
    '工学部',
    '',
  ])('are not guessed: %s', (text) => {
    expect(found(text)).toBe(UNMATCHED);
  });

  it('stay open where several have the name', () => {
    expect(found('同名研究所 第一研究室')).toBe(AMBIGUOUS);
  });
});
