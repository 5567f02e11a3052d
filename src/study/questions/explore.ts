import {
  checkDefinition,
  clusterMethod,
  definitionSteps,
  movedPositions,
  nearestCurve,
  type ClusterInput,
  type DefinitionCheck,
  type DefinitionSteps,
  type NearestCurve,
  type StabilityGrid,
} from '../../cluster';
import {
  isExactLevel,
  setting,
  type ClusterMethod,
  type Findings,
  type PlaceColumns,
  type Run,
} from '../../model';
import { clusterInput, type DensityColumns } from '../clusters';
import type { ClusterDefinition } from '../../model';
import { within } from '../../model/run';

/** What other definitions around the present one would find, and how much each firm depends on the choice. */
export interface Exploration {
  readonly method: ClusterMethod;
  /** The rows differ in their radius; else there is one, and the radius is no part of the definition. */
  readonly byRadius: boolean;
  /** Firms that take part in the density. */
  readonly firms: number;
  /** Distances to the nearest firms for the present minimum; null where firms count by a weight. */
  readonly curve: NearestCurve | null;
  /** Firms that are located no better than their town or block: for the curve each is drawn anew within its error radius. */
  readonly somewhere: number;
  /** Rows of the grid, ascending, kilometres; HDBSCAN has one row, with the present radius, which it does not use. */
  readonly radiiKm: readonly number[];
  /** Columns of the grid, ascending. */
  readonly minimums: readonly number[];
  /** Where in the grid the present definition is. */
  readonly row: number;
  readonly column: number;
  readonly cells: StabilityGrid['cells'];
  /** Of each firm: the share of the definitions from half to twice the present one in which it is inside; NaN for excluded firms. */
  readonly stability: Float64Array;
  /** How many those are. */
  readonly neighbours: number;
}

/** From half to twice the present value, in steps of about equal ratio. */
const RADIUS_FACTORS = [0.5, 0.65, 0.8, 1, 1.25, 1.6, 2];
const MINIMUM_FACTORS = [0.5, 0.7, 1, 1.4, 2];
const SIZE_FACTORS = [0.5, 0.6, 0.7, 0.85, 1, 1.2, 1.4, 1.7, 2];
/** Of the table over all definitions that the positions carry: as much as can be read beside the map. */
const TABLE_STEPS = { radii: 7, minimums: 5 };

/**
 * The neighbours of a definition: every combination of a radius and a minimum from half to twice the present ones, with
 * the present one among them. Radii have two digits, values outside the limits are left out, none occurs twice.
 */
export function gridAround({ method, radiusKm, minFirms }: ClusterDefinition): DefinitionSteps {
  const km = setting('clusters.radiusKm').limits;
  const { most } = setting('clusters.minFirms').limits;
  const { byRadius, leastFirms } = clusterMethod(method);
  const radii = (byRadius ? RADIUS_FACTORS : [1]).map((factor) =>
    factor === 1 ? radiusKm : Number((radiusKm * factor).toPrecision(2)),
  );
  const minimums = (byRadius ? MINIMUM_FACTORS : SIZE_FACTORS).map((factor) =>
    Math.round(minFirms * factor),
  );
  return {
    radiiKm: ascending(radii, km.least, km.most),
    minimums: ascending(minimums, leastFirms, most),
  };
}

/**
 * The definitions of the table: the range in which the rule looks for a definition and over which the sliders go, with the present
 * one in the place of the step that is nearest to it, or beyond the ends.
 */
export function gridOver(
  range: DefinitionSteps,
  { method, radiusKm, minFirms }: ClusterDefinition,
): DefinitionSteps {
  const km = setting('clusters.radiusKm').limits;
  const { most } = setting('clusters.minFirms').limits;
  const { byRadius, leastFirms } = clusterMethod(method);
  const radii = byRadius ? withPresent(range.radiiKm, radiusKm) : [radiusKm];
  return {
    radiiKm: ascending(radii, km.least, km.most),
    minimums: ascending(withPresent(range.minimums, minFirms), leastFirms, most),
  };
}

function withPresent(values: readonly number[], present: number): number[] {
  const off = values.map((value) => Math.abs(Math.log(value / present)));
  const nearest = off.indexOf(Math.min(...off));
  const isEnd = nearest === 0 || nearest === values.length - 1;
  return isEnd ? [...values, present] : values.with(nearest, present);
}

function ascending(values: readonly number[], least: number, most: number): number[] {
  return [...new Set(values)]
    .filter((value) => value >= least && value <= most)
    .sort((a, b) => a - b);
}

/**
 * Explores the definitions that the positions carry, and those around the present one; null where its method has nothing to vary. Firms of other industries than the one that is clustered are outside in
 * all of them; the nearest distances take firms that share their town's point for somewhere in the town. Takes as long as a few dozen clusterings.
 */
export async function explore(
  firms: DensityColumns,
  firmPlaces: PlaceColumns,
  settings: ClusterDefinition,
  seed: number,
  run: Run,
): Promise<Exploration | null> {
  const { stability } = clusterMethod(settings.method);
  if (!stability) return null;
  const { input, located } = clusterInput(firms, firmPlaces, settings);
  const { errorKm, somewhere } = errorOfCoarse(firmPlaces, input);
  const spread = { ...input, ...movedPositions(firmPlaces, errorKm, seed) };
  const curve = input.weight
    ? null
    : await nearestCurve(spread, settings.minFirms, within(run, 0, 0.1));
  const near = gridAround(settings);
  const nearRun = within(run, 0.1, 0.4);
  const { share } = await stability(input, settings, near.radiiKm, near.minimums, nearRun);
  const range = definitionSteps(input, firmPlaces.errorKm, TABLE_STEPS);
  const { radiiKm, minimums } = gridOver(range, settings);
  const tableRun = within(run, 0.4, 1);
  const { cells } = await stability(input, settings, radiiKm, minimums, tableRun);
  return {
    method: settings.method,
    byRadius: clusterMethod(settings.method).byRadius,
    firms: takingPart(input),
    curve,
    somewhere,
    radiiKm,
    minimums,
    row: radiiKm.indexOf(settings.radiusKm),
    column: minimums.indexOf(settings.minFirms),
    cells,
    stability: share.map((inside, firm) =>
      Number.isNaN(inside) && located[firm] === 1 && input.take?.[firm] === 0 ? 0 : inside,
    ),
    neighbours: near.radiiKm.length * near.minimums.length,
  };
}

/** Error radii of the firms whose coordinate is not their own, 0 for the others, and how many take part. */
function errorOfCoarse(
  { level, errorKm }: PlaceColumns,
  { take }: ClusterInput,
): { readonly errorKm: Float64Array; readonly somewhere: number } {
  let somewhere = 0;
  const coarse = errorKm.map((km, firm) => {
    if (isExactLevel(level[firm]) || !(km > 0)) return 0;
    if (take?.[firm] !== 0) somewhere++;
    return km;
  });
  return { errorKm: coarse, somewhere };
}

function takingPart({ lng, take }: ClusterInput): number {
  let count = 0;
  for (let i = 0; i < lng.length; i++)
    if (!Number.isNaN(lng[i]) && (!take || take[i] === 1)) count++;
  return count;
}

/** What makes the present definition doubtful, in numbers. */
export function definitionOf({ membership, clusters }: Findings): DefinitionCheck {
  return checkDefinition(membership.role, clusters);
}
