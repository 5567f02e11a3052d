import { bbox, multiPolygon } from '@turf/turf';
import type { MultiPolygonCoordinates } from '../model/cluster';
import type { Areas } from '../study';
import { IS_MISSING, IS_SUPPRESSED, type Classification } from './colours/classification';
import type { FirmColouring } from './colours/colouring';
import type { DrawnOverlay } from './overlay';
import type { Bounds } from './viewpoint';

/** What is counted where no map is on the page. */
export const EVERYWHERE: Bounds = [-Infinity, -Infinity, Infinity, Infinity];

/** Whether a point is in view; never for one without a place (NaN). */
export const isInView = ([west, south, east, north]: Bounds, lng: number, lat: number): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north;

/** Whether a straight line between two points, in degrees, crosses what is in view; never where one has no place (NaN). */
export function crossesView(
  [west, south, east, north]: Bounds,
  from: readonly [number, number],
  to: readonly [number, number],
): boolean {
  let [enters, leaves] = [0, 1];
  for (const [least, most, axis] of [
    [west, east, 0],
    [south, north, 1],
  ] as const) {
    const run = to[axis] - from[axis];
    if (Number.isNaN(run)) return false;
    if (run === 0) {
      if (from[axis] < least || from[axis] > most) return false;
      continue;
    }
    const ends = [(least - from[axis]) / run, (most - from[axis]) / run];
    enters = Math.max(enters, Math.min(...ends));
    leaves = Math.min(leaves, Math.max(...ends));
  }
  return enters <= leaves;
}

const overlaps = (
  [west, south, east, north]: Bounds,
  [left, bottom, right, top]: Bounds,
): boolean => left <= east && right >= west && bottom <= north && top >= south;

/** Whether the box around an area touches what is in view; never for one without a ring. */
export const isAreaInView = (rings: MultiPolygonCoordinates, view: Bounds): boolean =>
  rings.length > 0 && overlaps(view, bbox(multiPolygon(rings)) as [number, number, number, number]);

/** Firms on show per class that are in view. One pass over the firms. */
export function firmsInView(
  { classes, classOf, shown }: FirmColouring,
  { lng, lat }: { readonly lng: Float64Array; readonly lat: Float64Array },
  view: Bounds,
): Int32Array {
  const counts = new Int32Array(classes.length);
  classOf.forEach((own, firm) => {
    if (shown?.[firm] !== 0 && isInView(view, lng[firm], lat[firm])) counts[own] += 1;
  });
  return counts;
}

/** The overlay with the numbers of areas, or of firms, that are in view: of areas with shapes those whose box touches it. */
export function overlayInView(
  { overlay, classification }: DrawnOverlay,
  view: Bounds,
): DrawnOverlay {
  const { classOf } = classification;
  const isSeen = seenBy(overlay.areas, view);
  const counts = new Map<number, number>();
  classOf.forEach((own, area) => {
    if (isSeen(area)) counts.set(own, (counts.get(own) ?? 0) + 1);
  });
  const of = <T extends Classification['missing']>(look: T, index: number): T => ({
    ...look,
    count: counts.get(index) ?? 0,
  });
  const { classes, missing, suppressed } = classification;
  return {
    overlay,
    classification: {
      ...classification,
      classes: classes.map(of),
      missing: of(missing, IS_MISSING),
      suppressed: of(suppressed, IS_SUPPRESSED),
    },
  };
}

const known = new WeakMap<Areas, readonly Bounds[]>();

function seenBy(areas: Areas, view: Bounds): (area: number) => boolean {
  const { shapes, lng, lat } = areas;
  if (!shapes) return (area) => isInView(view, lng[area], lat[area]);
  let boxes = known.get(areas);
  if (!boxes) {
    boxes = shapes.map((rings, area) =>
      rings.length === 0
        ? [lng[area], lat[area], lng[area], lat[area]]
        : (bbox(multiPolygon(rings)) as [number, number, number, number]),
    );
    known.set(areas, boxes);
  }
  return (area) => overlaps(view, boxes[area]);
}
