import type { MultiPolygonCoordinates } from '../../model/cluster';
import { assemblePolygons, roundRing, type Ring } from '../rings';
import type { Arcs } from './arcs';
import { latOfPlane, lngOfPlane } from './plane';

/** A closed chain along nodes, with what it goes around on the left; the last is not the first again. */
export type Chain = readonly number[];

/** Arcs sorted by what is on one side of them: of key k those at [start[k], start[k + 1]) of `list`, reversed ones as −1 − arc. */
interface Sided {
  readonly start: Int32Array;
  readonly list: Int32Array;
}

/** The arcs around each of `count` keys; those with the same key on both sides are inside of it and left out. */
function arcsAround(leftKey: Int32Array, rightKey: Int32Array, count: number): Sided {
  const start = new Int32Array(count + 1);
  const each = (visit: (key: number, arc: number) => void): void => {
    for (let arc = 0; arc < leftKey.length; arc++) {
      if (leftKey[arc] === rightKey[arc]) continue;
      if (leftKey[arc] >= 0) visit(leftKey[arc], arc);
      if (rightKey[arc] >= 0) visit(rightKey[arc], -1 - arc);
    }
  };
  each((key) => start[key + 1]++);
  for (let key = 0; key < count; key++) start[key + 1] += start[key];
  const at = start.slice(0, count);
  const list = new Int32Array(start[count]);
  each((key, arc) => (list[at[key]++] = arc));
  return { start, list };
}

/**
 * Goes around each key along the arcs that have it on one side only; −1 is no key. Every node has at most one arc that leads on around the same
 * key: three cells meet in a corner, two and the sea on a shore. A chain that does not close is left out.
 */
export function chainsAround(
  { from, to, x }: Pick<Arcs, 'from' | 'to' | 'x'>,
  leftKey: Int32Array,
  rightKey: Int32Array,
  count: number,
): Chain[][] {
  const { start, list } = arcsAround(leftKey, rightKey, count);
  const onward = new Int32Array(x.length).fill(-1);
  const beginOf = (arc: number) => (arc >= 0 ? from[arc] : to[-1 - arc]);
  const endOf = (arc: number) => (arc >= 0 ? to[arc] : from[-1 - arc]);
  return Array.from({ length: count }, (_, key) => {
    for (let i = start[key]; i < start[key + 1]; i++) onward[beginOf(list[i])] = endOf(list[i]);
    const chains: Chain[] = [];
    for (let i = start[key]; i < start[key + 1]; i++) {
      const first = beginOf(list[i]);
      const chain: number[] = [];
      let node = first;
      while (onward[node] >= 0) {
        chain.push(node);
        const next = onward[node];
        onward[node] = -1;
        node = next;
      }
      if (node === first && chain.length > 2) chains.push(chain);
    }
    return chains;
  });
}

/** Chains as polygons in degrees, with holes, the largest first. */
export function polygonsOf(
  { x, y }: Pick<Arcs, 'x' | 'y'>,
  chains: readonly Chain[],
): MultiPolygonCoordinates {
  const rings = chains.map((chain) => {
    const ring: Ring = chain.map((node) => [lngOfPlane(x[node]), latOfPlane(y[node])]);
    return roundRing([...ring, ring[0]]);
  });
  return assemblePolygons(rings.filter((ring) => ring.length > 3));
}

/** Area of a chain in the plane's square kilometres; negative where it is a hole. */
export function areaOfChain({ x, y }: Pick<Arcs, 'x' | 'y'>, chain: Chain): number {
  let twice = 0;
  const [x0, y0] = [x[chain[0]], y[chain[0]]];
  for (let i = 0; i < chain.length; i++) {
    const [a, b] = [chain[i], chain[(i + 1) % chain.length]];
    twice += (x[a] - x0) * (y[b] - y0) - (x[b] - x0) * (y[a] - y0);
  }
  return twice / 2;
}

/** True where a place of the plane lies inside a chain. */
export function isInChain(
  { x, y }: Pick<Arcs, 'x' | 'y'>,
  chain: Chain,
  px: number,
  py: number,
): boolean {
  let inside = false;
  for (let i = 0, j = chain.length - 1; i < chain.length; j = i++) {
    const [a, b] = [chain[i], chain[j]];
    if (y[a] > py !== y[b] > py && px < ((x[b] - x[a]) * (py - y[a])) / (y[b] - y[a]) + x[a])
      inside = !inside;
  }
  return inside;
}
