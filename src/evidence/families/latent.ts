import { normalQuantile } from '../../stats/distributions';
import { readNormal, sumNormals, type NormalPoint } from '../../stats/normal-curve';

export type OrderedLink = 'logit' | 'probit';

/** A distribution function, 1 less it with its own digits, its density and the density's slope at one point. */
export interface LatentPoint extends NormalPoint {
  slope: number;
}

/**
 * Sums P(latent > cut − η) and the density there over the firms; adds factor · density of each firm to its place in
 * `gathered`.
 */
export type CutSums = (
  cut: number,
  factor: number,
  gathered: Float64Array,
) => { readonly upper: number; readonly density: number };

/** A latent distribution that is symmetric about 0. */
export interface LatentDistribution {
  /** Evaluates at x (±Infinity too) into a point that the caller reuses: this runs millions of times. */
  evaluate(x: number, into: LatentPoint): void;
  /** For every firm's η. */
  sumsAlong(eta: Float64Array): CutSums;
  quantile(p: number): number;
}

/** No η or cut whose exponential, or the exponential of whose difference, over- or underflows. */
const FAR = 300;

/** By e^η / e^cut: an exponential per firm and one per cut, not one for each pair. */
function logisticSums(eta: Float64Array): CutSums {
  const odds = eta.map(Math.exp);
  const near = eta.every((e) => Math.abs(e) < FAR);
  return (cut, factor, gathered) => {
    const inverse = Math.exp(-cut);
    const inRange = near && Math.abs(cut) < FAR;
    let upper = 0;
    let density = 0;
    for (let i = 0; i < eta.length; i++) {
      const passed = inRange ? odds[i] * inverse : Math.exp(Math.min(eta[i] - cut, 2 * FAR));
      const below = 1 / (1 + passed);
      const above = passed * below;
      upper += above;
      density += above * below;
      gathered[i] += factor * above * below;
    }
    return { upper, density };
  };
}

export const LATENT: Readonly<Record<OrderedLink, LatentDistribution>> = {
  logit: {
    evaluate(x, into) {
      const odds = Math.exp(-Math.abs(x));
      const near = 1 / (1 + odds);
      const far = odds * near;
      into.cdf = x >= 0 ? near : far;
      into.upper = x >= 0 ? far : near;
      into.density = near * far;
      into.slope = into.density * (into.upper - into.cdf);
    },
    sumsAlong: logisticSums,
    quantile: (p) => Math.log(p / (1 - p)),
  },
  probit: {
    evaluate(x, into) {
      readNormal(x, into);
      into.slope = Number.isFinite(x) ? -x * into.density : 0;
    },
    sumsAlong: (eta) => (cut, factor, gathered) => sumNormals(cut, eta, factor, gathered),
    quantile: normalQuantile,
  },
};

export function latentPoint(): LatentPoint {
  return { cdf: 0.5, upper: 0.5, density: 0.5, slope: 0.5 };
}

/** P(lower < latent ≤ upper), by the tail that keeps its digits. */
export function between(lower: LatentPoint, upper: LatentPoint): number {
  return lower.cdf > 0.5 ? lower.upper - upper.upper : upper.cdf - lower.cdf;
}
