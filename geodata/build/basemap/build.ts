import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FeatureCollection } from 'geojson';
import { mergeArcs, meshArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection, Polygon as ArcPolygon, Topology } from 'topojson-specification';
import { cutJapan, type Piece } from './japan';
import { labelPoint } from './label-point';
import { cutNeighbours } from './neighbours';
import { areaKm2 } from './planar';
import { PREFECTURE_NAMES } from './prefecture-names';
import { readCountries, readNaturalEarth, readOsmLand, readOsmWaters } from './sources';
import { cutLakes } from './waters';

const OUT = join(import.meta.dirname, '../../../static/geodata/basemap');

/** Remakes static/geodata/basemap: run with `npx tsx geodata/build/basemap/build.ts`. */
export function buildBasemap(): void {
  const { outlines, borders } = readNaturalEarth();
  const pieces = cutJapan(readOsmLand(), outlines, borders);
  mkdirSync(OUT, { recursive: true });
  write('japan.topo.json', japanTopology(pieces));
  const lakes = { type: 'MultiPolygon' as const, coordinates: cutLakes(readOsmWaters(), pieces) };
  write('lakes.topo.json', compact({ lakes }, 1e-4));
  const neighbours = { type: 'MultiPolygon' as const, coordinates: cutNeighbours(readCountries()) };
  write('neighbours.topo.json', compact({ neighbours }, 2e-3));
}

type Geometries = Parameters<typeof topology>[0];

/** A topology whose coordinates are whole multiples of about `step` degrees. */
function compact(objects: Geometries, step: number): Topology {
  const box = topology(objects).bbox!;
  return topology(objects, 1 + Math.ceil(Math.max(box[2] - box[0], box[3] - box[1]) / step));
}

/** Joins the pieces to prefectures, land and the borders between prefectures; all three share arcs. */
function japanTopology(pieces: readonly Piece[]): Topology {
  const parts: FeatureCollection = {
    type: 'FeatureCollection',
    features: pieces.map(({ code, ring }) => ({
      type: 'Feature',
      properties: { code },
      geometry: { type: 'Polygon', coordinates: [ring] },
    })),
  };
  const cut = compact({ parts }, 1e-4) as Topology<{ parts: GeometryCollection<{ code: string }> }>;
  const shapes = cut.objects.parts.geometries as ArcPolygon<{ code: string }>[];
  const prefectures = PREFECTURE_NAMES.map(({ code, nameJa, nameEn }) => {
    const own = shapes.filter((shape) => shape.properties!.code === code);
    const largest = pieces
      .filter((piece) => piece.code === code)
      .reduce((a, b) => (areaKm2(b.ring) > areaKm2(a.ring) ? b : a));
    const [labelLng, labelLat] = labelPoint(largest.ring).map((v) => Math.round(v * 1e4) / 1e4);
    return {
      ...mergeArcs(cut, own),
      id: code,
      properties: {
        code,
        name_ja: nameJa,
        name_en: nameEn,
        label_lng: labelLng,
        label_lat: labelLat,
      },
    };
  });
  const collection = { type: 'GeometryCollection' as const, geometries: prefectures };
  return dropUnusedArcs({
    ...cut,
    objects: {
      prefectures: collection,
      borders: meshArcs({ ...cut, objects: { collection } }, collection, (a, b) => a !== b),
      land: mergeArcs(cut, shapes),
    },
  } as Topology);
}

/** Leaves out arcs that no object refers to and numbers the others anew. */
function dropUnusedArcs(whole: Topology): Topology {
  const numbers = new Map<number, number>();
  const arcs: Topology['arcs'] = [];
  const renumber = (arc: number): number => {
    const old = arc < 0 ? ~arc : arc;
    if (!numbers.has(old)) {
      numbers.set(old, arcs.length);
      arcs.push(whole.arcs[old]);
    }
    const now = numbers.get(old)!;
    return arc < 0 ? ~now : now;
  };
  const walk = (value: unknown, key = ''): unknown => {
    if (key === 'arcs') {
      return typeof value === 'number'
        ? renumber(value)
        : (value as unknown[]).map((item) => walk(item, 'arcs'));
    }
    if (Array.isArray(value)) return value.map((item) => walk(item, 'item'));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, walk(item, name)]),
    );
  };
  const objects = walk(whole.objects, 'objects') as Topology['objects'];
  return { ...whole, objects, arcs };
}

function write(name: string, content: Topology): void {
  const text = JSON.stringify(content);
  writeFileSync(join(OUT, name), text);
  const kb = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`;
  console.log(`${name}: ${kb(text.length)}, ${kb(gzipSync(text).length)} gzip`);
}

buildBasemap();
