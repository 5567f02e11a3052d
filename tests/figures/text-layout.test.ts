import { describe, expect, it } from 'vitest';
import { emsOf, wrapSentences, wrapText } from '../../src/figures/text-layout';

describe('lines of text', () => {
  const JAPANESE = '集積（クラスター）は、企業が密集する場所です。「鯖江市」の眼鏡など。';

  it('are no longer than they may be, and hold the whole text', () => {
    const english = 'Firms inside clusters, with a verylongunbreakableword-without-any-space, end.';
    for (const text of [JAPANESE, english, 'Mixed 混在 of both 言語 in one 行'])
      for (const ems of [6, 9, 14, 30]) {
        const lines = wrapText(text, ems);
        for (const line of lines) expect(emsOf(line)).toBeLessThanOrEqual(ems);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }
  });

  it('break between words, and between Japanese characters but before no closing and after no opening mark', () => {
    expect(wrapText('one two three', 6)).toEqual(['one two', 'three']);
    for (const ems of [5, 6, 7, 8, 9, 10])
      for (const line of wrapText(JAPANESE, ems)) {
        expect(line).not.toMatch(/^[、。）」]/u);
        expect(line).not.toMatch(/[（「]$/u);
      }
  });

  it('keep a sentence together that fits into a line', () => {
    expect(wrapSentences(['One two.', 'Three four.', 'Five.'], ' ', 8)).toEqual([
      'One two.',
      'Three four.',
      'Five.',
    ]);
    expect(wrapSentences(['One two.', 'Three four.', 'Five.'], ' ', 12)).toEqual([
      'One two. Three four.',
      'Five.',
    ]);
    const long = 'A sentence that needs more than one line.';
    const lines = wrapSentences(['One.', long, 'Two.'], ' ', 12);
    expect(lines.join(' ')).toBe(`One. ${long} Two.`);
    for (const line of lines) expect(emsOf(line)).toBeLessThanOrEqual(12);
    expect(wrapSentences(['一文。', '二文。'], '', 12)).toEqual(['一文。二文。']);
    expect(wrapSentences([], ' ', 12)).toEqual([]);
  });

  it('are none for nothing', () => {
    expect(wrapText('', 10)).toEqual([]);
    expect(wrapText('  ', 10)).toEqual([]);
    expect(emsOf('漢字')).toBe(2);
    expect(emsOf('ab')).toBeLessThan(2);
  });
});
