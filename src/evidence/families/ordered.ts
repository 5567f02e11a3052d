import type { DesignBasis } from '../../stats/design-basis';
import { denseMatrix, invertPositive, timesVector, type DenseMatrix } from '../../stats/matrix';
import { maximise } from '../../stats/newton';
import { orderedResponse } from '../marginal-responses';
import { checkLevels, distinctValues } from '../outcome-checks';
import { refused } from '../problem';
import type { FitResult } from './family-fit';
import { LATENT, latentPoint, type LatentDistribution, type OrderedLink } from './latent';
import { OrderedLikelihood } from './ordered-likelihood';
import type { FamilyVariant } from './variant';

/** From slopes on the basis and its thresholds to the terms' coefficients and theirs. */
function toOriginalCoordinates(toOriginal: DenseMatrix, cutCount: number): DenseMatrix {
  const k = toOriginal.columns;
  const slopes = k - 1;
  const out = denseMatrix(slopes + cutCount, slopes + cutCount);
  const size = slopes + cutCount;
  for (let j = 0; j < slopes; j++) {
    for (let i = 0; i < slopes; i++) {
      out.data[i * size + j] = toOriginal.data[(i + 1) * k + j + 1];
    }
    // There is no intercept: what the basis puts into it moves the thresholds instead.
    for (let c = 0; c < cutCount; c++) {
      out.data[(slopes + c) * size + j] = -toOriginal.data[j + 1] / toOriginal.data[0];
    }
  }
  for (let c = 0; c < cutCount; c++) out.data[(slopes + c) * size + slopes + c] = 1;
  return out;
}

/** Thresholds that reproduce the levels' shares, and the log-likelihood of those shares. */
function sharesOnly(level: Int32Array, levels: number, f: LatentDistribution) {
  const n = level.length;
  const counts = new Float64Array(levels);
  for (const own of level) counts[own]++;
  let below = 0;
  const cuts = Float64Array.from({ length: levels - 1 }, (_, c) => {
    below += counts[c];
    return f.quantile(below / n);
  });
  const logLikelihood = counts.reduce((sum, count) => sum + count * Math.log(count / n), 0);
  return { cuts, logLikelihood };
}

/** The highest level less every step whose threshold is not passed. */
function expectedLevels(
  f: LatentDistribution,
  levels: readonly number[],
  cuts: Float64Array,
  eta: Float64Array,
): Float64Array {
  const point = latentPoint();
  return eta.map((e) => {
    let expected = levels[levels.length - 1];
    for (let c = 0; c < cuts.length; c++) {
      f.evaluate(cuts[c] - e, point);
      expected -= (levels[c + 1] - levels[c]) * point.cdf;
    }
    return expected;
  });
}

/**
 * Ordered outcomes: P(Y ≤ k) = F(threshold k − x'b). Observed information for the errors. The design's first
 * column is the intercept, which the thresholds take over. Source: McCullagh 1980.
 */
export function fitOrdered(
  { q, toOriginal }: DesignBasis,
  y: Float64Array,
  levels: readonly number[],
  link: OrderedLink,
): FitResult {
  const numberOf = new Map(levels.map((value, index) => [value, index]));
  const level = Int32Array.from(y, (value) => numberOf.get(value) ?? -1);
  const cutCount = levels.length - 1;
  const f = LATENT[link];
  const plain = sharesOnly(level, levels.length, f);
  const likelihood = new OrderedLikelihood(q, level, cutCount, f);
  const { slopes } = likelihood;
  const start = new Float64Array(slopes + cutCount);
  start.set(plain.cuts, slopes);
  const top = maximise(likelihood, start);
  const map = toOriginalCoordinates(toOriginal, cutCount);
  if (top.outcome === 'diverging') return { ok: false, heading: timesVector(map, top.step) };
  const covariance = invertPositive(likelihood.derivatives(top.parameters).information);
  if (top.outcome === 'exhausted' || !covariance) {
    return refused('not-converged', { iterations: top.iterations, gradient: top.gradient });
  }
  const estimate = timesVector(map, top.parameters);
  const eta = likelihood.predictors(top.parameters);
  return {
    ok: true,
    fit: {
      estimate,
      map,
      covariance,
      scores: likelihood.scores(top.parameters),
      logLikelihood: top.value,
      nullLogLikelihood: plain.logLikelihood,
      likelihoodParameters: slopes + cutCount,
      fitted: expectedLevels(f, levels, top.parameters.subarray(slopes), eta),
      iterations: top.iterations,
      gradient: top.gradient,
      levels,
    },
  };
}

function orderedFamily(link: OrderedLink): FamilyVariant {
  return {
    check: checkLevels,
    fit: ({ basis, y }) => fitOrdered(basis, y, distinctValues(y), link),
    response: (fit, [own]) => orderedResponse(fit, link, own),
    second: 'thresholds',
    replay: { fitter: `fit_ordered_${link}`, loose: true },
  };
}

export const ORDERED_LOGIT_FAMILY = orderedFamily('logit');
export const ORDERED_PROBIT_FAMILY = orderedFamily('probit');
