import { describe, expect, it } from 'vitest';
import { cornersFrom } from '../../../src/state/drawing/coordinates-text';

const ring = [
  [138.8, 37.7],
  [138.8, 37.5],
  [139, 37.5],
  [138.8, 37.7],
];

describe('corners as a person types them', () => {
  it.each([
    ['by lines', '138.8, 37.7\n138.8, 37.5\n139, 37.5'],
    ['closed already', '138.8 37.7\n138.8 37.5\n139 37.5\n138.8 37.7\n'],
    ['in one line', '138.8,37.7; 138.8,37.5; 139,37.5'],
    ['in full width', '１３８．８，３７．７\r\n１３８．８　３７．５\r\n１３９、３７．５'],
  ])('%s', (_, text) => expect(cornersFrom(text)).toEqual(ring));

  it.each([
    ['', 'too-few'],
    ['138.8, 37.7\n139, 37.5', 'too-few'],
    ['37.7, 138.8\n37.5, 138.8\n37.5, 139', 'swapped'],
    ['138.8\n37.7\n139', 'unreadable'],
    ['138.8, north\n1, 2\n3, 4', 'unreadable'],
    ['438.8, 37.7\n1, 2\n3, 4', 'unreadable'],
  ])('%j is refused as %s', (text, fault) => expect(cornersFrom(text)).toBe(fault));
});
