import type { Random } from '../../src/stats/random';

/** `count` of the items without repeating any, in the order of their draws; all of them where there are no more. */
export function drawn<T>(items: readonly T[], count: number, random: Random): T[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const at = random.below(left.length);
    const [item] = left.splice(at, 1, left[left.length - 1]);
    left.pop();
    return item;
  });
}

const Z_95 = 1.959963984540054;

/** Interval of a share (Wilson 1927), 95 %. */
export function wilson(hits: number, of: number): [low: number, high: number] {
  if (of === 0) return [0, 1];
  const share = hits / of;
  const weight = Z_95 ** 2 / of;
  const middle = (share + weight / 2) / (1 + weight);
  const half = (Z_95 / (1 + weight)) * Math.sqrt((share * (1 - share)) / of + weight / (4 * of));
  return [middle - half, middle + half];
}
