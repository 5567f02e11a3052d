import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../scripts/same-files/differences';

const latin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

describe('what differs between two files', () => {
  it('is nothing where the bytes are the same', () => {
    expect(compareTexts('a.csv', 'x\n', 'x\n')).toEqual([]);
  });

  it('is told by member in JSON, places in lists aside', () => {
    const text = (values: number[]) =>
      latin1(
        JSON.stringify({ features: values.map((lq) => ({ properties: { 名: '集積', lq } })) }),
      );
    expect(compareTexts('a.geojson', text([1, 2, 3]), text([1, 5, 6]))).toEqual([
      '.features[].properties.lq: 2 times, first .features[1].properties.lq: 2 → 5',
    ]);
    expect(compareTexts('a.json', text([1]), text([1, 2]))).toEqual([
      '.features length: .features: 1 → 2',
    ]);
  });

  it('is told even where the content of JSON is the same', () => {
    expect(compareTexts('a.json', '{"a":1}', '{"a": 1}')[0]).toMatch(/written otherwise/);
  });

  it('is told by line elsewhere, readable, and no longer than a screen', () => {
    expect(compareTexts('a.csv', latin1('会社,1\n'), latin1('会社,2\n'))).toEqual([
      'line 1: …会社,1… → …会社,2…',
    ]);
    const many = (cell: string) => `${cell}\n`.repeat(50);
    const told = compareTexts('a.csv', many('a'), many('b'));
    expect(told).toHaveLength(9);
    expect(told.at(-1)).toBe('… and 42 lines more');
  });
});
