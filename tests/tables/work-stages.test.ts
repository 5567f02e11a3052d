import { describe, expect, it } from 'vitest';
import { askCodes, orderOfDegrees, parseYesNo, yesNoWords } from '../../src/tables';
import { stageOfWork } from '../../src/tables/work-stages';

describe('how far a piece of work has come', () => {
  it.each([
    [['導入済', '検討中', '予定なし'], '予定なし 検討中 導入済'],
    [
      ['実施済み', '実施中', '実施予定', '検討中', '未実施'],
      '未実施 検討中 実施予定 実施中 実施済み',
    ],
    [['済', '一部実施', '未'], '未 一部実施 済'],
    [['取得済', '取得予定', '取得予定なし'], '取得予定なし 取得予定 取得済'],
    [
      ['実施している', '検討している', '実施していない'],
      '実施していない 検討している 実施している',
    ],
    [['1.導入済', '2.検討中', '3.予定はない'], '3.予定はない 2.検討中 1.導入済'],
  ])('orders %j', (words, order) => {
    expect(orderOfDegrees(words)?.join(' ')).toBe(order);
  });

  it('is not known of other words, nor where two say the same', () => {
    for (const word of ['満足', '予定表', '済州島', '未来工業', '実施要領', ''])
      expect(stageOfWork(word)).toBeNull();
    expect(orderOfDegrees(['実施済', '済', '未'])).toBeNull();
    expect(orderOfDegrees(['満足', '未実施'])).toBeNull();
  });

  it('is yes or no where there are two words, and steps that are asked about where there are more', () => {
    expect(yesNoWords(['実施済', '未実施', '', '不明'])).toEqual({
      yes: ['実施済'],
      no: ['未実施'],
    });
    expect(yesNoWords(['済', '未'])).not.toBeNull();
    expect(yesNoWords(['導入済', '検討中', '未導入'])).toBeNull();
    expect(parseYesNo('未実施')).toEqual({ kind: 'number', value: 0 });
    const asked = askCodes('IoTの導入', ['導入済', '検討中', '予定なし', '導入済']);
    expect(asked?.proposed).toEqual([
      { value: '予定なし', means: 'level' },
      { value: '検討中', means: 'level' },
      { value: '導入済', means: 'level' },
    ]);
    // One of two words that is no yes and no no has an order, and is asked about.
    expect(askCodes('DX', ['導入済', '検討中'])?.proposed.map(({ value }) => value)).toEqual([
      '検討中',
      '導入済',
    ]);
  });
});
