import { expect, it } from 'vitest';
import { placeLabels } from '../../src/figures/map-labels';

const at = (text: string, x: number, y: number) => ({ text, x, y });

it('texts stand beside their points where there is room, and never on each other', () => {
  const placed = placeLabels(
    [at('鯖江市', 100, 50), at('鯖江市', 104, 52), at('越前市', 98, 48), at('福井市', 102, 50)],
    300,
    200,
  );
  // Four spots around one point: each is taken once.
  expect(placed).toHaveLength(4);
  expect(new Set(placed.map(({ x, y, anchor }) => `${anchor}${x < 100}${y < 50}`)).size).toBe(4);
  expect(
    placeLabels(
      [...Array(9)].map(() => at('鯖江市', 100, 50)),
      300,
      200,
    ),
  ).toHaveLength(4);
});

it('texts stay on the map', () => {
  const [right] = placeLabels([at('A long English name', 290, 50)], 300, 200);
  expect(right.anchor).toBe('end');
  expect(placeLabels([at('A name that is wider than the map', 50, 50)], 100, 200)).toEqual([]);
});
