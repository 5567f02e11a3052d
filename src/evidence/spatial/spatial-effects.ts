import { judge } from '../../stats/judge';
import type { DenseMatrix } from '../../stats/matrix';
import type { Derivatives } from '../../stats/log-determinant';

/** An estimate with its error and what follows from it. */
export interface JudgedEstimate {
  readonly estimate: number;
  readonly stdError: number;
  readonly statistic: number;
  /** Two-sided. */
  readonly pValue: number;
  /** Of the 95 % interval. */
  readonly ciLow: number;
  readonly ciHigh: number;
}

/** What a change of a term in one firm by 1 does to that firm (direct), to all others together (indirect), and to all. */
export interface SpatialEffect {
  readonly term: string;
  readonly direct: JudgedEstimate;
  readonly indirect: JudgedEstimate;
  readonly total: JudgedEstimate;
}

/** By t with `df` degrees of freedom, by the normal where that is Infinity. */
export function judged(estimate: number, variance: number, df: number): JudgedEstimate {
  const stdError = Math.sqrt(variance);
  const { statistic, pValue, reach } = judge(estimate, stdError, df);
  return {
    ...{ estimate, stdError, statistic, pValue },
    ...{ ciLow: estimate - reach, ciHigh: estimate + reach },
  };
}

/** Where a term's own coefficient stands among the parameters, and its neighbours' mean's, where that is in the model. */
export interface EffectPlace {
  readonly term: string;
  readonly own: number;
  readonly lagged: number | null;
}

/** What effects are made of. */
export interface EffectInput {
  readonly n: number;
  /** NaN-free; the spatial parameter's place is `rho` in both. */
  readonly parameters: Float64Array;
  readonly covariance: DenseMatrix;
  /** Null where no lag of the outcome is in the model, so that effects end with the neighbours. */
  readonly rho: number | null;
  readonly determinant: Derivatives | null;
  readonly df: number;
}

/** Value of Direct, or of Total, with its derivatives by ρ and by both coefficients. */
interface Share {
  readonly ofOwn: number;
  readonly ofLagged: number;
  readonly ofOwnByRho: number;
  readonly ofLaggedByRho: number;
}

/**
 * The means over firms of (I − ρW)⁻¹(Iβ + Wθ): its diagonal's (direct) and its rows' sums (total), of row-standardised weights
 * of which no row is empty. From ln |I − ρW| alone, since its derivatives are −tr G and −tr G², and (I − ρW)⁻¹ is I + ρG.
 * Source: LeSage and Pace 2009, chapter 2.
 */
function sharesOf({ n, parameters, rho: place, determinant }: EffectInput) {
  if (place === null || !determinant)
    return {
      direct: { ofOwn: 1, ofLagged: 0, ofOwnByRho: 0, ofLaggedByRho: 0 },
      total: { ofOwn: 1, ofLagged: 1, ofOwnByRho: 0, ofLaggedByRho: 0 },
    };
  const rho = parameters[place];
  const [traceG, traceGG] = [-determinant.first / n, -determinant.second / n];
  const spread = 1 / (1 - rho);
  return {
    direct: {
      ofOwn: 1 + rho * traceG,
      ofLagged: traceG,
      ofOwnByRho: traceG + rho * traceGG,
      ofLaggedByRho: traceGG,
    },
    total: {
      ofOwn: spread,
      ofLagged: spread,
      ofOwnByRho: spread * spread,
      ofLaggedByRho: spread * spread,
    },
  };
}

function minus(a: Share, b: Share): Share {
  return {
    ofOwn: a.ofOwn - b.ofOwn,
    ofLagged: a.ofLagged - b.ofLagged,
    ofOwnByRho: a.ofOwnByRho - b.ofOwnByRho,
    ofLaggedByRho: a.ofLaggedByRho - b.ofLaggedByRho,
  };
}

/** Effects of each term with errors by the delta method. */
export function spatialEffects(
  input: EffectInput,
  places: readonly EffectPlace[],
): readonly SpatialEffect[] {
  const { parameters, covariance, rho, df } = input;
  const { direct, total } = sharesOf(input);
  const by = (share: Share, { own, lagged }: EffectPlace): JudgedEstimate => {
    const beta = parameters[own];
    const theta = lagged === null ? 0 : parameters[lagged];
    const slopes: (readonly [number, number])[] = [[own, share.ofOwn]];
    if (lagged !== null) slopes.push([lagged, share.ofLagged]);
    if (rho !== null) slopes.push([rho, share.ofOwnByRho * beta + share.ofLaggedByRho * theta]);
    let variance = 0;
    for (const [i, one] of slopes)
      for (const [j, other] of slopes)
        variance += one * other * covariance.data[i * covariance.columns + j];
    return judged(share.ofOwn * beta + share.ofLagged * theta, variance, df);
  };
  return places.map((place) => ({
    term: place.term,
    direct: by(direct, place),
    indirect: by(minus(total, direct), place),
    total: by(total, place),
  }));
}
