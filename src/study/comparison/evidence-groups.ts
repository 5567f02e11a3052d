import { drawnCorrelogram, showsLikeness, type Nearness } from '../../evidence';
import { squareNumbers } from '../../geo/squares';
import {
  DEFAULT_ERROR_PARAMETERS,
  ROLE_CODE,
  type Alike,
  type ErrorChoice,
  type Findings,
} from '../../model';

/** 1 inside, 0 outside, 2 in neither group. */
export function groupsOfComparison({ membership }: Pick<Findings, 'membership'>): Uint8Array {
  return Uint8Array.from(membership.role, (role, firm) =>
    role === ROLE_CODE.excluded ? 2 : membership.clusterOf[firm] >= 0 ? 1 : 0,
  );
}

/** Sides of squares that are suggested, kilometres. */
const SQUARES_KM = [200, 100, 50, 20, 10, 5, 2, 1, 0.5];
/**
 * Squares that are enough to judge by. Where firms are alike a few wide ones hold their rate, at the price of wide intervals; where no
 * likeness is seen, so many that something can be told (docs/limits.md has the rates).
 */
const ENOUGH_SQUARES = { alike: 5, apart: 20 };
/** Firms whose pairs tell whether there is likeness, where there are more drawn with this seed. */
const PAIRED = { most: 2000, seed: 1 };

/** The widest squares that leave enough of them to judge by. */
export function suggestedGridKm(
  places: Pick<Findings['firmPlaces'], 'lng' | 'lat'>,
  likeness = true,
): number {
  const enough = likeness ? ENOUGH_SQUARES.alike : ENOUGH_SQUARES.apart;
  const squares = (km: number) => new Set(squareNumbers(places, km).filter((at) => at >= 0)).size;
  return SQUARES_KM.find((km) => squares(km) >= enough) ?? SQUARES_KM.at(-1)!;
}

type Compared = Pick<Findings, 'firmPlaces' | 'membership'>;

/** Kept per measure, since several questions about it ask. */
const seen = new WeakMap<Float64Array, Compared & { readonly likeness: boolean | null }>();

/**
 * Whether what a measure has beyond the mean of its side, inside or outside, is alike among firms that are near each other, by Moran's I in
 * bands of distance; null where too few have a value to tell. `values`: one per firm, NaN where missing.
 */
function hasLikeness(values: Float64Array, findings: Compared): boolean | null {
  const { firmPlaces, membership } = findings;
  const known = seen.get(values);
  if (known?.firmPlaces === firmPlaces && known.membership === membership) return known.likeness;
  const sides = groupsOfComparison(findings);
  const rows = [...values.keys()].filter(
    (row) => sides[row] < 2 && !Number.isNaN(values[row] + firmPlaces.lng[row]),
  );
  const sums = [0, 0];
  const counts = [0, 0];
  for (const row of rows) {
    sums[sides[row]] += values[row];
    counts[sides[row]]++;
  }
  const column = (of: (row: number) => number) => Float64Array.from(rows, of);
  const { bands } = drawnCorrelogram(
    column((row) => values[row] - sums[sides[row]] / counts[sides[row]]),
    { lng: column((row) => firmPlaces.lng[row]), lat: column((row) => firmPlaces.lat[row]) },
    PAIRED,
  );
  const likeness = showsLikeness(bands);
  seen.set(values, { firmPlaces, membership, likeness });
  return likeness;
}

/** Which firms are alike: what a comparison and a regression are given of it. */
export interface Dependence extends Alike {
  /** A number per firm, -1 where its group is not known; whole groups change places in draws. Absent where firms are independent. */
  readonly numbers?: Int32Array;
  /** Present for errors by distance. */
  readonly near?: Nearness;
}

/**
 * What a study lets be alike in the whole of step 5. Unless it says so: municipalities, or squares where all firms are in one prefecture,
 * wide ones where the measure shows likeness. Draws exchange the groups that errors are clustered by, for errors by distance squares as
 * wide as the distance. `values`: the measure's, one per firm; null where there is none, which counts as alike.
 */
export function dependenceOf(
  choice: ErrorChoice | undefined,
  findings: Compared,
  values: Float64Array | null,
): Dependence {
  const { firmPlaces } = findings;
  const { errors = 'clustered' } = choice ?? {};
  const given = { ...DEFAULT_ERROR_PARAMETERS, ...definedOf(choice) };
  const { municipalityCode, prefecture } = firmPlaces;
  const several = new Set(prefecture.filter((name) => name !== '')).size > 1;
  const groups = choice?.groups ?? (several ? 'municipality' : 'grid');
  const isFound = errors === 'clustered' && choice?.groups === undefined && !several;
  const likeness =
    isFound && values && choice?.gridKm === undefined ? hasLikeness(values, findings) : null;
  const gridKm =
    choice?.gridKm ??
    (groups === 'grid' ? suggestedGridKm(firmPlaces, likeness ?? true) : given.gridKm);
  const { conleyKm, conleyKernel } = given;
  const found = likeness === null ? {} : { likeness };
  const alike = { errors, groups, gridKm, conleyKm, conleyKernel, ...found };
  if (errors === 'conley')
    return {
      ...alike,
      numbers: squareNumbers(firmPlaces, conleyKm),
      near: { positions: firmPlaces, km: conleyKm, kernel: conleyKernel },
    };
  if (errors !== 'clustered') return alike;
  return {
    ...alike,
    numbers:
      groups === 'grid'
        ? squareNumbers(firmPlaces, gridKm)
        : numbered(groups === 'prefecture' ? prefecture : municipalityCode),
  };
}

/** What is said of it, without the columns that it takes. */
export function alikeOf({ numbers: _, near: __, ...alike }: Dependence): Alike {
  return alike;
}

function definedOf(choice: ErrorChoice | undefined): ErrorChoice {
  const known = Object.entries(choice ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known);
}

function numbered(names: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(names, (name) => {
    if (name === '') return -1;
    let number = numbers.get(name);
    if (number === undefined) numbers.set(name, (number = numbers.size));
    return number;
  });
}
