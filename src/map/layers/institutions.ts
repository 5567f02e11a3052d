import { featureCollection, point } from '@turf/helpers';
import type { Feature, FeatureCollection, Point } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import { nameIn, type Messages } from '../../i18n';
import type { Findings } from '../../model/findings';
import { INSTITUTION_KINDS, type InstitutionKind } from '../../model/geodata';
import { isInView } from '../in-view';
import { LEGEND_SHAPE_SIZE, shapeImage, shapePath } from '../shapes';
import { byZoom, TEXT_FONT } from '../style';
import { MAP_COLOURS } from '../theme';
import { source, visibilityOf, type Look, type MapLayer, type Seen } from './layer';

export interface InstitutionProperties {
  /** Row of the institution, also the feature's id. */
  readonly index: number;
  readonly kind: string;
  readonly name_ja: string;
  readonly name_en: string;
}

/** The step whose question is who is near. */
const ASKED_IN = 3;
/** From afar shapes are too small to be told apart. */
const TOLD_FROM = 8;
/** Shapes that stand for all kinds. */
const SHAPES_SHOWN = 2;

/** Name of the image that shapes.ts draws for a kind. */
const shapeImageId = (kind: string): string => `institution-${kind}`;

/** Institutions that have a place, as points. */
export function institutionPoints(
  institutions: Findings['institutions'],
  { lng, lat }: Findings['institutionPlaces'],
): FeatureCollection<Point, InstitutionProperties> {
  const features: Feature<Point, InstitutionProperties>[] = [];
  for (let index = 0; index < institutions.count; index++) {
    if (Number.isNaN(lng[index])) continue;
    const properties: InstitutionProperties = {
      index,
      kind: institutions.kind[index],
      name_ja: institutions.nameJa[index],
      // Many small institutions have no English name.
      name_en: institutions.nameEn[index] || institutions.nameJa[index],
    };
    features.push(point([lng[index], lat[index]], properties, { id: index }));
  }
  return featureCollection(features);
}

/** A ring under hovered and selected institutions, their shapes, and their names from afar on. */
function institutionLayers({ theme, language, visible }: Look): LayerSpecification[] {
  const colours = MAP_COLOURS[theme];
  const visibility = visibilityOf(visible.institutions);
  return [
    {
      id: 'institution-mark',
      type: 'circle',
      source: 'institutions',
      layout: { visibility },
      paint: {
        'circle-radius': byZoom([4, 6], [10, 12]),
        'circle-color': colours.institutionHalo,
        'circle-stroke-color': colours.mark,
        'circle-stroke-width': 2,
        'circle-opacity': marked(0.9, 0.9),
        'circle-stroke-opacity': marked(1, 0.6),
      },
    },
    {
      id: 'institutions',
      type: 'symbol',
      source: 'institutions',
      layout: {
        visibility,
        'icon-image': ['concat', shapeImageId(''), ['get', 'kind']],
        'icon-size': byZoom([4, 0.22], [6, 0.36], [7, 0.5], [10, 0.82], [13, 1.1]),
        'icon-allow-overlap': true,
        // From near on, names of places keep clear of the shapes.
        'icon-ignore-placement': ['step', ['zoom'], true, 8.5, false],
      },
      paint: {
        'icon-color': colours.institution,
        'icon-halo-color': colours.institutionHalo,
        'icon-halo-width': byZoom([4, 0.8], [9, 1.6]),
        'icon-opacity': visible.clusterSymbols
          ? byZoom([4, 0.15], [8, 0.5], [11, 0.95])
          : byZoom([4, 0.3], [6, 0.65], [8, 0.95]),
      },
    },
    {
      id: 'institution-names',
      type: 'symbol',
      source: 'institutions',
      minzoom: 10,
      layout: {
        visibility,
        'text-field': ['get', nameIn(language, 'name_ja', 'name_en')],
        'text-font': TEXT_FONT,
        'text-size': byZoom([10, 10], [13, 12]),
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.9,
        'text-max-width': 9,
      },
      paint: {
        'text-color': colours.institution,
        'text-halo-color': colours.institutionHalo,
        'text-halo-width': 1.3,
      },
    },
  ];
}

function marked(selected: number, hovered: number) {
  return [
    'case',
    ['boolean', ['feature-state', 'selected'], false],
    selected,
    ['boolean', ['feature-state', 'hovered'], false],
    hovered,
    0,
  ] as [
    'case',
    ['boolean', ['feature-state', string], boolean],
    number,
    ['boolean', ['feature-state', string], boolean],
    number,
    number,
  ];
}

/** A line for each kind that is in view where institutions are the question and their shapes can be told, else one for all. */
function institutionLegend(
  { institutions, institutionPlaces: { lng, lat } }: Findings,
  { theme, step, view, zoom }: Seen,
) {
  const counts = new Map<InstitutionKind, number>();
  institutions.kind.forEach((kind, i) => {
    if (isInView(view, lng[i], lat[i])) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  });
  const kinds = INSTITUTION_KINDS.filter((kind) => counts.has(kind));
  const line = (
    shown: readonly InstitutionKind[],
    text: (m: Messages) => string,
    count: number,
  ) => ({
    mark: {
      kind: 'shapes' as const,
      paths: shown.map((kind) => shapePath(kind, LEGEND_SHAPE_SIZE)),
      colour: MAP_COLOURS[theme].institution,
    },
    text,
    count,
  });
  if ((step === ASKED_IN && zoom >= TOLD_FROM) || kinds.length < 2)
    return kinds.map((kind) => line([kind], (m) => m.words.kind[kind], counts.get(kind) ?? 0));
  const all = [...counts.values()].reduce((sum, each) => sum + each, 0);
  return [line(kinds.slice(0, SHAPES_SHOWN), (m) => m.app.map.institutions, all)];
}

export const institutionLayer: MapLayer = {
  switch: { name: 'institutions', on: true, label: (m) => m.app.map.institutions },
  sources: {
    institutions: source(
      ({ findings }) => [findings.institutions, findings.institutionPlaces],
      institutionPoints,
    ),
  },
  layers: (look) => ({ points: institutionLayers(look) }),
  legend: institutionLegend,
  images: Object.fromEntries(
    INSTITUTION_KINDS.map((kind) => [shapeImageId(kind), () => shapeImage(kind)]),
  ),
  pick: { kind: 'institution', layers: ['institutions'], near: true, first: true },
  mark: {
    source: 'institutions',
    kind: 'institution',
    rows: ({ institutions }) => institutions,
  },
};
