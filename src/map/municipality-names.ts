import geojson, { type FeatureCollection, type Point } from 'geojson';
import type { Municipality } from '../model/geodata';

export interface MunicipalityNameProperties {
  readonly name_ja: string;
  readonly name_en: string;
  /** 0 prefectural capitals and designated cities, 1 cities and Tokyo's wards, 2 wards, towns and villages. */
  readonly rank: number;
  /** Who is written first where there is not room for all: lower goes first. */
  readonly order: number;
}

/** Shinjuku and Yamaguchi: capitals that don't bear the code xx201, and who bears it instead. */
const OTHER_CAPITALS = new Set(['13104', '35203']);
const NO_CAPITALS = new Set(['13201', '35201']);

/**
 * Points that carry the names of municipalities. Codes are given in the order in which places became cities, so the
 * older and mostly larger ones are written first. A ward loses its city's name, which is written beside it anyway.
 */
export function municipalityNames(
  municipalities: readonly Municipality[],
): FeatureCollection<Point, MunicipalityNameProperties> {
  const designated = new Set(
    municipalities
      .filter(({ kind }) => kind === 'designated_city')
      .map(({ code }) => code.slice(0, 2)),
  );
  const rows = municipalities.map((place) => {
    const rank = rankOf(place, designated);
    return {
      lat: place.lat,
      lng: place.lng,
      name_ja: place.kind === 'ward' ? place.name.replace(/^.*?市/, '') : place.name,
      name_en: place.labelEn,
      rank,
      order: rank * 1000 + Number(place.code.slice(2)),
    };
  });
  return geojson.parse(rows, {
    Point: ['lat', 'lng'],
    include: ['name_ja', 'name_en', 'rank', 'order'],
  });
}

/** A prefecture with a designated city has its capital among those; elsewhere the first city is the capital. */
function rankOf({ code, kind }: Municipality, designated: ReadonlySet<string>): number {
  if (kind === 'designated_city' || OTHER_CAPITALS.has(code)) return 0;
  const isFirst = code.endsWith('201') && !designated.has(code.slice(0, 2));
  if (isFirst && !NO_CAPITALS.has(code)) return 0;
  return kind === 'city' || kind === 'special_ward' ? 1 : 2;
}
