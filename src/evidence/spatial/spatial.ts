import { UNATTENDED, type Run } from '../../model/run';
import { orthonormalBasis } from '../../stats/basis';
import { denseOf } from '../../stats/design-matrix';
import { chiSquareUpper, normalTwoSided } from '../../stats/distributions';
import { DRAW_BLOCK, drawInParts, eachDraw, type DrawTask } from '../../stats/draw-parts';
import {
  dot,
  denseMatrix,
  times,
  timesVector,
  transpose,
  transposeTimesVector,
  type DenseMatrix,
} from '../../stats/matrix';
import {
  isSpatiallyTestable,
  moranPermuter,
  moranTest,
  type SpatialTest,
} from '../../stats/spatial-autocorrelation';
import {
  spatialLag,
  squaredLinks,
  transposeWeights,
  weightConstants,
  type SpatialWeights,
} from '../../stats/spatial-weights';
import type { Model } from '../model';
import type { PermutationOptions, PermutationTest } from '../draws/permutation';
import { answered, note, refused, type EvidenceNote, type EvidenceResult } from '../problem';

/** Moran's I of a column, by its moments and by permutation. */
export interface MoranResult extends SpatialTest {
  readonly permutation: PermutationTest;
}

function isolatedNote(weights: SpatialWeights): EvidenceNote[] {
  let firms = 0;
  for (let i = 0; i < weights.count; i++) {
    if (weights.start[i] === weights.start[i + 1]) firms++;
  }
  return firms > 0 ? [note('isolated', { firms })] : [];
}

/** Too few links for the moments, or nothing that varies. */
function untestable(values: Float64Array, weights: SpatialWeights) {
  if (values.length !== weights.count) {
    throw new RangeError(`${values.length} values for weights of ${weights.count} firms`);
  }
  if (weights.neighbour.length === 0) return refused('weights-empty', { firms: weights.count });
  if (!isSpatiallyTestable(values, weights)) {
    return refused('values-constant', { firms: values.length });
  }
  return null;
}

interface Shuffled {
  readonly values: Float64Array;
  readonly weights: SpatialWeights;
  readonly seed: number;
}

const drawCost = ({ neighbour, count }: SpatialWeights) => 4 * neighbour.length + 8 * count;

/** The cross-product of each draw. */
export const MORAN_DRAWS: DrawTask<Shuffled, readonly number[]> = {
  name: 'moran',
  start: ({ values, weights, seed }) => {
    const { draw } = moranPermuter(values, weights, seed);
    return async (from, to, run) => {
      const drawn: number[] = [];
      await eachDraw(from, to, drawCost(weights), run, (number) => drawn.push(draw(number)));
      return drawn;
    };
  },
};

/**
 * Moran's I of values without NaN, one per row of the weights. The permutation p is two-sided: as many draws at least as
 * far from their own mean. O(draws · links).
 */
export async function spatialLikeness(
  values: Float64Array,
  weights: SpatialWeights,
  { seed, draws, progress }: PermutationOptions,
  run: Run = UNATTENDED,
): Promise<EvidenceResult<MoranResult>> {
  const bad = untestable(values, weights);
  if (bad) return bad;
  const test = moranTest(values, weights);
  const { observed } = moranPermuter(values, weights, seed);
  const plan = { draws, cost: drawCost(weights), block: DRAW_BLOCK, progress };
  const drawn = (await drawInParts(MORAN_DRAWS, { values, weights, seed }, plan, run)).flat();
  const centre = drawn.reduce((sum, value) => sum + value, 0) / draws;
  const reach = Math.abs(observed - centre) * (1 - 1e-12);
  const extreme = drawn.filter((value) => Math.abs(value - centre) >= reach).length;
  const permutation = { pValue: (extreme + 1) / (draws + 1), draws, seed };
  return answered({ ...test, permutation }, isolatedNote(weights));
}

/** A chi-square test of one restriction, or of `df`. */
export interface LagrangeTest {
  readonly statistic: number;
  readonly df: number;
  readonly pValue: number;
}

/** What the residuals of a linear model say about space. */
export interface SpatialDiagnostics {
  /** Moran's I of the residuals with its moments under the model. */
  readonly residualMoran: {
    readonly statistic: number;
    readonly expectation: number;
    readonly variance: number;
    readonly z: number;
    /** Two-sided. */
    readonly pValue: number;
  };
  readonly lag: LagrangeTest;
  readonly error: LagrangeTest;
  /** Each in the presence of the other; NaN where no term varies in space, so that nothing tells them apart. */
  readonly robustLag: LagrangeTest;
  readonly robustError: LagrangeTest;
  readonly both: LagrangeTest;
}

function chiSquareTest(statistic: number, df = 1): LagrangeTest {
  return { statistic, df, pValue: chiSquareUpper(statistic, df) };
}

function trace(a: DenseMatrix): number {
  let total = 0;
  for (let i = 0; i < a.rows; i++) total += a.data[i * a.columns + i];
  return total;
}

/** The lag of every column of a matrix under the symmetric weights (W + W')/2. */
function symmetricLag(
  x: DenseMatrix,
  weights: SpatialWeights,
  turned: SpatialWeights,
): DenseMatrix {
  const out = denseMatrix(x.rows, x.columns);
  for (let j = 0; j < x.columns; j++) {
    const column = Float64Array.from({ length: x.rows }, (_, i) => x.data[i * x.columns + j]);
    const one = spatialLag(weights, column);
    const other = spatialLag(turned, column);
    for (let i = 0; i < x.rows; i++) out.data[i * x.columns + j] = (one[i] + other[i]) / 2;
  }
  return out;
}

/**
 * Moran's I of least-squares residuals, as spdep's lm.morantest, on an orthonormal basis of the design, where
 * (Q'Q)⁻¹ is 1/rows. Source: Cliff and Ord 1981, page 203.
 */
function residualMoran(
  q: DenseMatrix,
  residuals: Float64Array,
  weights: SpatialWeights,
  turned: SpatialWeights,
) {
  const { connected: n, s0, s1 } = weightConstants(weights);
  const k = q.columns;
  const z = symmetricLag(q, weights, turned);
  const first = times(transpose(q), z);
  const traceFirst = trace(first) / q.rows;
  const traceSquare = trace(times(first, first)) / q.rows ** 2;
  const traceSecond = dot(z.data, z.data) / q.rows;
  const statistic =
    ((n / s0) * dot(residuals, spatialLag(weights, residuals))) / dot(residuals, residuals);
  const expectation = -(n * traceFirst) / ((n - k) * s0);
  const spread = s1 + 2 * traceSquare - 4 * traceSecond - (2 * traceFirst ** 2) / (n - k);
  const variance = ((n * n) / (s0 * s0 * (n - k) * (n - k + 2))) * spread;
  const score = (statistic - expectation) / Math.sqrt(variance);
  return { statistic, expectation, variance, z: score, pValue: normalTwoSided(score) };
}

/** Below this share of the lag's information, nothing tells lag from error: no term varies in space. */
const INDISTINGUISHABLE = 1e-10;

/**
 * Moran's I of a linear model's residuals, and the Lagrange multiplier tests for a spatial lag and a spatial error with
 * their robust forms. `weights` among the model's own rows, in their order; row-standardised ones are usual. Throws for
 * another family. O(links + rows · columns²). Sources: Anselin 1988; Anselin and others 1996; as spdep's lm.LMtests.
 */
export function diagnoseSpace(
  model: Model,
  weights: SpatialWeights,
): EvidenceResult<SpatialDiagnostics> {
  const { leastSquares, residuals, design, outcome } = model;
  if (!leastSquares) throw new Error(`Lagrange multiplier tests are for ols, not ${model.family}`);
  const bad = untestable(residuals, weights);
  if (bad) return bad;
  const basis = orthonormalBasis(denseOf(design.x));
  if (!basis.ok) throw new Error('a fitted model with dependent columns');
  const { q } = basis.basis;
  const turned = transposeWeights(weights);
  const variance = dot(residuals, residuals) / model.n;
  const links = squaredLinks(weights, turned);
  const errorScore = dot(residuals, spatialLag(weights, residuals)) / variance;
  const lagScore = dot(residuals, spatialLag(weights, outcome)) / variance;
  const fittedLag = spatialLag(weights, model.fitted);
  const explained = timesVector(q, transposeTimesVector(q, fittedLag));
  const unexplained = fittedLag.map((value, i) => value - explained[i] / q.rows);
  const ofTerms = dot(unexplained, unexplained) / variance;
  const information = ofTerms + links;
  const own = ofTerms > INDISTINGUISHABLE * information ? ofTerms : NaN;
  const robustLag = (lagScore - errorScore) ** 2 / own;
  const share = links / information;
  return answered(
    {
      residualMoran: residualMoran(q, residuals, weights, turned),
      lag: chiSquareTest(lagScore ** 2 / information),
      error: chiSquareTest(errorScore ** 2 / links),
      robustLag: chiSquareTest(robustLag),
      robustError: chiSquareTest(
        (errorScore - share * lagScore) ** 2 / ((links * own) / information),
      ),
      both: chiSquareTest(robustLag + errorScore ** 2 / links, 2),
    },
    isolatedNote(weights),
  );
}
