import type { Nearness } from '../evidence';
import { squareNumbers } from '../geo/squares';
import {
  DEFAULT_ERROR_PARAMETERS,
  ROLE_CODE,
  type Alike,
  type ErrorChoice,
  type Findings,
} from '../model';

/** 1 inside, 0 outside, 2 in neither group. */
export function groupsOfComparison({ membership }: Pick<Findings, 'membership'>): Uint8Array {
  return Uint8Array.from(membership.role, (role, firm) =>
    role === ROLE_CODE.excluded ? 2 : membership.clusterOf[firm] >= 0 ? 1 : 0,
  );
}

/** Sides of squares that are suggested, kilometres. */
const SQUARES_KM = [200, 100, 50, 20, 10, 5, 2, 1, 0.5];
/** Squares that are enough to judge by. Fewer and wider ones hold their rate better where likeness reaches far (docs/limits.md). */
const ENOUGH_SQUARES = 5;

/** The widest squares that leave enough of them to judge by. */
export function suggestedGridKm(places: Pick<Findings['firmPlaces'], 'lng' | 'lat'>): number {
  const squares = (km: number) => new Set(squareNumbers(places, km).filter((at) => at >= 0)).size;
  return SQUARES_KM.find((km) => squares(km) >= ENOUGH_SQUARES) ?? SQUARES_KM.at(-1)!;
}

/** Which firms are alike: what a comparison and a regression are given of it. */
export interface Dependence extends Alike {
  /** A number per firm, -1 where its group is not known; whole groups change places in draws. Absent where firms are independent. */
  readonly numbers?: Int32Array;
  /** Present for errors by distance. */
  readonly near?: Nearness;
}

/**
 * What a study lets be alike in the whole of step 5. Unless it says so: municipalities, or squares where all firms are in one prefecture.
 * Draws exchange the groups that errors are clustered by, for errors by distance squares as wide as the distance.
 */
export function dependenceOf(
  choice: ErrorChoice | undefined,
  { firmPlaces }: Pick<Findings, 'firmPlaces'>,
): Dependence {
  const { errors = 'clustered' } = choice ?? {};
  const given = { ...DEFAULT_ERROR_PARAMETERS, ...definedOf(choice) };
  const { municipalityCode, prefecture } = firmPlaces;
  const several = new Set(prefecture.filter((name) => name !== '')).size > 1;
  const groups = choice?.groups ?? (several ? 'municipality' : 'grid');
  const gridKm = choice?.gridKm ?? (groups === 'grid' ? suggestedGridKm(firmPlaces) : given.gridKm);
  const { conleyKm, conleyKernel } = given;
  const alike = { errors, groups, gridKm, conleyKm, conleyKernel };
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
export function alikeOf({ errors, groups, gridKm, conleyKm, conleyKernel }: Dependence): Alike {
  return { errors, groups, gridKm, conleyKm, conleyKernel };
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
