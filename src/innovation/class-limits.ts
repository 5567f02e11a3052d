import { LEAST_CLASSES, MOST_CLASSES, type ClassMethod } from '../model/overlay';
import { quantileOfSorted, summarise } from '../stats/summary';
import { jenksBreaks } from './jenks';

export { CLASS_METHODS, type ClassMethod } from '../model/overlay';

/**
 * Inner limits of classes, ascending and distinct; a value equal to a limit belongs to the class above it, and no class lies outside the
 * values. NaN is passed over. `quantile`: equal shares of the values. `equal`: equal widths between the least and the greatest.
 * `jenks`: natural breaks. `deviation`: whole (for an even number) or half standard deviations about the mean. At most `classes` − 1
 * limits, fewer where values coincide; none for a constant measure or for no value. Throws RangeError for a number of classes out of range.
 */
export function classLimits(values: Float64Array, method: ClassMethod, classes: number): number[] {
  if (!(classes >= LEAST_CLASSES && classes <= MOST_CLASSES) || !Number.isInteger(classes))
    throw new RangeError(`${classes} classes, not ${LEAST_CLASSES} to ${MOST_CLASSES}`);
  const sorted = values.filter((value) => Number.isFinite(value)).sort();
  if (sorted.length === 0) return [];
  const limits = limitsOf(sorted, method, classes);
  const [least, most] = [sorted[0], sorted[sorted.length - 1]];
  return [...new Set(limits)].filter((limit) => limit > least && limit <= most);
}

/** From this share of zeros on they are a class of their own. */
const COMMON_ZEROS = 0.2;

/**
 * Limits for figures of which none is below zero, such as counts: where zeros are common they form the first class, and the method parts
 * the values above them into the other classes. As `classLimits` otherwise.
 */
export function classLimitsFromZero(
  values: Float64Array,
  method: ClassMethod,
  classes: number,
): number[] {
  const known = values.filter((value) => Number.isFinite(value));
  const above = known.filter((value) => value > 0);
  const zeros = known.length - above.length;
  const isRare = zeros < COMMON_ZEROS * known.length || above.length === 0;
  if (isRare || known.some((value) => value < 0)) return classLimits(values, method, classes);
  const least = above.reduce((a, b) => Math.min(a, b), Infinity);
  const others = classes - 1 < LEAST_CLASSES ? [] : classLimits(above, method, classes - 1);
  return [least, ...others];
}

function limitsOf(sorted: Float64Array, method: ClassMethod, classes: number): number[] {
  const inner = Array.from({ length: classes - 1 }, (_, i) => i + 1);
  const [least, most] = [sorted[0], sorted[sorted.length - 1]];
  switch (method) {
    case 'quantile':
      return inner.map((i) => quantileOfSorted(sorted, i / classes));
    case 'equal':
      return inner.map((i) => least + ((most - least) * i) / classes);
    case 'jenks':
      return jenksBreaks(sorted, classes);
    case 'deviation': {
      const { mean, sd } = summarise(sorted);
      return sd > 0 ? inner.map((i) => mean + (i - classes / 2) * sd) : [];
    }
  }
}

/**
 * Limits that are symmetric about zero, with zero among them, for a diverging ramp: the method is applied to the distances from zero, and
 * half as many classes (rounded down, at least one) lie on either side. `deviation` takes multiples of the root mean square.
 */
export function divergingLimits(
  values: Float64Array,
  method: ClassMethod,
  classes: number,
): number[] {
  const away = values.filter((value) => Number.isFinite(value) && value !== 0).map(Math.abs);
  if (away.length === 0) return [];
  const side = Math.max(1, Math.floor(classes / 2));
  const limits = sideLimits(away.sort(), method, side);
  return [...limits.map((limit) => -limit).reverse(), 0, ...limits];
}

function sideLimits(away: Float64Array, method: ClassMethod, side: number): number[] {
  if (side === 1) return [];
  const most = away[away.length - 1];
  const inner = Array.from({ length: side - 1 }, (_, i) => i + 1);
  if (method === 'equal') return inner.map((i) => (most * i) / side);
  if (method === 'deviation') {
    const root = Math.sqrt(away.reduce((sum, each) => sum + each * each, 0) / away.length);
    return inner.map((i) => i * root).filter((limit) => limit < most);
  }
  return classLimits(away, method, side);
}
