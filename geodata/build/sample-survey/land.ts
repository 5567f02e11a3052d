import type { MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';

interface Ring {
  readonly points: readonly Position[];
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** Says whether a place in degrees is on land, and not in a lake. */
export type OnLand = (lon: number, lat: number) => boolean;

/**
 * The test for dry land from the basemap's topologies. Rings are counted even-odd, so holes need no care. One call costs
 * the points of those rings whose box holds the place. Prefecture borders take no part: the basemap's are too coarse to
 * tell on which bank of a river a firm is.
 */
export function landTest(japan: Topology, lakes: Topology): OnLand {
  const land = layerRings(japan, 'land');
  const water = layerRings(lakes, 'lakes');
  return (lon, lat) => isInside(land, lon, lat) && !isInside(water, lon, lat);
}

function layerRings(topology: Topology, name: string): Ring[] {
  const object = topology.objects[name];
  if (object === undefined) throw new Error(`The basemap has no layer ${name}`);
  const found = feature(topology, object);
  const features = found.type === 'FeatureCollection' ? found.features : [found];
  return features.flatMap(({ geometry }) => rings(geometry as Polygon | MultiPolygon));
}

function rings(geometry: Polygon | MultiPolygon): Ring[] {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts.flat().map((points) => {
    const lons = points.map(([lon]) => lon);
    const lats = points.map(([, lat]) => lat);
    return {
      points,
      west: Math.min(...lons),
      east: Math.max(...lons),
      south: Math.min(...lats),
      north: Math.max(...lats),
    };
  });
}

function isInside(all: readonly Ring[], lon: number, lat: number): boolean {
  let inside = false;
  for (const { points, west, east, south, north } of all) {
    if (lon < west || lon > east || lat < south || lat > north) continue;
    for (let a = 0, b = points.length - 1; a < points.length; b = a++) {
      const [lonA, latA] = points[a];
      const [lonB, latB] = points[b];
      if (latA > lat === latB > lat) continue;
      if (lon < ((lonB - lonA) * (lat - latA)) / (latB - latA) + lonA) inside = !inside;
    }
  }
  return inside;
}
