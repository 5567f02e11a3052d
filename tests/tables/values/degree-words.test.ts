import { describe, expect, it } from 'vitest';
import { askCodes, proposedText } from '../../../src/tables';
import { orderOfDegrees } from '../../../src/tables/values/degree-words';

/** The ladders that questionnaires have, the least first. */
const LADDERS = [
  'まったくない あまりない ときどきある よくある',
  '全くない ほとんどない たまにある しばしばある よくある いつもある',
  '全くない あまりない 少しある ある 大いにある',
  'なし 少しあり あり',
  '不満 やや不満 どちらともいえない やや満足 満足',
  '非常に不満 不満 やや不満 普通 やや満足 満足 非常に満足',
  '満足していない あまり満足していない 満足している とても満足している',
  '全く重要でない 重要でない あまり重要でない どちらともいえない やや重要 重要 非常に重要',
  '必要ない あまり必要ない やや必要 必要 非常に必要',
  '減少 横ばい 増加',
  '大幅に減少 減少 やや減少 変わらない やや増加 増加 大幅に増加',
  '減った 変わらない 増えた',
  '急減 微減 横ばい 微増 急増',
  '悪化 どちらともいえない 改善',
  '全くそう思わない そう思わない あまりそう思わない どちらとも言えない ややそう思う そう思う 非常にそう思う',
  'まったく当てはまらない あまり当てはまらない やや当てはまる 当てはまる',
  '全く利用しない ほとんど利用しない あまり利用しない ときどき利用する よく利用する',
  '利用していない 時々利用している よく利用している',
  '全く関心がない あまり関心がない 少し関心がある 関心がある 非常に関心がある',
  '低い やや低い 普通 やや高い 高い',
  '小 中 大',
  '少ない 普通 多い',
  '不調 普通 好調',
  '赤字 収支均衡 黒字',
  '× △ ○ ◎',
  'まったくない 年1回 月1回 週1回 毎日',
  'never rarely sometimes often always',
  'very&dissatisfied dissatisfied neutral satisfied very&satisfied',
  'strongly&disagree disagree neither agree strongly&agree',
  'not&at&all&important not&important not&very&important somewhat&important important very&important',
  'decreased unchanged increased',
  'none a&little some a&lot',
  'low medium high',
].map((ladder) => ladder.split(' ').map((word) => word.replaceAll('&', ' ')));

describe('words of degree in their natural order', () => {
  it.each(LADDERS.map((words) => [words.join(' < '), words] as const))('%s', (_, words) => {
    const byCharacter = [...words].sort();
    expect(orderOfDegrees(byCharacter)).toEqual(words);
    expect(orderOfDegrees([...byCharacter].reverse())).toEqual(words);
  });

  it.each([
    [['自社', '他社', '共同']],
    [['満足', '減少']],
    [['満足', '増加', '普通']],
    [['増加', '拡大', '減少']],
    [['横ばい', '普通']],
    [['よくある', 'その他']],
    [['設計', '加工', 'よくある']],
    [['ある']],
  ])('no order for %j', (words) => {
    expect(orderOfDegrees(words)).toBeNull();
  });

  it('reads widths, spaces and numbers in front', () => {
    expect(orderOfDegrees(['1.よくある', '３．まったくない', '2 ときどき ある'])).toEqual([
      '３．まったくない',
      '2 ときどき ある',
      '1.よくある',
    ]);
  });
});

describe('a question about words', () => {
  const asked = (...words: string[]) => {
    const question = askCodes('Q', words);
    return question && [question.values.map(({ value }) => value).join(), proposedText(question)];
  };

  it('shows and proposes the steps from the least to the most, and those that could not say as no answer', () => {
    expect(asked('よくある', 'まったくない', 'わからない', 'ときどきある', 'あまりない')).toEqual([
      'まったくない,あまりない,ときどきある,よくある,わからない',
      'まったくない=level,あまりない=level,ときどきある=level,よくある=level,わからない=missing',
    ]);
  });

  it('takes the order of numbers in front where no ladder is known', () => {
    expect(asked('3 研究所がある', '1 担当者がいない', '2 兼任者がいる', '10 その他')).toEqual([
      '1 担当者がいない,2 兼任者がいる,3 研究所がある,10 その他',
      '1 担当者がいない=level,2 兼任者がいる=level,3 研究所がある=level,10 その他=level',
    ]);
  });

  it('pretends no order where none is known', () => {
    expect(asked('自社', '共同', '委託', '無回答')).toEqual([
      '共同,委託,自社',
      '共同=?,委託=?,自社=?',
    ]);
    expect(asked('はい', 'いいえ', '検討中')?.[1]).toBe('いいえ=no,はい=yes,検討中=?');
  });

  it('takes what is there, a little and not at all as steps rather than as yes and no', () => {
    expect(asked('ある', '少しある', 'ない')?.[1]).toBe('ない=level,少しある=level,ある=level');
    expect(asked('○', '△', '×')?.[1]).toBe('×=level,△=level,○=level');
  });
});
