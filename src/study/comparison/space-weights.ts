import { NearestSearch, PointTree } from '../../geo';
import { neighboursWithin } from '../../geo/neighbours';
import {
  isArbitrary,
  note,
  refused,
  type EvidenceNote,
  type Findings,
  type SharedPoints,
  type SpaceWeights,
} from '../../model';
import { restrictWeights, spatialWeights, type SpatialWeights } from '../../stats/spatial-weights';

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

/** The weights, or why there are none. */
type Weighed =
  | { readonly weights: SpatialWeights }
  | (ReturnType<typeof refused<'weights-too-many'>> & { readonly weights: null });

/** Each row's neighbours as chosen, each an equal share; rows ascending, all with a place. */
export function spaceWeights(
  chosen: SpaceWeights,
  { lng, lat }: Pick<Findings['firmPlaces'], 'lng' | 'lat'>,
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

/** Rows without a neighbour. */
export function isolatedIn({ start }: SpatialWeights): number {
  let count = 0;
  for (let i = 0; i + 1 < start.length; i++) if (start[i] === start[i + 1]) count++;
  return count;
}

export function sharedPoints(
  { lng, lat }: Pick<Findings['firmPlaces'], 'lng' | 'lat'>,
  rows: Int32Array,
): SharedPoints {
  const at = new Map<string, number>();
  for (const row of rows) {
    const point = `${lng[row]} ${lat[row]}`;
    at.set(point, (at.get(point) ?? 0) + 1);
  }
  const sharing = [...at.values()].reduce((sum, firms) => sum + (firms > 1 ? firms : 0), 0);
  return { firms: rows.length, points: at.size, sharing };
}

/** That who neighbours whom is arbitrary, where it is. */
export function notesOnNeighbours(chosen: SpaceWeights, shared: SharedPoints): EvidenceNote[] {
  const { firms, points } = shared;
  return isArbitrary(chosen, shared) ? [note('neighbours-arbitrary', { firms, points })] : [];
}

/** Rows with an outcome and a place, ascending: among these firms neighbours are sought. */
export function placedWith(values: Float64Array, lng: Float64Array): Int32Array {
  const known: number[] = [];
  values.forEach((value, row) => {
    if (Number.isFinite(value) && !Number.isNaN(lng[row])) known.push(row);
  });
  return Int32Array.from(known);
}

/**
 * The links among the rows of a model, which are some of the `rows` that the weights are of: excluded firms are in no model, and a
 * firm without a place is excluded.
 */
export function weightsWithin(
  weights: SpatialWeights,
  rows: Int32Array,
  ofModel: Int32Array,
): SpatialWeights {
  const place = new Map(Array.from(rows, (row, i) => [row, i]));
  return restrictWeights(
    weights,
    Int32Array.from(ofModel, (row) => place.get(row)!),
    true,
  );
}

/** Links that a table may hold. */
const MOST_WRITTEN = 500_000;

export function areWritten({ neighbour }: SpatialWeights): boolean {
  return neighbour.length <= MOST_WRITTEN;
}

/**
 * Each row's neighbours as rows of the study, counted from 1 and joined by spaces, '0' for a row that has none, '' for firms that take no
 * part; null where there are too many for a table.
 */
export function writtenNeighbours(
  weights: SpatialWeights,
  rows: Int32Array,
  firms: number,
): readonly string[] | null {
  if (!areWritten(weights)) return null;
  const { start, neighbour } = weights;
  const cells = new Array<string>(firms).fill('');
  rows.forEach((row, i) => {
    const own = Array.from(neighbour.subarray(start[i], start[i + 1]), (j) => rows[j] + 1);
    cells[row] = own.length > 0 ? own.join(' ') : '0';
  });
  return cells;
}
