import { boundaryOf, normalPolygons, repaired } from '../cluster';
import { crossingsOf } from '../geo';
import {
  success,
  type ClusterSettings,
  type DrawnBoundary,
  type MultiPolygonCoordinates,
  type Problem,
  type Result,
  type StudyFile,
} from '../model';
import { readAreaFiles } from './files/area-file';

/** A boundary out of a file, not in a study yet. */
export interface BroughtBoundary {
  readonly name: string;
  readonly shape: MultiPolygonCoordinates;
  /** Some places where its lines cross; none for one that can be used as it is. */
  readonly crossings: readonly (readonly [number, number])[];
}

/**
 * Reads the boundaries of a file: any that a polygon layer may come as. The problems say which were left out and which cross themselves,
 * and where.
 */
export async function readBoundaryFile(
  file: string,
  bytes: Uint8Array,
): Promise<Result<BroughtBoundary[]>> {
  const read = await readAreaFiles([{ name: file, bytes }]);
  if (!read.ok) return read;
  const { names, shapes } = read.value.layer;
  const brought = shapes.map((shape, i) => ({
    name: names[i],
    shape,
    crossings: crossingsOf(shape),
  }));
  return success(brought, [...read.problems, ...crossingProblems(file, brought)]);
}

/** The shape that counts: repaired where it crosses itself. */
export function usableShape({ shape, crossings }: Pick<BroughtBoundary, 'shape' | 'crossings'>) {
  return crossings.length > 0 ? repaired(shape) : normalPolygons(shape);
}

/** One warning for each boundary that crosses itself. */
export function crossingProblems(
  file: string,
  brought: readonly BroughtBoundary[],
): Extract<Problem, { code: 'boundary-crosses-itself' }>[] {
  return brought.flatMap(({ name, crossings }, i) => {
    if (crossings.length === 0) return [];
    const [[lng, lat]] = crossings;
    const facts = { name: name || String(i + 1), lng, lat, places: crossings.length };
    return [
      { code: 'boundary-crosses-itself', severity: 'warning', where: { file }, facts } as const,
    ];
  });
}

/** The boundaries that define a study's clusters, overrides of derived ones left out; null where another method does. */
export function drawnBoundaries({
  settings,
  boundaries,
}: Pick<StudyFile, 'boundaries'> & {
  readonly settings: { readonly clusters: Pick<ClusterSettings, 'method'> };
}): readonly DrawnBoundary[] | null {
  return settings.clusters.method === 'drawn' ? (boundaries ?? []).filter(isItsOwn) : null;
}

/** True for a boundary that overrides no derived cluster. */
export function isItsOwn({ overrides }: DrawnBoundary): boolean {
  return overrides === undefined;
}

/** The convex hull of some firms, a little larger than they are; null where none of them has a place. */
export function hullAround(
  { lng, lat }: { readonly lng: Float64Array; readonly lat: Float64Array },
  firms: readonly number[],
): MultiPolygonCoordinates | null {
  const placed = Int32Array.from(firms.filter((firm) => !Number.isNaN(lng[firm])));
  return placed.length === 0 ? null : boundaryOf(lng, lat, placed, 'convex', 1);
}

/** Ids b1, b2, …: the first so many that the study does not use yet. */
export function freeBoundaryIds(taken: readonly DrawnBoundary[], count: number): string[] {
  const used = new Set(taken.map(({ id }) => id));
  const free: string[] = [];
  for (let n = 1; free.length < count; n++) if (!used.has(`b${n}`)) free.push(`b${n}`);
  return free;
}

/**
 * Boundaries as a study keeps them: repaired where they cross themselves, with ids that are free beside `taken`, rounded to 7
 * decimals, exteriors counter-clockwise. Boundaries without an area are left out.
 */
export function toDrawn(
  brought: readonly Pick<BroughtBoundary, 'name' | 'shape' | 'crossings'>[],
  taken: readonly DrawnBoundary[] = [],
): DrawnBoundary[] {
  const kept = brought
    .map((each) => ({ name: each.name, coordinates: usableShape(each) }))
    .filter(({ coordinates }) => coordinates.length > 0);
  const ids = freeBoundaryIds(taken, kept.length);
  return kept.map((boundary, i) => ({ id: ids[i], ...boundary }));
}
