import { describe, expect, it } from 'vitest';
import {
  laidOut,
  moved,
  orderedColumns,
  PLAIN_LAYOUT,
  type ColumnLayout,
} from '../../../src/state/table/table-layout.svelte';
import type { TableColumn } from '../../../src/state/table/table-rows';

const columns = 'abcde'.split('').map((key): TableColumn => ({
  key,
  title: key.toUpperCase(),
  numeric: false,
  width: '1fr',
  text: () => key,
  order: () => key,
}));
const keys = (list: readonly TableColumn[]) => list.map(({ key }) => key).join('');
const ordered = (layout: ColumnLayout) => keys(orderedColumns(columns, layout));

describe('a layout of columns', () => {
  it('moves a column and stops at the ends; the others keep their order', () => {
    const further = moved(columns, PLAIN_LAYOUT, 'b', 2);
    expect(ordered(further)).toBe('acdbe');
    expect(ordered(moved(columns, further, 'b', -2))).toBe('abcde');
    expect(ordered(moved(columns, further, 'a', -1))).toBe('acdbe');
    expect(ordered(moved(columns, further, 'c', 9))).toBe('adbec');
    expect(moved(columns, further, 'none', 1)).toBe(further);
  });

  it('puts columns that it does not know behind the one before them', () => {
    expect(ordered({ ...PLAIN_LAYOUT, order: ['d', 'a', 'gone'] })).toBe('deabc');
    for (let by = -5; by <= 5; by++)
      for (const key of 'abcde')
        expect([...ordered(moved(columns, PLAIN_LAYOUT, key, by))].sort().join('')).toBe('abcde');
  });

  it('leaves out what is hidden, but never all, and sets widths', () => {
    const layout = { ...PLAIN_LAYOUT, hidden: ['b', 'd'], widths: { c: 77 } };
    expect(keys(laidOut(columns, layout))).toBe('ace');
    expect(laidOut(columns, layout).map(({ width }) => width)).toEqual(['1fr', '77px', '1fr']);
    expect(keys(laidOut(columns, { ...layout, hidden: [...'abcde'] }))).toBe('a');
  });
});
