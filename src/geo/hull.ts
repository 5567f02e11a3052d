import type { Ring } from './rings';

/**
 * Convex hull of positions in the plane of their coordinates (Andrew's monotone chain, 1979): a closed counter-clockwise
 * ring without collinear corners. Fewer than three distinct corners give a ring without area. Throws RangeError for no
 * position at all. `x` and `y` of one length; sorting dominates.
 */
export function convexHull(x: Float64Array, y: Float64Array): Ring {
  const count = x.length;
  if (count === 0) throw new RangeError('no positions to take the hull of');
  const order = Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => x[a] - x[b] || y[a] - y[b],
  );
  const lower = chain(x, y, order);
  const upper = chain(x, y, order.reverse());
  lower.pop();
  upper.pop();
  const corners = [...lower, ...upper];
  if (corners.length === 0) corners.push(order[0]);
  const ring: Ring = corners.map((i) => [x[i], y[i]]);
  ring.push([ring[0][0], ring[0][1]]);
  return ring;
}

function chain(x: Float64Array, y: Float64Array, order: readonly number[]): number[] {
  const out: number[] = [];
  for (const i of order) {
    const last = out[out.length - 1];
    if (last !== undefined && x[last] === x[i] && y[last] === y[i]) continue;
    while (out.length >= 2) {
      const a = out[out.length - 2];
      const b = out[out.length - 1];
      if ((x[b] - x[a]) * (y[i] - y[a]) - (y[b] - y[a]) * (x[i] - x[a]) > 0) break;
      out.pop();
    }
    out.push(i);
  }
  return out;
}
