import { setting } from '../model/settings/table';
import type { ClusterInput } from './dbscan';
import { distinctPlaces, extentKm, takingPart, westToEast, type Places } from './definition-search';

/** Least and most of the radius in kilometres, and of the minimum. */
export interface Span {
  readonly radiiKm: readonly [number, number];
  readonly minimums: readonly [number, number];
}

/** Radii reach from the median error radius of the firms, but not below this, to a share of their extent. */
const LEAST_KM = 0.1;
const FLOOR_ERRORS = 1;
const EXTENT_SHARE = 0.2;
export const LEAST_MINIMUM = 5;
const MOST_MINIMUM_SHARE = 0.1;
/** Of more firms every so many from west to east are looked at, each standing for the others. */
const MOST_FIRMS = 30_000;

/** The definitions that a list's positions carry: every radius (kilometres) with every minimum (firms, or their weight), ascending. */
export interface DefinitionSteps {
  readonly radiiKm: readonly number[];
  readonly minimums: readonly number[];
}

/**
 * The range that `findDefinition` looks over, in so many steps of equal ratio with two digits. Where firms count by a weight the
 * minimum reaches to a share of the weights.
 */
export function definitionSteps(
  input: ClusterInput,
  errorKm: Float64Array,
  count: { readonly radii: number; readonly minimums: number },
): DefinitionSteps {
  const { rows, every } = lookedAt(input);
  const { radiiKm, minimums } = spanOf(
    distinctPlaces(input, errorKm, rows),
    rows.map((row) => errorKm[row] || 0),
    rows.reduce((sum, row) => sum + (input.weight ? input.weight[row] || 0 : 1), 0),
  );
  return {
    radiiKm: steps(...radiiKm, count.radii, twoDigits),
    minimums: steps(minimums[0] * every, minimums[1] * every, count.minimums, twoWholeDigits),
  };
}

/** The rows that take part, of very many every so many. */
export function lookedAt(input: ClusterInput): { readonly rows: number[]; readonly every: number } {
  const rows = takingPart(input);
  const every = Math.ceil(rows.length / MOST_FIRMS);
  if (every <= 1) return { rows, every: 1 };
  return { rows: westToEast(input, rows).filter((_, i) => i % every === 0), every };
}

/** From the floor to a share of the extent, and from the least minimum to a share of the firms. */
export function spanOf(places: Places, errors: number[], firms: number): Span {
  const floorKm = roundUp(Math.max(LEAST_KM, FLOOR_ERRORS * median(errors)));
  const { most } = setting('clusters.radiusKm').limits;
  const widest = Math.min(most, Math.max(floorKm * 2, extentKm(places) * EXTENT_SHARE));
  return {
    radiiKm: [floorKm, widest],
    minimums: [LEAST_MINIMUM, Math.max(LEAST_MINIMUM * 2, firms * MOST_MINIMUM_SHARE)],
  };
}

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  return values[values.length >> 1] ?? 0;
}

const roundUp = (km: number): number => {
  const unit = 10 ** (Math.floor(Math.log10(km)) - 1);
  return Number((Math.ceil(km / unit - 1e-9) * unit).toPrecision(2));
};

export const twoDigits = (value: number): number => Number(value.toPrecision(2));
export const twoWholeDigits = (value: number): number => twoDigits(Math.round(value));

/** Values from one to the other in so many steps of equal ratio, each rounded and none twice. */
export const steps = (
  from: number,
  to: number,
  count: number,
  rounded: (value: number) => number,
): number[] => [
  ...new Set(
    Array.from({ length: count + 1 }, (_, i) => rounded(from * (to / from) ** (i / count))),
  ),
];
