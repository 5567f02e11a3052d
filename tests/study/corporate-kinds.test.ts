import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/i18n';
import { corporateKindOf } from '../../src/model';
import type { RowFilter } from '../../src/model/filter';

describe('kinds of corporations', () => {
  it('are known by code or name, in a column of kinds alone', () => {
    expect(corporateKindOf('法人種別', '３０１')?.ja).toBe('株式会社');
    expect(corporateKindOf('corporateKind', '合同会社')?.code).toBe('305');
    expect(corporateKindOf('法人種別', '777')).toBeUndefined();
    expect(corporateKindOf('従業員数', '301')).toBeUndefined();
  });

  it.each([
    ['ja', '法人種別が301（株式会社）、有限会社、777'],
    [
      'en',
      '法人種別: 301 (stock company, kabushiki kaisha), 有限会社 (limited company, yugen kaisha), 777',
    ],
  ] as const)('are named where they are chosen, in %s', (language, sentence) => {
    const filter: RowFilter = {
      kind: 'values',
      column: '法人種別',
      values: ['301', '有限会社', '777'],
    };
    expect(messagesIn(language).filters.text(filter)).toBe(sentence);
  });

  it('leave other columns as they are', () => {
    const filter: RowFilter = { kind: 'values', column: 'rank', values: ['301'] };
    expect(messagesIn('en').filters.text(filter)).toBe('rank: 301');
  });
});
