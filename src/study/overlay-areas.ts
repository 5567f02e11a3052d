import {
  gridBounds,
  gridCodeText,
  gridRing,
  gridSquareOf,
  hexagonOf,
  hexagonRing,
  isInPolygons,
  type GridLevel,
} from '../geo';
import {
  isFineLevel,
  type Findings,
  type Municipality,
  type MultiPolygonCoordinates,
  type OverlaySettings,
} from '../model';

/** Polygons with names, as a person brings them. */
export interface AreaLayer {
  readonly names: readonly string[];
  /** Absent where they are the same. */
  readonly namesEn?: readonly string[];
  /** Five-digit municipality codes, '' where an area has none; absent where none has. */
  readonly codes?: readonly string[];
  readonly shapes: readonly MultiPolygonCoordinates[];
}

/** What areas are made from beside the findings. */
export interface AreaSources {
  readonly municipalities: readonly Municipality[];
  /** The areas' names are the prefectures' in Japanese. */
  readonly prefectures: AreaLayer | null;
  readonly imported: AreaLayer | null;
}

/** Areas as columns, and which of them each firm is in. */
export interface Areas {
  /** One per firm, -1 for none. */
  readonly areaOf: Int32Array;
  /** Grid and municipality codes as text; of other areas their number from 1. */
  readonly codes: readonly string[];
  /** '' where an area has no name. */
  readonly names: readonly string[];
  readonly namesEn: readonly string[];
  /** Null for areas that are drawn as symbols at a point. */
  readonly shapes: readonly MultiPolygonCoordinates[] | null;
  /** Degrees: where symbols stand; empty for areas with shapes. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

type Places = Findings['firmPlaces'];
const NO_POINTS = new Float64Array(0);

/**
 * The areas of a unit; null where they are not there. Squares, hexagons and brought polygons take only firms that are located to their
 * town or better, unless coarse ones are wanted.
 */
export function areasOf(
  { unit, hexagonKm }: OverlaySettings,
  findings: Findings,
  { municipalities, prefectures, imported }: AreaSources,
  includeCoarse: boolean,
): Areas | null {
  const { firms, firmPlaces: places, membership, clusters } = findings;
  const precise = preciseFirms(places, includeCoarse);
  switch (unit) {
    case 'firms':
      return {
        areaOf: placedFirms(places),
        codes: firms.id,
        names: firms.name,
        namesEn: firms.name,
        shapes: null,
        lng: places.lng,
        lat: places.lat,
      };
    case 'grid_1km':
      return gridAreas(places, 'third', precise);
    case 'grid_500m':
      return gridAreas(places, 'half', precise);
    case 'hexagons':
      return hexagonAreas(places, hexagonKm, precise);
    case 'prefectures':
      return prefectures && namedAreas(places.prefecture, prefectures);
    case 'municipalities':
      return municipalityAreas(places, municipalities);
    case 'clusters':
      return {
        areaOf: membership.clusterOf,
        codes: clusters.map(({ index }) => String(index)),
        names: clusters.map(({ nameJa }) => nameJa),
        namesEn: clusters.map(({ nameEn }) => nameEn),
        shapes: clusters.map(({ boundary }) => boundary),
        lng: NO_POINTS,
        lat: NO_POINTS,
      };
    case 'imported':
      return imported && polygonAreas(places, imported, precise);
  }
}

const preciseFirms =
  ({ lng, level }: Places, includeCoarse: boolean) =>
  (firm: number): boolean =>
    !Number.isNaN(lng[firm]) && (includeCoarse || isFineLevel(level[firm]));

/**
 * Each firm's area in the unit that holds this one's areas and shows the same firms: from the values of both, and what is hidden in
 * neither, the hidden ones could be found by subtraction. Numbers from 0, -1 for none; null where no unit holds this one.
 */
export function coarserAreaOf(
  { unit }: Pick<OverlaySettings, 'unit'>,
  { firmPlaces: places }: Pick<Findings, 'firmPlaces'>,
  includeCoarse: boolean,
): Int32Array | null {
  if (unit === 'municipalities') {
    const names = [...new Set(places.prefecture)].filter((name) => name !== '');
    const row = new Map(names.map((name, i) => [name, i]));
    return Int32Array.from(places.prefecture, (name) => row.get(name) ?? -1);
  }
  return unit === 'grid_500m'
    ? gridAreas(places, 'third', preciseFirms(places, includeCoarse)).areaOf
    : null;
}

const placedFirms = ({ lng }: Places): Int32Array =>
  Int32Array.from(lng, (value, firm) => (Number.isNaN(value) ? -1 : firm));

function gridAreas(places: Places, level: GridLevel, precise: (firm: number) => boolean): Areas {
  const keys = Float64Array.from(places.lng, (lng, firm) =>
    precise(firm) ? gridSquareOf(lng, places.lat[firm], level) : NaN,
  );
  const codes = [...new Set(keys)].filter((code) => !Number.isNaN(code)).sort((a, b) => a - b);
  const row = new Map(codes.map((code, i) => [code, i]));
  const texts = codes.map((code) => gridCodeText(code, level));
  return {
    areaOf: Int32Array.from(keys, (code) => row.get(code) ?? -1),
    ...withoutNames(texts),
    shapes: texts.map((text) => [[gridRing(gridBounds(text)!)]]),
  };
}

function hexagonAreas(places: Places, km: number, precise: (firm: number) => boolean): Areas {
  const found = Array.from(places.lng, (lng, firm) =>
    precise(firm) ? hexagonOf(lng, places.lat[firm], km) : null,
  );
  const keys = found.map((cell) => (cell ? `${cell.q}_${cell.r}` : ''));
  const cells = new Map(found.flatMap((cell, firm) => (cell ? [[keys[firm], cell] as const] : [])));
  const sorted = [...cells].sort(([, a], [, b]) => a.r - b.r || a.q - b.q);
  const row = new Map(sorted.map(([key], i) => [key, i]));
  return {
    areaOf: Int32Array.from(keys, (key) => row.get(key) ?? -1),
    ...withoutNames(sorted.map(([key]) => key)),
    shapes: sorted.map(([, cell]) => [[hexagonRing(cell, km)]]),
  };
}

const withoutNames = (codes: readonly string[]) => ({
  codes,
  names: codes.map(() => ''),
  namesEn: codes.map(() => ''),
  lng: NO_POINTS,
  lat: NO_POINTS,
});

const layerAreas = ({ names, namesEn = names, shapes }: AreaLayer) => ({
  codes: names.map((_, i) => String(i + 1)),
  names,
  namesEn,
  shapes,
  lng: NO_POINTS,
  lat: NO_POINTS,
});

function namedAreas(nameOf: readonly string[], layer: AreaLayer): Areas {
  const row = new Map(layer.names.map((name, i) => [name, i]));
  return { areaOf: Int32Array.from(nameOf, (name) => row.get(name) ?? -1), ...layerAreas(layer) };
}

/** Only municipalities with a firm: symbols for all others would say nothing. */
function municipalityAreas(places: Places, municipalities: readonly Municipality[]): Areas {
  const used = new Set(places.municipalityCode);
  const shown = municipalities.filter(({ code }) => used.has(code));
  const row = new Map(shown.map(({ code }, i) => [code, i]));
  return {
    areaOf: Int32Array.from(places.municipalityCode, (code) => row.get(code) ?? -1),
    codes: shown.map(({ code }) => code),
    names: shown.map(({ prefecture, name }) => prefecture + name),
    namesEn: shown.map(({ labelEn }) => labelEn),
    shapes: null,
    lng: Float64Array.from(shown, ({ lng }) => lng),
    lat: Float64Array.from(shown, ({ lat }) => lat),
  };
}

/** A firm belongs to the first polygon that holds it. */
function polygonAreas(places: Places, layer: AreaLayer, precise: (firm: number) => boolean): Areas {
  const boxes = layer.shapes.map((polygons) => {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [exterior] of polygons)
      for (const [x, y] of exterior) {
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      }
    return box;
  });
  const areaOf = Int32Array.from(places.lng, (x, firm) => {
    if (!precise(firm)) return -1;
    const y = places.lat[firm];
    return layer.shapes.findIndex((polygons, i) => {
      const [west, south, east, north] = boxes[i];
      return x >= west && x <= east && y >= south && y <= north && isInPolygons(polygons, x, y);
    });
  });
  return { areaOf, ...layerAreas(layer) };
}
