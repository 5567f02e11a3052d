import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Findings } from '../../model/findings';
import type { MapSpec } from '../spec';
import { basemapLayers, basemapStyle, FIRST_NAME_LAYER } from '../style';
import { areaLayers, areaShapes, areaSymbols } from './areas';
import { clusterBoundaries, clusterLayers, clusterNames } from './clusters';
import { errorCircleLayers, errorCircles } from './error-circle';
import { flowFeatures, flowLayers } from './flows';
import { institutionLayers, institutionPoints } from './institutions';
import { parentFeatures, parentLayers } from './parents';
import { proximityLayers, proximityLines } from './proximity';
import { siteLayers, sitePoint } from './site';
import { stackLayers, stackPoints } from './stacks';

/** The firms' own layer goes right below this one. */
export const ABOVE_FIRMS = 'prefecture-names';

const NO_FEATURES = { type: 'FeatureCollection' as const, features: [] };

/** Sources that hold the study's data, in the order in which `dataOf` knows them. */
export const DATA_SOURCES = [
  'clusters',
  'cluster-names',
  'institutions',
  'proximity',
  'proximity-selected',
  'stacks',
  'error-circles',
  'areas',
  'area-symbols',
  'parents',
  'flows',
  'site',
] as const;
export type DataSource = (typeof DATA_SOURCES)[number];

type Wanted = Pick<MapSpec, 'findings' | 'visible' | 'selection' | 'overlay' | 'flows' | 'site'>;

/** The parts that a source's data are made of: as long as they are the same, so are the data. */
export function partsOf(source: DataSource, wanted: Wanted): unknown[] {
  const { findings, visible, selection, overlay, flows, site } = wanted;
  if (findings === null) return [];
  switch (source) {
    case 'clusters':
    case 'cluster-names':
      return [findings.clusters];
    case 'institutions':
      return [findings.institutions, findings.institutionPlaces];
    case 'proximity':
      return visible.proximity ? lineParts(findings) : [];
    case 'proximity-selected':
      return selection.firms.length > 0 ? [...lineParts(findings), selection.firms] : [];
    case 'stacks':
      return [findings.firmPlaces];
    case 'error-circles':
      return visible.errorRadius ? [findings.firmPlaces, selection.firms] : [];
    case 'areas':
    case 'area-symbols':
      return overlay ? [overlay] : [];
    case 'parents':
      return visible.parents && findings.parents ? [findings.parents, findings.firmPlaces] : [];
    case 'flows':
      return flows ? [flows] : [];
    case 'site':
      return site ? [site] : [];
  }
}

/** Sources whose data differ between what is shown and what is wanted. */
export function changedSources(shown: Wanted, wanted: Wanted): DataSource[] {
  return DATA_SOURCES.filter((source) => {
    const before = partsOf(source, shown);
    const after = partsOf(source, wanted);
    return before.length !== after.length || before.some((part, i) => part !== after[i]);
  });
}

const lineParts = (findings: Findings): unknown[] => [
  findings.firmPlaces,
  findings.institutionPlaces,
  findings.proximity,
];

/** The features of a source; none where nothing is shown, so that nothing is computed for hidden lines. */
export function dataOf(source: DataSource, wanted: Wanted): GeoJSON.FeatureCollection {
  const { findings, selection } = wanted;
  if (findings === null || partsOf(source, wanted).length === 0) return NO_FEATURES;
  switch (source) {
    case 'clusters':
      return clusterBoundaries(findings.clusters);
    case 'cluster-names':
      return clusterNames(findings.clusters);
    case 'institutions':
      return institutionPoints(findings);
    case 'proximity':
      return proximityLines(findings);
    case 'proximity-selected':
      return proximityLines(findings, selection.firms);
    case 'stacks':
      return stackPoints(findings.firmPlaces);
    case 'error-circles':
      return errorCircles(findings.firmPlaces, selection.firms);
    case 'areas':
      return areaShapes(wanted.overlay!);
    case 'area-symbols':
      return areaSymbols(wanted.overlay!);
    case 'parents':
      return parentFeatures(findings.parents!, findings.firmPlaces);
    case 'flows':
      return flowFeatures(wanted.flows!);
    case 'site':
      return sitePoint(wanted.site!);
  }
}

/** All layers but the firms' own, bottom to top. */
export function mapLayers(spec: Omit<MapSpec, 'labels'>): LayerSpecification[] {
  const { theme, language, visible } = spec;
  const base = basemapLayers(spec);
  const firstName = base.findIndex(({ id }) => id === FIRST_NAME_LAYER);
  // Names of prefectures are few and give bearings, so they lie above the firms; those of municipalities below.
  const prefectures = base.length - 1;
  const clusters = clusterLayers(theme, language, visible.clusters);
  const areas = areaLayers(theme);
  // Areas cover what fills clusters, and leave their outlines.
  const [clusterFill, ...clusterLines] = clusters.boundaries;
  return [
    ...base.slice(0, firstName),
    clusterFill,
    ...areas.shapes,
    ...clusterLines,
    ...base.slice(firstName, prefectures),
    ...areas.symbols,
    ...stackLayers(theme, visible.firms),
    ...errorCircleLayers(theme),
    ...proximityLayers(theme, visible.proximity),
    ...parentLayers(theme),
    ...flowLayers(theme),
    base[prefectures],
    ...institutionLayers(theme, language, visible.institutions),
    ...siteLayers(theme),
    ...clusters.names,
  ];
}

/** Whether `mapLayers` would give the same for both. The page makes `visible` anew on every change: its identity says nothing. */
export function haveSameLayers(a: MapSpec, b: MapSpec): boolean {
  return (
    a.theme === b.theme &&
    a.language === b.language &&
    a.gsiTiles === b.gsiTiles &&
    a.visible.firms === b.visible.firms &&
    a.visible.clusters === b.visible.clusters &&
    a.visible.institutions === b.visible.institutions &&
    a.visible.proximity === b.visible.proximity
  );
}

/** The whole style: basemap, data and names. */
export function mapStyle(spec: Omit<MapSpec, 'labels'>): StyleSpecification {
  const base = basemapStyle(spec);
  const data = Object.fromEntries(
    DATA_SOURCES.map((source) => [
      source,
      { type: 'geojson' as const, data: dataOf(source, spec), tolerance: 0.2 },
    ]),
  );
  return { ...base, sources: { ...base.sources, ...data }, layers: mapLayers(spec) };
}
