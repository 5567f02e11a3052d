import { invertWithDeterminant } from '../../stats/cholesky';
import { designOf as asDesign } from '../../stats/design-matrix';
import { fUpper } from '../../stats/distributions';
import { judge } from '../../stats/judge';
import {
  crossProduct,
  denseMatrix,
  solvePositive,
  timesVector,
  transposeTimesVector,
  type DenseMatrix,
} from '../../stats/matrix';
import { maximise, remembered } from '../../stats/newton';
import { biasReduced } from '../errors/bias-reduced';
import { observe, type Observed, type PanelSample } from './panel-sample';

/** How a panel is estimated: means, or means of counts on a log scale. */
export type PanelFamily = 'linear' | 'poisson';

/**
 * `no-change`: no firm is left that is seen twice (of counts: with any). `collinear`: a term is a sum of what belongs to firms and times, or of other
 * terms. `one-group`: errors can't be judged by one group. `no-maximum`: the counts of some are told perfectly. `perfect`: nothing is left to judge by.
 */
export type PanelFailure = 'no-change' | 'collinear' | 'one-group' | 'no-maximum' | 'perfect';

export interface PanelEstimate {
  readonly estimate: number;
  readonly stdError: number;
  /** Satterthwaite's, by which t judges. */
  readonly df: number;
  readonly statistic: number;
  readonly pValue: number;
  readonly ciLow: number;
  readonly ciHigh: number;
}

export interface PanelFit extends Pick<
  Observed,
  'units' | 'times' | 'groups' | 'single' | 'without' | 'emptyTimes'
> {
  readonly family: PanelFamily;
  /** Observations. */
  readonly n: number;
  /** In the order of the terms. */
  readonly terms: readonly PanelEstimate[];
  /** Their covariance, clustered. */
  readonly covariance: DenseMatrix;
}

export type PanelResult =
  | { readonly ok: true; readonly value: PanelFit }
  | { readonly ok: false; readonly failure: PanelFailure };

/** What is left of a term beside firms, times and other terms, as a share of its variance, below which it is nothing. */
const LEAST_LEFT = 1e-10;
/** What is left of the measure, as a share of its variance within firms. */
const PERFECT = 1e-20;

const failed = (failure: PanelFailure): PanelResult => ({ ok: false, failure });

/**
 * A measure of firms over time by the terms, with an effect of each firm and of each time. `linear`: least squares within firms. `poisson`: the
 * likelihood given each firm's total (Hausman, Hall and Griliches 1984), whose estimates are those of Poisson pseudo-maximum likelihood with
 * an effect of each firm, for any variance (Wooldridge 1999). Errors are clustered by group and reduced of their bias (CR2), t with Satterthwaite's degrees
 * of freedom (`biasReduced`); firms lie within groups, so that their effects may be taken out first (Pustejovsky and Tipton 2018, corrected 2022).
 * O(observations · (terms + times)²) a step. Throws RangeError for what `checkPanel` refuses.
 */
export function fitTwoWay(sample: PanelSample, family: PanelFamily): PanelResult {
  const seen = observe(sample, family === 'poisson');
  if (seen.units === 0 || seen.times < 2) return failed('no-change');
  const design = designOf(seen);
  const within = withoutMeans(design, seen, null);
  if (isCollinear(within, design)) return failed('collinear');
  if (seen.groups < 2) return failed('one-group');
  const found = family === 'linear' ? leastSquares(within, seen) : conditional(design, seen);
  if (typeof found === 'string') return failed(found);
  const value = judged(found, seen, family);
  return value ? { ok: true, value } : failed('collinear');
}

interface Solved {
  readonly coefficients: Float64Array;
  readonly bread: DenseMatrix;
  /** The design without the (weighted) means of firms, and its weights. */
  readonly within: DenseMatrix;
  readonly weights: Float64Array;
  /** Each observation's score. */
  readonly scores: DenseMatrix;
}

/** Terms, then an effect of each time but those that others compare with. */
function designOf({ y, terms, time, effect, effects }: Observed): DenseMatrix {
  const columns = terms.length + effects;
  const design = denseMatrix(y.length, columns);
  for (let i = 0; i < y.length; i++) {
    terms.forEach((term, j) => (design.data[i * columns + j] = term[i]));
    if (effect[time[i]] >= 0) design.data[i * columns + terms.length + effect[time[i]]] = 1;
  }
  return design;
}

/** The columns without their (weighted) means within firms. */
function withoutMeans(
  { rows, columns, data }: DenseMatrix,
  { unit, units }: Observed,
  weights: Float64Array | null,
): DenseMatrix {
  const sums = new Float64Array(units * columns);
  const totals = new Float64Array(units);
  for (let i = 0; i < rows; i++) {
    const weight = weights ? weights[i] : 1;
    totals[unit[i]] += weight;
    for (let j = 0; j < columns; j++) sums[unit[i] * columns + j] += weight * data[i * columns + j];
  }
  const left = denseMatrix(rows, columns);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++)
      left.data[i * columns + j] =
        data[i * columns + j] - sums[unit[i] * columns + j] / totals[unit[i]];
  return left;
}

function isCollinear(within: DenseMatrix, { rows, columns, data }: DenseMatrix): boolean {
  const cross = crossProduct(within);
  for (let j = 0; j < columns; j++) {
    let [sum, square] = [0, 0];
    for (let i = 0; i < rows; i++) {
      sum += data[i * columns + j];
      square += data[i * columns + j] ** 2;
    }
    if (!(cross.data[j * columns + j] > LEAST_LEFT * (square - (sum * sum) / rows))) return true;
  }
  return !isToldApart(cross);
}

/** Whether each direction of a cross product, or a covariance, has a share of its own. */
function isToldApart(cross: DenseMatrix): boolean {
  const inverse = invertWithDeterminant(scaledToOne(cross))?.inverse;
  return inverse?.data.every((value) => Math.abs(value) < 1 / LEAST_LEFT) ?? false;
}

/** A cross product over the roots of its diagonal. */
function scaledToOne({ rows, columns, data }: DenseMatrix): DenseMatrix {
  const root = (j: number) => Math.sqrt(data[j * columns + j]);
  return denseMatrix(
    rows,
    columns,
    data.map(
      (value, at) => value / (root(Math.floor(at / columns)) * root(at % columns)),
    ) as Float64Array,
  );
}

function leastSquares(design: DenseMatrix, seen: Observed): Solved | PanelFailure {
  const y = withoutMeans(denseMatrix(seen.y.length, 1, seen.y), seen, null).data;
  const bread = invertWithDeterminant(crossProduct(design))?.inverse;
  if (!bread) return 'collinear';
  const coefficients = timesVector(bread, transposeTimesVector(design, y));
  const fitted = timesVector(design, coefficients);
  const residuals = y.map((value, i) => value - fitted[i]);
  const square = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0);
  if (!(square(residuals) > PERFECT * square(y))) return 'perfect';
  const weights = new Float64Array(y.length).fill(1);
  const scores = scaledRows(design, residuals);
  return { coefficients, bread, within: design, weights, scores };
}

/** Shares of each firm's total that the parameters expect at each time, the firm's effect taken out. */
function expectedCounts(eta: Float64Array, { unit, units }: Observed, totals: Float64Array) {
  const highest = new Float64Array(units).fill(-Infinity);
  eta.forEach((e, i) => (highest[unit[i]] = Math.max(highest[unit[i]], e)));
  const raised = eta.map((e, i) => Math.exp(e - highest[unit[i]]));
  const sums = new Float64Array(units);
  raised.forEach((value, i) => (sums[unit[i]] += value));
  const logs = sums.map((sum, firm) => Math.log(sum) + highest[firm]);
  return { mean: raised.map((value, i) => (totals[unit[i]] * value) / sums[unit[i]]), logs };
}

function conditional(design: DenseMatrix, seen: Observed): Solved | PanelFailure {
  const { y, unit, units } = seen;
  const totals = new Float64Array(units);
  y.forEach((value, i) => (totals[unit[i]] += value));
  const expected = remembered((parameters: Float64Array) => {
    const eta = timesVector(design, parameters);
    return { eta, ...expectedCounts(eta, seen, totals) };
  });
  const informationAt = (mean: Float64Array) =>
    crossProduct(withoutMeans(design, seen, mean), mean);
  const top = maximise(
    {
      value(parameters) {
        const { eta, logs } = expected(parameters);
        return eta.reduce((sum, e, i) => sum + y[i] * (e - logs[unit[i]]), 0);
      },
      derivatives(parameters) {
        const { mean } = expected(parameters);
        const gradient = transposeTimesVector(
          design,
          y.map((value, i) => value - mean[i]),
        );
        return { gradient, information: informationAt(mean) };
      },
      reach: (step) =>
        timesVector(design, step).reduce((most, change) => Math.max(most, Math.abs(change)), 0),
    },
    new Float64Array(design.columns),
  );
  if (top.outcome !== 'converged') return 'no-maximum';
  const { mean } = expected(top.parameters);
  const within = withoutMeans(design, seen, mean);
  const bread = invertWithDeterminant(crossProduct(within, mean))?.inverse;
  if (!bread) return 'no-maximum';
  const residuals = y.map((value, i) => value - mean[i]);
  const square = residuals.reduce((sum, value) => sum + value * value, 0);
  if (!(square > PERFECT * y.reduce((sum, value) => sum + value * value, 0))) return 'perfect';
  const scores = scaledRows(within, residuals);
  return { coefficients: top.parameters, bread, within, weights: mean, scores };
}

function scaledRows({ rows, columns, data }: DenseMatrix, by: Float64Array): DenseMatrix {
  const scaled = data.map((value, at) => value * by[Math.floor(at / columns)]);
  return denseMatrix(rows, columns, scaled as Float64Array);
}

/** The errors, and what t judges each term by; null where they can't be had. */
function judged(
  { coefficients, bread, within, weights, scores }: Solved,
  { group, groups, y, terms: given, units, times: periods, ...left }: Observed,
  family: PanelFamily,
): PanelFit | null {
  const { columns } = scores;
  const reduced = biasReduced(
    {
      working: { matrix: asDesign(within), weights },
      covariance: bread,
      scores: { byGroup: ({ of, count }) => sumsByGroup(scores, of, count) },
    },
    { of: group, count: groups, missing: 0 },
  );
  if (!reduced) return null;
  const k = given.length;
  const covariance = denseMatrix(k, k);
  for (let p = 0; p < k; p++)
    for (let q = 0; q < k; q++)
      covariance.data[p * k + q] = reduced.covariance.data[p * columns + q];
  return {
    ...{ family, n: y.length, units, times: periods, groups, covariance },
    ...{ single: left.single, without: left.without, emptyTimes: left.emptyTimes },
    terms: given.map((_, j) => {
      const estimate = coefficients[j];
      const stdError = Math.sqrt(covariance.data[j * k + j]);
      const df = reduced.degrees(Float64Array.from({ length: columns }, (_, c) => +(c === j)));
      const { statistic, pValue, reach } = judge(estimate, stdError, df);
      return {
        ...{ estimate, stdError, df, statistic, pValue },
        ...{ ciLow: estimate - reach, ciHigh: estimate + reach },
      };
    }),
  };
}

function sumsByGroup({ columns, data }: DenseMatrix, of: Int32Array, count: number): DenseMatrix {
  const sums = denseMatrix(count, columns);
  of.forEach((own, i) => {
    for (let j = 0; j < columns; j++) sums.data[own * columns + j] += data[i * columns + j];
  });
  return sums;
}

/** Whether the chosen terms are all zero: Wald's F with as many and G − 1 degrees of freedom; NaN where they are more than those, or can't be told apart. */
export function jointTest(
  { terms, covariance, groups }: Pick<PanelFit, 'terms' | 'covariance' | 'groups'>,
  chosen: readonly number[],
): { readonly statistic: number; readonly df1: number; readonly df2: number; pValue: number } {
  const df1 = chosen.length;
  const df = groups - 1;
  const b = Float64Array.from(chosen, (at) => terms[at].estimate);
  const data = chosen.flatMap((p) =>
    chosen.map((q) => covariance.data[p * covariance.columns + q]),
  );
  const own = denseMatrix(df1, df1, Float64Array.from(data));
  const solved = df1 > 0 && df1 < df && isToldApart(own) ? solvePositive(own, b) : null;
  const statistic = solved ? b.reduce((sum, value, at) => sum + value * solved[at], 0) / df1 : NaN;
  const pValue = Number.isNaN(statistic) ? NaN : fUpper(statistic, df1, df);
  return { statistic, df1, df2: df, pValue };
}
