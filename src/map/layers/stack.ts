import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapSpec } from '../spec';
import { basemapLayers, basemapStyle, FIRST_NAME_LAYER } from '../style';
import { areaLayer } from './areas';
import { clusterSymbolLayer } from './cluster-symbols';
import { clusterLayer } from './clusters';
import { errorCircleLayer } from './error-circle';
import { flowLayer } from './flows';
import { gatheredLayer } from './gathered';
import { institutionLayer } from './institutions';
import { PLACES, type LayerSource, type MapLayer, type Place, type Wanted } from './layer';
import { parentLayer } from './parents';
import { proximityLayer } from './proximity';
import { siteLayer } from './site';
import { stackLayer } from './stacks';
import { surfaceLayer } from './surface';

/** All that the map draws but the basemap and the firms' own layer, bottom to top within each place. */
export const MAP_LAYERS: readonly MapLayer[] = [
  surfaceLayer,
  clusterLayer,
  areaLayer,
  gatheredLayer,
  stackLayer,
  errorCircleLayer,
  proximityLayer,
  parentLayer,
  flowLayer,
  institutionLayer,
  clusterSymbolLayer,
  siteLayer,
];

/** The firms' own layer goes right below this one. */
export const ABOVE_FIRMS = 'prefecture-names';
/** The marks of firms go right below this one: above what lies on the firms, below names. */
export const ABOVE_MARKS = 'cluster-names';

const SOURCES = new Map<string, LayerSource>(
  MAP_LAYERS.flatMap(({ sources }) => Object.entries(sources)),
);
/** Sources that hold the study's data. */
export const DATA_SOURCES: readonly string[] = [...SOURCES.keys()];

/** The parts that a source's data are made of: as long as they are the same, so are the data. */
export function partsOf(id: string, { findings, ...rest }: Wanted): readonly unknown[] {
  return findings === null ? [] : (SOURCES.get(id)!.parts({ findings, ...rest }) ?? []);
}

/** Sources whose data differ between what is shown and what is wanted. */
export function changedSources(shown: Wanted, wanted: Wanted): string[] {
  return DATA_SOURCES.filter((id) => {
    const before = partsOf(id, shown);
    const after = partsOf(id, wanted);
    return before.length !== after.length || before.some((part, i) => part !== after[i]);
  });
}

/** The features of a source; none where nothing is shown, so that nothing is computed for hidden lines. */
export function dataOf(id: string, { findings, ...rest }: Wanted): GeoJSON.FeatureCollection {
  if (findings === null) return { type: 'FeatureCollection', features: [] };
  return SOURCES.get(id)!.data({ findings, ...rest });
}

/** All layers but the firms' own, bottom to top. */
export function mapLayers(spec: Omit<MapSpec, 'labels'>): LayerSpecification[] {
  const base = basemapLayers(spec);
  const firstName = base.findIndex(({ id }) => id === FIRST_NAME_LAYER);
  // Names of prefectures are few and give bearings, so they lie above the firms; those of municipalities below.
  const prefectures = base.length - 1;
  const parts = MAP_LAYERS.map((layer) => layer.layers(spec));
  const at = (from: Place, to: Place): LayerSpecification[] =>
    PLACES.slice(PLACES.indexOf(from), PLACES.indexOf(to) + 1).flatMap((place) =>
      parts.flatMap((each) => each[place] ?? []),
    );
  return [
    ...base.slice(0, firstName),
    ...at('fills', 'outlines'),
    ...base.slice(firstName, prefectures),
    ...at('symbols', 'lines'),
    base[prefectures],
    ...at('points', 'names'),
  ];
}

/** Whether `mapLayers` would give the same for both. The page makes `visible` anew on every change: its identity says nothing. */
export function haveSameLayers(a: MapSpec, b: MapSpec): boolean {
  const names = Object.keys({ ...a.visible, ...b.visible });
  return (
    a.theme === b.theme &&
    a.language === b.language &&
    a.gsiTiles === b.gsiTiles &&
    names.every((name) => a.visible[name] === b.visible[name])
  );
}

/** The whole style: basemap, data and names. */
export function mapStyle(spec: Omit<MapSpec, 'labels'>): StyleSpecification {
  const base = basemapStyle(spec);
  const data = Object.fromEntries(
    DATA_SOURCES.map((id) => [
      id,
      { type: 'geojson' as const, data: dataOf(id, spec), tolerance: 0.2 },
    ]),
  );
  return { ...base, sources: { ...base.sources, ...data }, layers: mapLayers(spec) };
}
