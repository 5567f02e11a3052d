import type { Cluster, DrawnBoundary, MultiPolygonCoordinates } from '../model';
import { freeBoundaryIds, merged, toDrawn } from '../study';

type Boundaries = readonly DrawnBoundary[];

/** The list with another shape for one of its boundaries. */
export function withShape(
  list: Boundaries,
  id: string,
  coordinates: MultiPolygonCoordinates,
): Boundaries {
  return list.map((each) => (each.id === id ? { ...each, coordinates } : each));
}

/** The list with a boundary in two parts: the first keeps its id and name, the second follows it without a name. */
export function withParts(
  list: Boundaries,
  whole: string,
  [first, second]: readonly [MultiPolygonCoordinates, MultiPolygonCoordinates],
): Boundaries {
  const [id] = freeBoundaryIds(list, 1);
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

/** Derived clusters as drawn boundaries, in their order; a name only where a person gave it. */
export function drawnFrom(clusters: readonly Cluster[]): Boundaries {
  return toDrawn(
    clusters.map(({ renamed, nameJa, boundary }) => ({
      name: renamed ? nameJa : '',
      shape: boundary,
      crossings: [],
    })),
  );
}
