import { describe, expect, it } from 'vitest';
import {
  formatBeside,
  formatCount,
  formatMean,
  formatPoints,
  numberedParts,
  statedP,
  withSources,
  type Sources,
} from '../../src/i18n';

const SOURCES: Sources = [
  [0.98213, 'a.inside'],
  [30, 'a.n'],
  [30, 'b.n'],
  [-0.14, 'change'],
  [0.0004, 'p'],
];

describe('a sentence that says where its numbers are from', () => {
  it('is the same to read', () => {
    const write = () =>
      `${formatMean(0.98213)} (${formatCount(30)}, ${formatBeside(-0.14, -0.2, -0.1)}), ${statedP(0.0004)}`;
    const text = withSources(SOURCES, write);
    const parts = numberedParts(text);
    expect(parts.map((part) => part.text).join('')).toBe(write());
    expect(parts.filter(({ id }) => id !== '')).toEqual([
      { text: '0.98', id: 'a.inside' },
      { text: '30', id: 'a.n' },
      { text: '−0.140', id: 'change' },
      { text: '< 0.001', id: 'p' },
    ]);
  });

  it('knows a number without its sign, and equal ones by their order, the last again', () => {
    const text = withSources(SOURCES, () =>
      [formatMean(0.14), ...[1, 2, 3].map(() => formatCount(30)), formatCount(31)].join(' '),
    );
    const ids = numberedParts(text).flatMap(({ id }) => (id === '' ? [] : [id]));
    expect(ids).toEqual(['change', 'a.n', 'b.n', 'b.n']);
  });

  it('marks a share by the share, and nothing once it is written, also where it fails', () => {
    const shares = withSources([[0.61, 'share']], () => formatPoints(0.61));
    expect(numberedParts(shares)).toEqual([{ text: '61.0', id: 'share' }]);
    expect(() =>
      withSources(SOURCES, () => {
        throw new Error('no sentence');
      }),
    ).toThrow();
    expect(formatCount(30)).toBe('30');
    expect(numberedParts('30 firms')).toEqual([{ text: '30 firms', id: '' }]);
  });
});
