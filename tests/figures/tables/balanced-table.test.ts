import { expect, it } from 'vitest';
import { balancedTable, narrowBalancedTable } from '../../../src/figures/tables/balanced-table';
import { messagesIn } from '../../../src/i18n';
import type { BalancedRow } from '../../../src/study';

const ROW = {
  by: 'entropy',
  inside: 12,
  matched: 10,
  counterparts: 30,
  effective: 21.25,
  difference: 0.5,
  ciLow: -0.25,
  ciHigh: 1.25,
  pValue: 0.19,
} as unknown as BalancedRow;

it('like firms: a narrow panel has all but the counterparts, which the copied table has', () => {
  const whole = balancedTable([ROW], messagesIn('en'));
  const narrow = narrowBalancedTable(whole);
  expect(whole.rows[0]).toContain('30 (21.3)');
  expect(narrow.rows[0]).toEqual(whole.rows[0].filter((cell) => cell !== '30 (21.3)'));
  expect(narrow.head).toHaveLength(4);
  expect([narrow.ids, narrow.links]).toEqual([whole.ids, whole.links]);
});
