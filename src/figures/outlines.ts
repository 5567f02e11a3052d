import { mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** Positions [lng, lat] in degrees. */
export type Line = readonly (readonly [number, number] | readonly number[])[];

/** Coast and prefecture borders of static/geodata/basemap/japan.topo.json as lines, each border once. */
export function outlinesOf(japan: unknown): readonly Line[] {
  const topology = japan as Topology;
  return mesh(topology, topology.objects.prefectures as GeometryCollection).coordinates;
}
