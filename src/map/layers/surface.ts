import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import { assemblePolygons } from '../../geo/rings';
import type { MultiPolygonCoordinates } from '../../model/cluster';
import {
  SURFACE_OPACITY,
  SURFACE_ZOOM,
  surfaceClasses,
  type DrawnSurface,
  type SurfaceClass,
} from '../surface';
import { byZoom } from '../style';
import { source, type Look, type MapLayer } from './layer';

interface SurfaceProperties {
  readonly colour: string;
  readonly kind: SurfaceClass['kind'];
}

type Areas = FeatureCollection<MultiPolygon, SurfaceProperties>;

function shapeOf(drawn: DrawnSurface, { kind, from }: SurfaceClass): MultiPolygonCoordinates {
  if (drawn.kind === 'density') {
    const { levels, shapes } = drawn.surface;
    return shapes[levels.indexOf(from)];
  }
  const { surface } = drawn;
  if (kind === 'more' || kind === 'fewer') return surface[kind];
  return surface[kind === 'below' ? 'below' : 'above'].find(({ ratio }) => ratio === from)!.shape;
}

/** An area without the one that lies in it: areas are translucent, and must not lie on each other. */
export function bandOf(
  area: MultiPolygonCoordinates,
  inner: MultiPolygonCoordinates,
): MultiPolygonCoordinates {
  // What was around is a hole, and the other way round.
  const turned = inner.flat().map((ring) => ring.toReversed());
  return assemblePolygons([...area.flat(), ...turned]);
}

/** Areas as bands from class to class, and lines. */
export function surfaceAreas(drawn: DrawnSurface): Areas {
  const classes = surfaceClasses(drawn);
  return {
    type: 'FeatureCollection',
    features: classes.map((own, k): Feature<MultiPolygon, SurfaceProperties> => {
      const next = classes.at(k + 1);
      const isLine = own.kind === 'more' || own.kind === 'fewer';
      const inner = !isLine && next?.kind === own.kind ? shapeOf(drawn, next) : [];
      return {
        type: 'Feature',
        properties: { colour: own.colour, kind: own.kind },
        geometry: { type: 'MultiPolygon', coordinates: bandOf(shapeOf(drawn, own), inner) },
      };
    }),
  };
}

const isOf = (kind: SurfaceClass['kind']) => ['==', ['get', 'kind'], kind] as never;

/** Dashed where firms of interest are fewer. */
const lineOf = (kind: 'more' | 'fewer', dashes: object): LayerSpecification => ({
  id: `surface-${kind}`,
  type: 'line',
  source: 'surface',
  filter: isOf(kind),
  layout: { 'line-join': 'round' },
  paint: { 'line-color': ['get', 'colour'], 'line-width': byZoom([6, 1], [12, 2]), ...dashes },
});

/** From afar clusters are symbols and the surface specks; close up it stands back behind the firms. */
function surfaceLayers({ theme }: Look): LayerSpecification[] {
  const most = SURFACE_OPACITY[theme];
  return [
    {
      id: 'surface-fill',
      type: 'fill',
      source: 'surface',
      filter: ['!', ['in', ['get', 'kind'], ['literal', ['more', 'fewer']]]],
      paint: {
        'fill-color': ['get', 'colour'],
        'fill-opacity': byZoom(
          [SURFACE_ZOOM, 0],
          [6.5, most / 2],
          [8, most],
          [12, most],
          [14, most / 2],
        ),
        'fill-antialias': false,
      },
    },
    lineOf('more', {}),
    lineOf('fewer', { 'line-dasharray': [2, 2] }),
  ];
}

/** How dense firms are, or where some of them are more than the others; its legend stands in `ui`. */
export const surfaceLayer: MapLayer = {
  switch: { name: 'surface', on: (step) => step === 2, label: (m) => m.surfaces.layer },
  sources: {
    surface: source(({ surface }) => (surface ? [surface] : null), surfaceAreas),
  },
  layers: (look) => ({ fills: surfaceLayers(look) }),
};
