import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packed, unpacked } from '../../../src/state/engine/packed-texts';

const LONG = 6000;
const repeated = (texts: readonly string[]) =>
  Array.from({ length: LONG }, (_, i) => texts[i % texts.length]);

it('gives every long list of texts back as it was, whatever stands in it, and all else untouched', () => {
  const text = fc.string({ unit: 'binary', maxLength: 12 });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 40 }), (texts) => {
      const few = repeated(texts);
      const many = few.map((each, i) => `${each}${i}`);
      const value = {
        firms: { few, many, employees: Float64Array.of(1, NaN) },
        count: 2,
        none: null,
      };
      const sent = structuredClone(packed(value));
      expect(sent.firms.few).not.toBeInstanceOf(Array);
      expect(sent.firms.many).not.toBeInstanceOf(Array);
      expect(unpacked(sent)).toEqual(value);
    }),
    { numRuns: 20 },
  );
});

it('leaves short lists, lists of other things and the value itself as they are', () => {
  const value = {
    short: ['a', 'b'],
    other: new Array<number>(LONG).fill(1),
    own: new Map([[1, 2]]),
  };
  expect(packed(value)).toBe(value);
  expect(unpacked(value)).toBe(value);
});
