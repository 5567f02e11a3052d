/**
 * Who neighbours whom, and how much it counts: row i's neighbours are neighbour[start[i]] … neighbour[start[i + 1] − 1]
 * with the same positions of `weight`. A firm never neighbours itself. Firms without neighbours have an empty row.
 */
export interface SpatialWeights {
  readonly count: number;
  /** Length count + 1. */
  readonly start: Int32Array;
  readonly neighbour: Int32Array;
  readonly weight: Float64Array;
}

/** Constants of weights that the moments of Moran's I and Geary's C need. */
export interface WeightConstants {
  /** Firms with at least one neighbour. */
  readonly connected: number;
  readonly s0: number;
  readonly s1: number;
  readonly s2: number;
}

/**
 * Weights from lists of neighbours (k nearest, or all within a distance), each neighbour counting 1, or by
 * `rowStandardised` an equal share of 1. Throws where an index is no other firm.
 */
export function spatialWeights(
  start: Int32Array,
  neighbour: Int32Array,
  rowStandardised: boolean,
): SpatialWeights {
  const count = start.length - 1;
  const weight = new Float64Array(neighbour.length);
  for (let i = 0; i < count; i++) {
    const share = rowStandardised ? 1 / (start[i + 1] - start[i]) : 1;
    for (let at = start[i]; at < start[i + 1]; at++) {
      const j = neighbour[at];
      if (j < 0 || j >= count || j === i) throw new RangeError(`firm ${i} can't neighbour ${j}`);
      weight[at] = share;
    }
  }
  return { count, start, neighbour, weight };
}

/**
 * The links among some firms only, numbered by their place in `rows` (ascending): for columns with missing values and
 * for the rows of a model. O(links).
 */
export function restrictWeights(
  weights: SpatialWeights,
  rows: Int32Array,
  rowStandardised: boolean,
): SpatialWeights {
  const place = new Int32Array(weights.count).fill(-1);
  rows.forEach((row, i) => {
    place[row] = i;
  });
  const start = new Int32Array(rows.length + 1);
  const neighbour: number[] = [];
  rows.forEach((row, i) => {
    for (let at = weights.start[row]; at < weights.start[row + 1]; at++) {
      const to = place[weights.neighbour[at]];
      if (to >= 0) neighbour.push(to);
    }
    start[i + 1] = neighbour.length;
  });
  return spatialWeights(start, Int32Array.from(neighbour), rowStandardised);
}

/** Weighted sum of the neighbours' values for every firm; 0 for one without neighbours. O(links). */
export function spatialLag(weights: SpatialWeights, values: Float64Array): Float64Array {
  const { count, start, neighbour, weight } = weights;
  const lag = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let total = 0;
    for (let at = start[i]; at < start[i + 1]; at++) total += weight[at] * values[neighbour[at]];
    lag[i] = total;
  }
  return lag;
}

/** Weights with the direction of every link turned round. O(links). */
export function transposeWeights(weights: SpatialWeights): SpatialWeights {
  const { count, neighbour, weight } = weights;
  const start = new Int32Array(count + 1);
  for (const j of neighbour) start[j + 1]++;
  for (let i = 0; i < count; i++) start[i + 1] += start[i];
  const next = start.slice(0, count);
  const turned = new Int32Array(neighbour.length);
  const turnedWeight = new Float64Array(neighbour.length);
  for (let i = 0; i < count; i++) {
    for (let at = weights.start[i]; at < weights.start[i + 1]; at++) {
      const to = next[neighbour[at]]++;
      turned[to] = i;
      turnedWeight[to] = weight[at];
    }
  }
  return { count, start, neighbour: turned, weight: turnedWeight };
}

/** Σ over pairs of w_ij · (w_ij + w_ji): the trace of (W + W')·W. O(links). */
export function squaredLinks(weights: SpatialWeights, turned: SpatialWeights): number {
  const { count, start, neighbour, weight } = weights;
  const back = new Float64Array(count);
  let total = 0;
  for (let i = 0; i < count; i++) {
    for (let at = turned.start[i]; at < turned.start[i + 1]; at++) {
      back[turned.neighbour[at]] += turned.weight[at];
    }
    for (let at = start[i]; at < start[i + 1]; at++) {
      total += weight[at] * (weight[at] + back[neighbour[at]]);
    }
    for (let at = turned.start[i]; at < turned.start[i + 1]; at++) back[turned.neighbour[at]] = 0;
  }
  return total;
}

/** Source: Cliff and Ord 1981. O(links). */
export function weightConstants(weights: SpatialWeights): WeightConstants {
  const turned = transposeWeights(weights);
  let s0 = 0;
  let s2 = 0;
  let connected = 0;
  for (let i = 0; i < weights.count; i++) {
    let both = 0;
    for (let at = weights.start[i]; at < weights.start[i + 1]; at++) {
      s0 += weights.weight[at];
      both += weights.weight[at];
    }
    for (let at = turned.start[i]; at < turned.start[i + 1]; at++) both += turned.weight[at];
    s2 += both * both;
    if (weights.start[i + 1] > weights.start[i]) connected++;
  }
  // S1 = ½ Σ (w_ij + w_ji)² is Σ w_ij² + w_ij w_ji.
  return { connected, s0, s1: squaredLinks(weights, turned), s2 };
}
