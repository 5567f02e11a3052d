import { normalDensity } from '../stats/distributions';
import type { PairSummary } from './pair-distances';

/** Nodes per bandwidth: a distance shared between the two nearest nodes is smoothed to within 1 part in 50,000 of the kernel's peak. */
const NODES_PER_BANDWIDTH = 100;
/** Farther away the kernel is below 1e-7 of its peak. */
export const KERNEL_REACH = 6;
const MOST_NODES = 1_000_000;

/** Silverman's bandwidth as R's bw.nrd0: 0.9 · min(sd, IQR / 1.34) · pairs^(−1/5). Source: Silverman 1986, page 48. */
export function silvermanBandwidth({ pairs, mean, sd, quantiles }: PairSummary): number {
  const [lower, upper] = quantiles;
  const spread = Number.isNaN(sd) ? 0 : sd;
  const least = Math.min(spread, (upper - lower) / 1.34) || spread || mean || 1;
  return 0.9 * least * pairs ** -0.2;
}

/**
 * The K-density of Duranton and Overman (2005): the Gaussian kernel density of the distances between all pairs, reflected at zero. Distances
 * come in bins; each bin is shared between the two nodes nearest to its mean distance, and the nodes are smoothed.
 */
export class KernelDensity {
  readonly #nodes: Float64Array;
  /** Of each bin: the node below its distance, and the share of the node above. */
  readonly #nodeOf: Int32Array;
  readonly #share: Float64Array;
  /** First node of each distance's stretch of kernel values. */
  readonly #first: Int32Array;
  readonly #kernel: readonly Float64Array[];

  /** @param binKm distance that each bin stands for, kilometres. */
  constructor(distancesKm: Float64Array, bandwidthKm: number, binKm: Float64Array) {
    const reach = KERNEL_REACH * bandwidthKm;
    const most = distancesKm[distancesKm.length - 1] + reach;
    const perKm = Math.min(NODES_PER_BANDWIDTH / bandwidthKm, MOST_NODES / most);
    const count = Math.ceil(most * perKm) + 2;
    this.#nodes = new Float64Array(count);
    this.#nodeOf = Int32Array.from(binKm, (km) => Math.min(count - 2, Math.floor(km * perKm)));
    this.#share = binKm.map((km, bin) => km * perKm - this.#nodeOf[bin]);
    this.#first = Int32Array.from(distancesKm, (km) =>
      Math.max(0, Math.floor((km - reach) * perKm)),
    );
    this.#kernel = Array.from(distancesKm, (km, g) => {
      const first = this.#first[g];
      const last = Math.min(count - 1, Math.ceil((km + reach) * perKm));
      return Float64Array.from({ length: last - first + 1 }, (_, k) => {
        const at = (first + k) / perKm;
        const direct = normalDensity((km - at) / bandwidthKm);
        return (direct + normalDensity((km + at) / bandwidthKm)) / bandwidthKm;
      });
    });
  }

  /** The density per km at each distance. `counts`: pairs per bin; `pairs`: all pairs, those too far apart included. */
  densities(counts: ArrayLike<number>, pairs: number, out: Float64Array): void {
    const nodes = this.#nodes.fill(0);
    for (let bin = 0; bin < this.#nodeOf.length; bin++) {
      if (counts[bin] === 0) continue;
      const node = this.#nodeOf[bin];
      const above = counts[bin] * this.#share[bin];
      nodes[node] += counts[bin] - above;
      nodes[node + 1] += above;
    }
    this.#kernel.forEach((kernel, g) => {
      const first = this.#first[g];
      let total = 0;
      for (let k = 0; k < kernel.length; k++) total += nodes[first + k] * kernel[k];
      out[g] = total / pairs;
    });
  }
}
