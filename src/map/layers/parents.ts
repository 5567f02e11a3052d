import type { Feature, FeatureCollection, MultiLineString, Point } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { PlaceColumns } from '../../model';
import type { ParentColumns } from '../../model/linkage';
import { crossesView } from '../in-view';
import { byZoom } from '../style';
import { MAP_COLOURS, type Theme } from '../theme';
import type { Bounds } from '../viewpoint';
import { source, type MapLayer } from './layer';

interface ParentProperties {
  readonly parent: number;
  /** Tiles tell a point from the points of a line by no other way. */
  readonly part: 'lines' | 'end';
}

/** Dashes as long as three widths: as no other line of the map. */
const PARENT_DASHES = [3, 2] as const;

/** For each parent firm with a place its point, and the lines that its firms send there; those of firms without a place are none. */
export function parentFeatures(
  { count, places, of }: ParentColumns,
  firmPlaces: PlaceColumns,
): FeatureCollection<MultiLineString | Point, ParentProperties> {
  const lines = Array.from({ length: count }, (): [number, number][][] => []);
  of.forEach((parent, firm) => {
    if (parent < 0 || Number.isNaN(places.lng[parent]) || Number.isNaN(firmPlaces.lng[firm]))
      return;
    lines[parent].push([
      [firmPlaces.lng[firm], firmPlaces.lat[firm]],
      [places.lng[parent], places.lat[parent]],
    ]);
  });
  const features = lines.flatMap(
    (coordinates, parent): Feature<MultiLineString | Point, ParentProperties>[] => {
      if (coordinates.length === 0) return [];
      const at = [places.lng[parent], places.lat[parent]];
      return [
        {
          type: 'Feature',
          properties: { parent, part: 'lines' },
          geometry: { type: 'MultiLineString', coordinates },
        },
        {
          type: 'Feature',
          properties: { parent, part: 'end' },
          geometry: { type: 'Point', coordinates: at },
        },
      ];
    },
  );
  return { type: 'FeatureCollection', features };
}

/** Lines in view, of firms and parents that both have a place. */
function parentLineCount({ of, places }: ParentColumns, firms: PlaceColumns, view: Bounds): number {
  let count = 0;
  of.forEach((parent, firm) => {
    const ends = [places.lng[parent], places.lat[parent]] as const;
    if (parent >= 0 && crossesView(view, [firms.lng[firm], firms.lat[firm]], ends)) count += 1;
  });
  return count;
}

/** Dashed lines, and a ring where they end. What is not to be seen has no features. */
function parentLayers(theme: Theme): LayerSpecification[] {
  const { parent, rim } = MAP_COLOURS[theme];
  return [
    {
      id: 'parents',
      type: 'line',
      source: 'parents',
      filter: ['==', ['get', 'part'], 'lines'],
      paint: {
        'line-color': parent,
        'line-width': byZoom([4, 0.8], [9, 1.3], [12, 1.8]),
        'line-dasharray': [...PARENT_DASHES],
      },
    },
    {
      id: 'parent-points',
      type: 'circle',
      source: 'parents',
      filter: ['==', ['get', 'part'], 'end'],
      paint: {
        'circle-radius': byZoom([4, 3], [12, 6]),
        'circle-color': rim,
        'circle-stroke-color': parent,
        'circle-stroke-width': 1.8,
      },
    },
  ];
}

export const parentLayer: MapLayer = {
  switch: {
    name: 'parents',
    on: true,
    label: (m) => m.ties.parents.layer,
    occurs: ({ parents }) => parents !== null,
  },
  sources: {
    parents: source(
      ({ findings: { parents, firmPlaces }, visible }) =>
        visible.parents && parents ? [parents, firmPlaces] : null,
      parentFeatures,
    ),
  },
  layers: ({ theme }) => ({ lines: parentLayers(theme) }),
  legend: ({ parents, firmPlaces }, { theme, view }) => {
    const count = parents ? parentLineCount(parents, firmPlaces, view) : 0;
    if (count === 0) return [];
    const mark = {
      kind: 'line',
      dashes: PARENT_DASHES,
      colour: MAP_COLOURS[theme].parent,
    } as const;
    return [{ mark, text: (m) => m.ties.parents.legend, count }];
  },
};
