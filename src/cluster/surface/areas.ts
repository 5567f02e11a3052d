import { boxOf, isInPolygons } from '../../geo/rings';
import type { MultiPolygonCoordinates } from '../../model/cluster';
import type { RelativeArea } from '../../model/relative';
import { LEAST_CASES } from '../scan/likelihood';
import type { ScanPlaces } from '../scan/places';
import type { Field } from './kernel-field';

/** Areas with the places in each. */
export interface PlacedAreas {
  readonly areas: readonly RelativeArea[];
  /** Number of the area of each place, -1 for none. */
  readonly areaOf: Int32Array;
}

/** Which of the polygons a position is in, -1 for none. They don't overlap. */
function finderOf(shape: MultiPolygonCoordinates): (lng: number, lat: number) => number {
  const polygons = shape.map((polygon) => ({ own: [polygon], box: boxOf(polygon[0]) }));
  return (lng, lat) =>
    polygons.findIndex(
      ({ own, box: [west, south, east, north] }) =>
        lng >= west && lng <= east && lat >= south && lat <= north && isInPolygons(own, lng, lat),
    );
}

/**
 * The parts of `more` with two firms of interest or more, most firms first, and what is in them. `ratios` and `ranks`: of each
 * field the ratio and the p of its judged nodes.
 */
export function areasOf(
  more: MultiPolygonCoordinates,
  { lng, lat, cases, population, placeOf }: ScanPlaces,
  isCase: (firm: number) => boolean,
  fields: readonly Field[],
  ratios: readonly Float64Array[],
  ranks: readonly Float64Array[],
  tolerance: number,
): PlacedAreas {
  const partAt = finderOf(more);
  const partOf = Int32Array.from(lng, (x, p) => partAt(x, lat[p]));
  const sums = more.map(() => ({ observed: 0, population: 0, most: 0, pValue: 1, anchor: -1 }));
  partOf.forEach((part, p) => {
    if (part < 0) return;
    sums[part].observed += cases[p];
    sums[part].population += population[p];
  });
  placeOf.forEach((place, firm) => {
    const part = place < 0 ? -1 : partOf[place];
    if (part >= 0 && sums[part].anchor < 0 && isCase(firm)) sums[part].anchor = firm;
  });
  fields.forEach(({ grid, nodes }, f) =>
    nodes.forEach((node, k) => {
      if (ranks[f][k] > tolerance) return;
      const [column, row] = [node % grid.columns, Math.floor(node / grid.columns)];
      const part = partAt(grid.west + column * grid.stepLng, grid.south + row * grid.stepLat);
      if (part < 0) return;
      sums[part].most = Math.max(sums[part].most, ratios[f][k]);
      sums[part].pValue = Math.min(sums[part].pValue, ranks[f][k]);
    }),
  );
  const kept = [...sums.keys()]
    .filter((part) => sums[part].observed >= LEAST_CASES)
    .sort((a, b) => sums[b].observed - sums[a].observed || sums[a].anchor - sums[b].anchor);
  const number = new Int32Array(more.length).fill(-1);
  kept.forEach((part, k) => (number[part] = k));
  const total = (of: Int32Array | Float64Array) => {
    let sum = 0;
    for (const own of of) sum += own;
    return sum;
  };
  const [allCases, all] = [total(cases), total(population)];
  return {
    areas: kept.map((part) => {
      const expected = (allCases * sums[part].population) / all;
      const outside = (allCases - sums[part].observed) / (allCases - expected);
      return {
        ...sums[part],
        shape: more[part],
        expected,
        relativeRisk: sums[part].observed / expected / outside,
      };
    }),
    areaOf: partOf.map((part) => (part < 0 ? -1 : number[part])),
  };
}
