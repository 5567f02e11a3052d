import { describe, expect, it } from 'vitest';
import { intern } from '../../src/study';

describe('a copy made of the parts that were there before', () => {
  const before = { a: { b: [1, { c: 2 }], d: { e: NaN } }, f: [{ g: 1 }], h: undefined };

  it('is the very same object where it says the same', () => {
    expect(intern(before, structuredClone(before))).toBe(before);
  });

  it('keeps every part that did not change, and says what the copy says', () => {
    const copy = structuredClone(before);
    copy.f.push({ g: 2 });
    const interned = intern(before, copy);
    expect(interned).toEqual(copy);
    expect(interned.a).toBe(before.a);
    expect(interned.f).not.toBe(before.f);
    expect(interned.f[0]).toBe(before.f[0]);
  });

  it('takes members in another order, of another kind or absent for a change', () => {
    const one = { a: 1, b: undefined };
    for (const other of [{ b: undefined, a: 1 }, { a: 1 }, [1, undefined]]) {
      const interned = intern<unknown>(one, other);
      expect(interned).toEqual(other);
      expect(interned).not.toBe(one);
      expect(Object.keys(interned as object)).toEqual(Object.keys(other));
    }
    const column = new Float64Array(2);
    expect(intern({ column }, { column: column.slice() }).column).not.toBe(column);
  });
});
