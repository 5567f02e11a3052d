import type { FeatureCollection, MultiLineString } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Findings } from '../../model/findings';
import { crossesView } from '../in-view';
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

/** The firms that a line is drawn from: one for each place, since as many on each other would hide what lies below. */
function lineFirms(
  { lng, lat }: Findings['firmPlaces'],
  { nearest }: Findings['proximity'],
  firms: Iterable<number>,
): number[] {
  const drawn = new Set<string>();
  const rows: number[] = [];
  for (const firm of firms) {
    const from = `${lng[firm]} ${lat[firm]}`;
    // A firm without a place has no nearest institution.
    if (nearest[firm] < 0 || drawn.has(from)) continue;
    drawn.add(from);
    rows.push(firm);
  }
  return rows;
}

const known = new WeakMap<Findings['proximity'], number[]>();

/** As `lineFirms`, of all firms. */
function allLineFirms(places: Findings['firmPlaces'], proximity: Findings['proximity']): number[] {
  let rows = known.get(proximity);
  if (!rows) known.set(proximity, (rows = lineFirms(places, proximity, proximity.nearest.keys())));
  return rows;
}

/** Lines from firms to their nearest institution, one feature for each institution that is nearest to any. */
export function proximityLines(
  firmPlaces: Findings['firmPlaces'],
  institutionPlaces: Findings['institutionPlaces'],
  proximity: Findings['proximity'],
  firms?: readonly number[],
): FeatureCollection<MultiLineString, { institution: number; lines: number }> {
  const rows = firms
    ? lineFirms(firmPlaces, proximity, firms)
    : allLineFirms(firmPlaces, proximity);
  const lines = new Map<number, [number, number][][]>();
  for (const firm of rows) {
    const institution = proximity.nearest[firm];
    const line: [number, number][] = [
      [firmPlaces.lng[firm], firmPlaces.lat[firm]],
      [institutionPlaces.lng[institution], institutionPlaces.lat[institution]],
    ];
    const own = lines.get(institution);
    if (own === undefined) lines.set(institution, [line]);
    else own.push(line);
  }
  return {
    type: 'FeatureCollection',
    features: [...lines].map(([institution, coordinates]) => ({
      type: 'Feature',
      id: institution,
      properties: { institution, lines: rows.length },
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
    // Where ties are known, the colours tell how near institutions are, and lines who talks.
    on: (step, { firms, ties }) => step === 3 && ties === 0 && firms <= MOST_LINES,
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
  legend: ({ firmPlaces, institutionPlaces, proximity }, { theme, view }) => {
    const count = allLineFirms(firmPlaces, proximity).filter((firm) => {
      const institution = proximity.nearest[firm];
      return crossesView(
        view,
        [firmPlaces.lng[firm], firmPlaces.lat[firm]],
        [institutionPlaces.lng[institution], institutionPlaces.lat[institution]],
      );
    }).length;
    if (count === 0) return [];
    const mark = { kind: 'line', dashes: [], colour: MAP_COLOURS[theme].proximity } as const;
    return [{ mark, text: (m) => m.app.map.nearestLine, count }];
  },
};
