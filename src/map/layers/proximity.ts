import type { FeatureCollection, MultiLineString } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Findings } from '../../model/findings';
import { byZoom } from '../style';
import { MAP_COLOURS, type Theme } from '../theme';
import { source, visibilityOf, type MapLayer } from './layer';

/** More lines than these are shown only where they are asked for. */
const MOST_LINES = 10_000;

type LineParts = readonly [
  Findings['firmPlaces'],
  Findings['institutionPlaces'],
  Findings['proximity'],
];

/**
 * Lines from firms to their nearest institution, one feature for each institution that is nearest to any. Firms at one point have one
 * line: as many on each other would hide what lies below.
 */
export function proximityLines(
  firmPlaces: Findings['firmPlaces'],
  institutionPlaces: Findings['institutionPlaces'],
  { nearest }: Findings['proximity'],
  firms?: readonly number[],
): FeatureCollection<MultiLineString, { institution: number; lines: number }> {
  const lines = new Map<number, [number, number][][]>();
  const drawn = new Set<string>();
  const add = (firm: number): void => {
    const institution = nearest[firm];
    // A firm without a place has no nearest institution.
    if (institution < 0) return;
    const from = `${firmPlaces.lng[firm]} ${firmPlaces.lat[firm]}`;
    if (drawn.has(from)) return;
    drawn.add(from);
    const line: [number, number][] = [
      [firmPlaces.lng[firm], firmPlaces.lat[firm]],
      [institutionPlaces.lng[institution], institutionPlaces.lat[institution]],
    ];
    const own = lines.get(institution);
    if (own === undefined) lines.set(institution, [line]);
    else own.push(line);
  };
  if (firms === undefined) for (let firm = 0; firm < nearest.length; firm++) add(firm);
  else firms.forEach(add);
  return {
    type: 'FeatureCollection',
    features: [...lines].map(([institution, coordinates]) => ({
      type: 'Feature',
      id: institution,
      properties: { institution, lines: drawn.size },
      geometry: { type: 'MultiLineString', coordinates },
    })),
  };
}

/** The more lines there are, the fainter each. */
const FAINTNESS: ExpressionSpecification = [
  ...['interpolate', ['linear'], ['get', 'lines']],
  ...[20, 0.5, 150, 0.3, 1000, 0.18, 10_000, 0.1],
] as unknown as ExpressionSpecification;

/** Faint lines for all firms, and clear ones for the selected firms. */
function proximityLayers(theme: Theme, visibility: 'visible' | 'none'): LayerSpecification[] {
  const colours = MAP_COLOURS[theme];
  return [
    {
      id: 'proximity',
      type: 'line',
      source: 'proximity',
      layout: { visibility },
      paint: {
        'line-color': colours.proximity,
        'line-width': byZoom([4, 0.35], [9, 0.7], [12, 1]),
        'line-opacity': FAINTNESS,
      },
    },
    {
      id: 'proximity-selected',
      type: 'line',
      source: 'proximity-selected',
      layout: { 'line-cap': 'round' },
      paint: {
        'line-color': colours.accent,
        'line-width': byZoom([4, 1], [12, 1.8]),
        'line-opacity': 0.85,
      },
    },
  ];
}

const lineParts = (findings: Findings): LineParts => [
  findings.firmPlaces,
  findings.institutionPlaces,
  findings.proximity,
];

export const proximityLayer: MapLayer = {
  switch: {
    name: 'proximity',
    on: (step, firms) => step === 3 && firms <= MOST_LINES,
    label: (m) => m.app.map.links,
  },
  sources: {
    proximity: source(
      ({ findings, visible }) => (visible.proximity ? lineParts(findings) : null),
      proximityLines,
    ),
    'proximity-selected': source(
      ({ findings, selection: { firms } }) =>
        firms.length > 0 ? [...lineParts(findings), firms] : null,
      proximityLines,
    ),
  },
  layers: ({ theme, visible }) => ({
    lines: proximityLayers(theme, visibilityOf(visible.proximity)),
  }),
};
