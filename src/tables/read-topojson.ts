import type { MultiPolygon } from 'geojson';
import { feature } from 'topojson-client';
import type {
  GeometryCollection,
  MultiPolygon as MultiPolygonObject,
  Topology,
} from 'topojson-specification';
import type { MultiPolygonCoordinates } from '../model';
import type { PolygonLayer } from './polygon-layer';

interface PrefectureProperties {
  readonly name_ja: string;
  readonly name_en: string;
}

/** The prefectures of static/geodata/basemap/japan.topo.json, named in Japanese and English. Throws where the file is another one. */
export function readPrefectures(bytes: Uint8Array): PolygonLayer & { namesEn: readonly string[] } {
  const topology = JSON.parse(new TextDecoder().decode(bytes)) as Topology;
  const { features } = feature(
    topology,
    topology.objects.prefectures as GeometryCollection<PrefectureProperties>,
  );
  return {
    names: features.map(({ properties }) => properties.name_ja),
    namesEn: features.map(({ properties }) => properties.name_en),
    shapes: features.map(
      ({ geometry }) =>
        (geometry as MultiPolygon).coordinates as unknown as MultiPolygonCoordinates,
    ),
  };
}

/** Japan's land in the same file: outlines of islands without lakes. Throws where the file is another one. */
export function readLand(bytes: Uint8Array): MultiPolygonCoordinates {
  const topology = JSON.parse(new TextDecoder().decode(bytes)) as Topology;
  const { geometry } = feature(topology, topology.objects.land as MultiPolygonObject);
  return geometry.coordinates as unknown as MultiPolygonCoordinates;
}
