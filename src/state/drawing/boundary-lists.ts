import type { Cluster, DrawnBoundary, MultiPolygonCoordinates } from '../../model';
import { freeBoundaryIds, merged, toDrawn } from '../../study';

type Boundaries = readonly DrawnBoundary[];

/** The list with another shape for one of its boundaries. */
export function withShape(
  list: Boundaries,
  id: string,
  coordinates: MultiPolygonCoordinates,
): Boundaries {
  return list.map((each) => (each.id === id ? { ...each, coordinates } : each));
}

/** The list with a boundary in two parts: the first keeps its id and name, the second follows it without a name, its id free beside `taken`. */
export function withParts(
  list: Boundaries,
  whole: string,
  [first, second]: readonly [MultiPolygonCoordinates, MultiPolygonCoordinates],
  taken: Boundaries = list,
): Boundaries {
  const [id] = freeBoundaryIds(taken, 1);
  return list.flatMap((each) =>
    each.id === whole
      ? [
          { ...each, coordinates: first },
          { id, name: '', coordinates: second },
        ]
      : [each],
  );
}

/** The list with two of its boundaries as one, which has the first one's id and whichever name there is. */
export function withMerged(list: Boundaries, one: DrawnBoundary, other: DrawnBoundary): Boundaries {
  const coordinates = merged(one.coordinates, other.coordinates);
  const name = one.name || other.name;
  return list
    .filter(({ id }) => id !== other.id)
    .map((each) => (each.id === one.id ? { ...each, name, coordinates } : each));
}

/** Derived clusters as drawn boundaries, in their order; a name only where a person gave it. Ids are free beside `taken`. */
export function drawnFrom(clusters: readonly Cluster[], taken: Boundaries): Boundaries {
  return toDrawn(
    clusters.map(({ renamed, nameJa, boundary }) => ({
      name: renamed ? nameJa : '',
      shape: boundary,
      crossings: [],
    })),
    taken,
  );
}

/** What is to override a derived cluster: its boundary as it is, ready to be edited. None for a boundary without an area. */
export function overrideOf(
  { anchorFirmId, boundary }: Cluster,
  taken: Boundaries,
): DrawnBoundary | undefined {
  const [made] = toDrawn([{ name: '', shape: boundary, crossings: [] }], taken);
  return made && { ...made, overrides: anchorFirmId };
}
