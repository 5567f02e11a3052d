import {
  correlogram,
  diagnoseSpace,
  reachOfLikeness,
  spatialLikeness,
  type CorrelogramBand,
  type Model,
  type MoranResult,
  type SpatialDiagnostics,
  type Term,
} from '../../evidence';
import { NearestSearch, PointTree } from '../../geo';
import { neighboursWithin } from '../../geo/neighbours';
import {
  answered,
  DEFAULT_WEIGHTS,
  refused,
  type EvidenceResult,
  type Findings,
  type Run,
  type SpaceWeights,
  type StudySettings,
} from '../../model';
import { createRandom } from '../../stats/random';
import { restrictWeights, spatialWeights, type SpatialWeights } from '../../stats/spatial-weights';
import { suggestedGridKm } from '../evidence-groups';
import type { ModelFindings } from './model-columns';
import { fitTo, modelsOf, setUpModels, type ModelChoice, type ModelSetup } from './models';

/** Whether neighbours are alike: each firm with those that the chosen weights make its neighbours, each an equal share. */
export interface StudySpace {
  readonly chosen: SpaceWeights;
  /** Firms of the outcome's test that have no neighbour. */
  readonly isolated: number;
  /** Firms of the tests, the different points that they lie on, and the firms that share one with another. */
  readonly shared: { readonly firms: number; readonly points: number; readonly sharing: number };
  readonly outcome: EvidenceResult<MoranResult>;
  /** Of the fullest model, outcome minus expected. */
  readonly residuals: EvidenceResult<MoranResult> | null;
  /** How the residuals' likeness falls with distance; null where no model could be fitted. */
  readonly reach: ResidualReach | null;
  /** Of the least-squares model with the same terms. */
  readonly linear: EvidenceResult<SpatialDiagnostics>;
}

/** How far what a model leaves is alike. */
export interface ResidualReach {
  /** Firms whose pairs are in the bands: all, or so many drawn of a long list. */
  readonly firms: number;
  readonly bands: readonly CorrelogramBand[];
  /** From this distance on firms are no longer alike, kilometres; null where near ones are not either. */
  readonly km: number | null;
  /** Side of the squares that are suggested for the errors, kilometres; null where none are needed. */
  readonly squaresKm: number | null;
}

/** Pairs of more firms take too long. */
const MOST_PAIRED = 5000;
/** Squares hold firms that are alike together where they are wider than likeness reaches. */
const SQUARES_PER_REACH = 2;

const SPACE_DRAWS = 999;
/** Links that fit into memory and into a few seconds. */
const MOST_LINKS = 5_000_000;

/** The nearest firms of each row, each an equal share; rows ascending, all with a place. Fewer where there are fewer firms. */
export function nearestWeights(
  lng: Float64Array,
  lat: Float64Array,
  rows: Int32Array,
  neighbours: number,
): SpatialWeights {
  const tree = new PointTree(lng, lat, rows);
  const k = Math.min(neighbours + 1, tree.count);
  const search = new NearestSearch(tree, k);
  const place = new Map(Array.from(rows, (row, i) => [row, i]));
  const lists = new Array<number[]>(rows.length);
  for (let q = 0; q < tree.count; q++) {
    search.find(q);
    lists[place.get(tree.rowOf[q])!] = Array.from(search.point.subarray(1), (point) =>
      place.get(tree.rowOf[point])!,
    );
  }
  const start = new Int32Array(rows.length + 1);
  lists.forEach((list, i) => (start[i + 1] = start[i] + list.length));
  return spatialWeights(start, Int32Array.from(lists.flat()), true);
}

type Weighed =
  | { readonly weights: SpatialWeights }
  | (ReturnType<typeof refused<'weights-too-many'>> & { readonly weights: null });

function weightsOf(
  chosen: SpaceWeights,
  { lng, lat }: Findings['firmPlaces'],
  rows: Int32Array,
): Weighed {
  if (chosen.kind === 'nearest')
    return { weights: nearestWeights(lng, lat, rows, chosen.neighbours) };
  const at = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]);
  const lists = neighboursWithin(at(lng), at(lat), chosen.km, MOST_LINKS);
  return lists
    ? { weights: spatialWeights(lists.start, lists.neighbour, true) }
    : { ...refused('weights-too-many', { km: chosen.km }), weights: null };
}

function isolatedIn({ start }: SpatialWeights): number {
  let count = 0;
  for (let i = 0; i + 1 < start.length; i++) if (start[i] === start[i + 1]) count++;
  return count;
}

function sharedPoints(
  { lng, lat }: Pick<Findings['firmPlaces'], 'lng' | 'lat'>,
  rows: Int32Array,
): StudySpace['shared'] {
  const at = new Map<string, number>();
  for (const row of rows) {
    const point = `${lng[row]} ${lat[row]}`;
    at.set(point, (at.get(point) ?? 0) + 1);
  }
  const sharing = [...at.values()].reduce((sum, firms) => sum + (firms > 1 ? firms : 0), 0);
  return { firms: rows.length, points: at.size, sharing };
}

/** Tests the outcome and what the fullest model leaves for likeness among neighbours; null where there are too few firms. */
export async function studySpace(
  study: ModelChoice & { readonly settings: Pick<StudySettings, 'weights' | 'seed'> },
  findings: ModelFindings,
  run: Run,
): Promise<StudySpace | null> {
  const setup = setUpModels(study, findings);
  if (!setup) return null;
  const { firmPlaces } = findings;
  const known: number[] = [];
  setup.values.forEach((value, row) => {
    if (Number.isFinite(value) && !Number.isNaN(firmPlaces.lng[row])) known.push(row);
  });
  const rows = Int32Array.from(known);
  if (rows.length < 3) return null;
  const chosen = study.settings.weights ?? DEFAULT_WEIGHTS;
  const shared = sharedPoints(firmPlaces, rows);
  const found = weightsOf(chosen, firmPlaces, rows);
  const { weights } = found;
  if (!weights)
    return {
      ...{ chosen, shared, isolated: 0, outcome: found },
      ...{ residuals: null, reach: null, linear: found },
    };
  const options = { seed: study.settings.seed, draws: SPACE_DRAWS };
  const outcome = await spatialLikeness(
    Float64Array.from(rows, (row) => setup.values[row]),
    weights,
    { ...options, progress: [0, 0.5] },
    run,
  );
  const { model, terms } = fullestOf(setup);
  // Excluded firms are in no model, and a firm without a place is excluded: the model's rows are all among these.
  const place = new Map(known.map((row, i) => [row, i]));
  const within = (of: Model) =>
    restrictWeights(
      weights,
      Int32Array.from(of.design.rows, (row) => place.get(row)!),
      true,
    );
  const residuals =
    model &&
    (await spatialLikeness(
      model.residuals,
      within(model),
      { ...options, progress: [0.5, 1] },
      run,
    ));
  const linear = model?.family === 'ols' ? answered(model) : fitTo(setup, 'ols', terms);
  return {
    chosen,
    isolated: isolatedIn(weights),
    shared,
    outcome,
    residuals,
    reach: model && reachOf(model, findings, study.settings.seed),
    linear: linear.ok ? diagnoseSpace(linear.value, within(linear.value)) : linear,
  };
}

/** The residuals' likeness by distance, and the squares that it suggests. */
function reachOf(model: Model, { firmPlaces }: ModelFindings, seed: number): ResidualReach {
  const random = createRandom(seed);
  const taken = Int32Array.from(model.residuals.keys());
  const firms = Math.min(taken.length, MOST_PAIRED);
  if (firms < taken.length)
    for (let i = 0; i < firms; i++) {
      const j = i + random.below(taken.length - i);
      [taken[i], taken[j]] = [taken[j], taken[i]];
    }
  const rows = taken.subarray(0, firms);
  const placeOf = (column: Float64Array) =>
    Float64Array.from(rows, (row) => column[model.design.rows[row]]);
  const values = Float64Array.from(rows, (row) => model.residuals[row]);
  const positions = { lng: placeOf(firmPlaces.lng), lat: placeOf(firmPlaces.lat) };
  const bands = correlogram(values, positions);
  const km = reachOfLikeness(bands);
  const widest = suggestedGridKm(firmPlaces);
  const squaresKm = km === null ? null : Math.min(SQUARES_PER_REACH * km, widest);
  return { firms, bands, km, squaresKm };
}

/** The model with the most terms among those that can be fitted. */
function fullestOf(setup: ModelSetup): { model: Model | null; terms: readonly Term[] } {
  const wanted = modelsOf(setup.terms).reverse();
  for (const { terms } of wanted) {
    const result = fitTo(setup, setup.family, terms);
    if (result.ok) return { model: result.value, terms };
  }
  return { model: null, terms: wanted[0].terms };
}
