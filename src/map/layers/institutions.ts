import { featureCollection, point } from '@turf/helpers';
import type { Feature, FeatureCollection, Point } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Language } from '../../i18n';
import type { Findings } from '../../model/findings';
import { byZoom, TEXT_FONT } from '../style';
import { MAP_COLOURS, type Theme } from '../theme';

export interface InstitutionProperties {
  /** Row of the institution, also the feature's id. */
  readonly index: number;
  readonly kind: string;
  readonly name_ja: string;
  readonly name_en: string;
}

/** Name of the image that shapes.ts draws for a kind. */
export const shapeImageId = (kind: string): string => `institution-${kind}`;

/** Institutions that have a place, as points. */
export function institutionPoints({
  institutions,
  institutionPlaces: { lng, lat },
}: Pick<Findings, 'institutions' | 'institutionPlaces'>): FeatureCollection<
  Point,
  InstitutionProperties
> {
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
export function institutionLayers(
  theme: Theme,
  language: Language,
  visible: boolean,
): LayerSpecification[] {
  const colours = MAP_COLOURS[theme];
  const visibility = visible ? 'visible' : 'none';
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
        'icon-opacity': byZoom([4, 0.3], [6, 0.65], [8, 0.95]),
      },
    },
    {
      id: 'institution-names',
      type: 'symbol',
      source: 'institutions',
      minzoom: 10,
      layout: {
        visibility,
        'text-field': ['get', language === 'ja' ? 'name_ja' : 'name_en'],
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
