import { normalQuantile } from '../../stats/distributions';
import { readNormal, type NormalPoint } from '../../stats/normal-curve';

export type OrderedLink = 'logit' | 'probit';

/** A distribution function, 1 less it with its own digits, its density and the density's slope at one point. */
export interface LatentPoint extends NormalPoint {
  slope: number;
}

/** Every firm's P(latent > cut − η), the density there and the density's slope. */
export interface LatentColumns {
  readonly upper: Float64Array;
  readonly density: Float64Array;
  readonly slope: Float64Array;
}

/** A latent distribution that is symmetric about 0. */
export interface LatentDistribution {
  /** Evaluates at x (±Infinity too) into a point that the caller reuses: this runs millions of times. */
  evaluate(x: number, into: LatentPoint): void;
  /** Evaluates at cut − η for every firm's η. */
  evaluateAll(cut: number, eta: Float64Array, into: LatentColumns): void;
  quantile(p: number): number;
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
    evaluateAll(cut, eta, { upper, density, slope }) {
      for (let i = 0; i < eta.length; i++) {
        const x = cut - eta[i];
        const odds = Math.exp(-Math.abs(x));
        const near = 1 / (1 + odds);
        const far = odds * near;
        upper[i] = x >= 0 ? far : near;
        density[i] = near * far;
        slope[i] = density[i] * (x >= 0 ? far - near : near - far);
      }
    },
    quantile: (p) => Math.log(p / (1 - p)),
  },
  probit: {
    evaluate(x, into) {
      readNormal(x, into);
      into.slope = Number.isFinite(x) ? -x * into.density : 0;
    },
    evaluateAll(cut, eta, { upper, density, slope }) {
      const point = latentPoint();
      for (let i = 0; i < eta.length; i++) {
        const x = cut - eta[i];
        readNormal(x, point);
        upper[i] = point.upper;
        density[i] = point.density;
        slope[i] = -x * point.density;
      }
    },
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
