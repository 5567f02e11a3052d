import { describe, expect, it } from 'vitest';
import {
  buildDesign,
  constantTerm,
  differentiateDesign,
  refillDesign,
  type Design,
} from '../../src/evidence/design';
import type { ModelColumn, Term } from '../../src/evidence/terms';
import { named } from '../../src/model';
import { denseOf } from '../../src/stats/design-matrix';
import { createRandom } from '../../src/stats/random';

const ROWS = 80;
const random = createRandom(12);
const columns: Record<string, ModelColumn> = {
  size: Float64Array.from({ length: ROWS }, () => random.uniform()),
  near: Float64Array.from({ length: ROWS }, () => random.uniform()),
  trade: Array.from({ length: ROWS }, () => 'abcd'[random.below(4)]),
  region: Array.from({ length: ROWS }, () => ['east', 'west', 'north'][random.below(3)]),
};

/** Each entry from the column's own factors, one by one. */
function byFactors(
  design: Design,
  values: Readonly<Record<string, ModelColumn>>,
  slopeOf?: string,
): number[] {
  return Array.from(design.rows).flatMap((row) =>
    design.columns.map(({ factors }) => {
      if (slopeOf && !factors.some(({ column }) => column === slopeOf)) return 0;
      return factors.reduce((entry, { column, level }) => {
        if (column === slopeOf) return entry;
        const value = values[column][row];
        return entry * (level === null ? Number(value) : value === level ? 1 : 0);
      }, 1);
    }),
  );
}

const MODELS: readonly (readonly Term[])[] = [
  [['size'], ['trade'], ['region']],
  [['size'], ['near'], ['size', 'near'], ['trade'], ['trade', 'size']],
  [['trade'], ['region'], ['trade', 'region'], ['region', 'near'], ['near']],
  [['trade', 'region']],
  [['trade'], ['trade', 'near', 'region']],
];

describe.each(MODELS.map((terms) => [terms.map((term) => term.join(':')).join(' + '), terms]))(
  'the design of %s',
  (_, terms) => {
    const rows = Int32Array.from({ length: ROWS - 3 }, (__, i) => i + 2);
    const { design } = buildDesign(terms as readonly Term[], columns, rows);
    if (!design) throw new Error('too wide');

    it('has the product of its factors in every entry', () => {
      expect([...denseOf(design.x).data]).toEqual(byFactors(design, columns));
    });

    it.each([
      ['size', 2],
      ['near', 0],
      ['trade', 'a'],
      ['trade', 'c'],
      ['region', 'north'],
    ] as const)('with %s = %s in every row', (name, value) => {
      const same = typeof value === 'number' ? new Float64Array(ROWS).fill(value) : null;
      const other = { ...columns, [name]: same ?? Array<string>(ROWS).fill(String(value)) };
      expect([...denseOf(refillDesign(design, name, value)).data]).toEqual(
        byFactors(design, other),
      );
    });

    it.each(['size', 'near'])('its derivative by %s', (name) => {
      expect([...denseOf(differentiateDesign(design, name)).data]).toEqual(
        byFactors(design, columns, name),
      );
    });
  },
);

it('names a term that is the same in every row, of numbers or of one level', () => {
  const rows = Int32Array.from({ length: ROWS }, (_, i) => i);
  const some = {
    ...columns,
    flat: new Float64Array(ROWS).fill(3),
    only: Array<string>(ROWS).fill('x'),
  };
  const constantOf = (...terms: Term[]) => constantTerm(buildDesign(terms, some, rows).design!);
  expect(constantOf(['size'], ['trade'])).toBe(null);
  expect(constantOf(['size'], ['flat'])).toBe('flat');
  expect(constantOf(['only'], ['size'])).toBe('only');
});

it.each(['constructor', '__proto__', 'toString'])('a column may be called %s', (name) => {
  const held = Object.assign(named<ModelColumn>(), columns);
  held[name] = columns.trade;
  const rows = Int32Array.from({ length: ROWS }, (_, i) => i);
  const { design } = buildDesign([[name], ['near']], held, rows, { near: '' });
  const { design: same } = buildDesign([['trade'], ['near']], columns, rows);
  expect([...denseOf(design!.x).data]).toEqual([...denseOf(same!.x).data]);
});
