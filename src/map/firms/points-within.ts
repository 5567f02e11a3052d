import type { FirmPoints } from './firm-points';

/** Corners of a closed shape in Web Mercator, the world from 0 to 1; the last one leads back to the first. */
export type Outline = readonly (readonly [x: number, y: number])[];

/**
 * Firms whose points lie inside an outline, ascending. Where it crosses itself, what it goes round an even number of times is outside.
 * O(points × corners).
 */
export function firmsWithin({ count, firm, x, y }: FirmPoints, outline: Outline): number[] {
  const found: number[] = [];
  for (let k = 0; k < count; k++) if (isWithin(x[k], y[k], outline)) found.push(firm[k]);
  return found.sort((a, b) => a - b);
}

function isWithin(x: number, y: number, outline: Outline): boolean {
  let inside = false;
  let [fromX, fromY] = outline.at(-1) ?? [NaN, NaN];
  for (const [toX, toY] of outline) {
    if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX))
      inside = !inside;
    [fromX, fromY] = [toX, toY];
  }
  return inside;
}
