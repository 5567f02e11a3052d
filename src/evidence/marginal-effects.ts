import { timesVector, transposeTimesVector, type DenseMatrix } from '../stats/matrix';
import { differentiateDesign, refillDesign, type Design } from './design';
import { forErrors, type ByErrors, type DegreesOf } from './errors';
import type { FamilyFit } from './families/family-fit';
import type { FamilyVariant } from './families/variant';
import { waldEstimate, type Estimate } from './inference';
import type { Average } from './marginal-responses';

/**
 * By how much the expected outcome changes, averaged over the firms: with a measurement rising by one unit (the
 * average derivative), or from 0 to 1, or from a text column's first level to another (the average difference).
 * For ordered outcomes the expected outcome is the expected level. Errors by the delta method; inference as for the
 * model's own coefficients.
 */
export interface MarginalEffect extends Estimate {
  readonly column: string;
  /** The level compared with the first; null for numeric columns. */
  readonly level: string | null;
  readonly kind: 'derivative' | 'difference';
}

function deltaError(covariance: DenseMatrix | null, gradient: Float64Array): number {
  if (!covariance) return NaN;
  const spread = timesVector(covariance, gradient);
  return Math.sqrt(spread.reduce((sum, part, j) => sum + part * gradient[j], 0));
}

/** The changes of one column whose effects are wanted. */
interface Contrast {
  readonly name: string;
  readonly column: string;
  readonly level: string | null;
  readonly kind: MarginalEffect['kind'];
}

function contrastsOf(designs: readonly Design[]): Contrast[] {
  const columns = [...new Set(designs.flatMap((design) => design.terms.flat()))];
  return columns.flatMap((column): Contrast[] => {
    const levels = designs.find((design) => Object.hasOwn(design.levels, column))?.levels[column];
    if (levels) {
      return levels
        .slice(1)
        .map((level) => ({ name: `${column}=${level}`, column, level, kind: 'difference' }));
    }
    const home = designs.find((design) => Object.hasOwn(design.values, column)) ?? designs[0];
    const values = home.values[column];
    const yesNo = values.every((value) => value === 0 || value === 1);
    return [{ name: column, column, level: null, kind: yesNo ? 'difference' : 'derivative' }];
  });
}

/**
 * Average marginal effects of every column that the terms use (or only of the `wanted` ones), interactions included, in
 * the terms' order.
 * `covariances` on the basis; `weights`: survey weights, by which firms count in the averages; `designs`: the model's one design, or the count's and the zero part's. O(columns · firms · parameters).
 */
export function marginalEffects(
  family: FamilyVariant,
  fit: FamilyFit,
  designs: readonly Design[],
  covariances: ByErrors<DenseMatrix | null>,
  degreesOf: DegreesOf,
  weights: Float64Array | null,
  wanted?: readonly string[],
): MarginalEffect[] {
  const response = family.response(
    fit,
    designs.map(({ x }) => x),
    weights,
  );
  /** The average if every firm had the same in a column. */
  const averageAt = (column: string, value: number | string): Average =>
    response.average(designs.map((design) => refillDesign(design, column, value)));
  // All the levels of a column are compared with the same first one.
  const firsts = new Map<string, Average>();
  const firstOf = (column: string, textual: boolean): Average => {
    const known =
      firsts.get(column) ??
      averageAt(
        column,
        textual
          ? designs.find(({ levels }) => Object.hasOwn(levels, column))!.levels[column][0]
          : 0,
      );
    firsts.set(column, known);
    return known;
  };
  const effectOf = ({ column, level, kind }: Contrast): Average => {
    if (kind === 'derivative') {
      return response.derivative(designs.map((design) => differentiateDesign(design, column)));
    }
    const [high, low] = [averageAt(column, level ?? 1), firstOf(column, level !== null)];
    return {
      value: high.value - low.value,
      gradient: high.gradient.map((part, j) => part - low.gradient[j]),
    };
  };
  const contrasts = contrastsOf(designs).filter(({ column }) => wanted?.includes(column) ?? true);
  return contrasts.map((contrast) => {
    const { value, gradient: inOriginal } = effectOf(contrast);
    const gradient = transposeTimesVector(fit.map, inOriginal);
    const errors = forErrors((_, name) => deltaError(covariances[name], gradient));
    return { ...waldEstimate(contrast.name, value, errors, degreesOf(gradient)), ...contrast };
  });
}
