import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Point } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';

export interface PrefectureProperties {
  /** JIS X 0401, two digits. */
  readonly code: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly label_lng: number;
  readonly label_lat: number;
}

/** What static/geodata/basemap holds, decoded. */
export interface Basemap {
  readonly prefectures: FeatureCollection<MultiPolygon, PrefectureProperties>;
  readonly prefectureNames: FeatureCollection<Point, { name_ja: string; name_en: string }>;
  readonly borders: Feature<MultiLineString>;
  readonly land: Feature<MultiPolygon>;
  readonly lakes: Feature<MultiPolygon>;
  readonly neighbours: Feature<MultiPolygon>;
}

/** The three files of the basemap, by name. */
export const BASEMAP_FILES = [
  'japan.topo.json',
  'lakes.topo.json',
  'neighbours.topo.json',
] as const;
export type BasemapFile = (typeof BASEMAP_FILES)[number];

/**
 * Reads the basemap. `read` gives the parsed content of one file, so that no test needs a network.
 * Throws what `read` throws.
 */
export async function loadBasemap(read: (file: BasemapFile) => Promise<unknown>): Promise<Basemap> {
  const [japan, lakes, neighbours] = (await Promise.all(BASEMAP_FILES.map(read))) as Topology[];
  const prefectures = feature(
    japan,
    japan.objects.prefectures as GeometryCollection<PrefectureProperties>,
  ) as Basemap['prefectures'];
  return {
    prefectures,
    prefectureNames: {
      type: 'FeatureCollection',
      features: prefectures.features.map(({ properties }) => ({
        type: 'Feature',
        properties: { name_ja: properties.name_ja, name_en: properties.name_en },
        geometry: { type: 'Point', coordinates: [properties.label_lng, properties.label_lat] },
      })),
    },
    borders: one<MultiLineString>(japan, 'borders'),
    land: one<MultiPolygon>(japan, 'land'),
    lakes: one<MultiPolygon>(lakes, 'lakes'),
    neighbours: one<MultiPolygon>(neighbours, 'neighbours'),
  };
}

function one<G extends MultiLineString | MultiPolygon>(
  topology: Topology,
  name: string,
): Feature<G> {
  return feature(topology, topology.objects[name] as GeometryObject) as Feature<G>;
}

/** Reads the basemap's files from where the app is served; `baseUrl` ends with a slash. */
export function fetchBasemap(baseUrl: string): Promise<Basemap> {
  return loadBasemap(async (file) => {
    const response = await fetch(`${baseUrl}geodata/basemap/${file}`);
    if (!response.ok) throw new Error(`geodata/basemap/${file}: ${response.status}`);
    return response.json();
  });
}
