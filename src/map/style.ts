import type {
  ExpressionSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import { letterSpacingOf, nameIn, type Language } from '../i18n';
import type { Municipality } from '../model/geodata';
import type { Basemap } from './basemap';
import { municipalityNames } from './municipality-names';
import { MAP_COLOURS, type MapColours, type Theme } from './theme';

export interface BasemapStyleOptions {
  readonly theme: Theme;
  readonly language: Language;
  /** Show the public tiles of the Geospatial Information Authority; only then anything is fetched from elsewhere. */
  readonly gsiTiles: boolean;
  readonly basemap: Basemap;
  readonly municipalities: readonly Municipality[];
}

/** MapLibre draws text with the machine's own fonts, so that no glyph server is needed. */
export const TEXT_FONT = [
  'system-ui',
  'Hiragino Sans',
  'Noto Sans JP',
  'Noto Sans CJK JP',
  'Yu Gothic UI',
  'Meiryo',
  'sans-serif',
];
/** MapLibre reads the weight out of the first family's name; no font is called so. */
export const TEXT_FONT_BOLD = ['Semibold', ...TEXT_FONT];

export const ATTRIBUTION_OSM =
  '<a href="https://www.openstreetmap.org/copyright" target="_blank" rel="noopener">© OpenStreetMap contributors</a>';
export const ATTRIBUTION_NATURAL_EARTH =
  '<a href="https://www.naturalearthdata.com/" target="_blank" rel="noopener">Natural Earth</a>';
export const ATTRIBUTION_GSI =
  '<a href="https://maps.gsi.go.jp/development/ichiran.html" target="_blank" rel="noopener">国土地理院</a>';
export const GSI_TILES = 'https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png';

/** Data layers go below the first of these and above everything else of the basemap. */
export const FIRST_NAME_LAYER = 'municipality-names';

/** Below this zoom the tiles of the Geospatial Information Authority do not exist. */
const GSI_LEAST_ZOOM = 5;

/** The basemap as a style: sea, land, borders, lakes and names, in one of two themes and languages. */
export function basemapStyle(options: BasemapStyleOptions): StyleSpecification {
  return {
    version: 8,
    name: 'Shuseki',
    projection: { type: 'mercator' },
    sources: { ...basemapSources(options), ...(options.gsiTiles ? { gsi: GSI_SOURCE } : {}) },
    layers: basemapLayers(options),
  };
}

/** The only source that is not ours. */
export const GSI_SOURCE: SourceSpecification = {
  type: 'raster',
  tiles: [GSI_TILES],
  tileSize: 256,
  minzoom: GSI_LEAST_ZOOM,
  maxzoom: 18,
  attribution: ATTRIBUTION_GSI,
};

function basemapSources({
  basemap,
  municipalities,
}: BasemapStyleOptions): Record<string, SourceSpecification> {
  return {
    neighbours: {
      type: 'geojson',
      data: basemap.neighbours,
      attribution: ATTRIBUTION_NATURAL_EARTH,
      tolerance: 0.2,
    },
    land: { type: 'geojson', data: basemap.land, attribution: ATTRIBUTION_OSM, tolerance: 0.2 },
    lakes: { type: 'geojson', data: basemap.lakes, tolerance: 0.2 },
    borders: { type: 'geojson', data: basemap.borders, tolerance: 0.2 },
    'prefecture-names': { type: 'geojson', data: basemap.prefectureNames },
    'municipality-names': { type: 'geojson', data: municipalityNames(municipalities) },
  };
}

/** The basemap's layers, bottom to top, names last. */
export function basemapLayers({
  theme,
  language,
  gsiTiles,
}: Pick<BasemapStyleOptions, 'theme' | 'language' | 'gsiTiles'>): LayerSpecification[] {
  const colours = MAP_COLOURS[theme];
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
    {
      id: 'neighbours',
      type: 'fill',
      source: 'neighbours',
      paint: { 'fill-color': colours.neighbour },
    },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colours.land } },
    {
      id: 'coast',
      type: 'line',
      source: 'land',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.coast, 'line-width': byZoom([4, 0.5], [9, 1], [12, 1.2]) },
    },
    { id: 'lakes', type: 'fill', source: 'lakes', paint: { 'fill-color': colours.lake } },
    {
      id: 'lake-shores',
      type: 'line',
      source: 'lakes',
      minzoom: 7,
      paint: { 'line-color': colours.coast, 'line-width': 0.75 },
    },
    {
      id: 'borders',
      type: 'line',
      source: 'borders',
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colours.border, 'line-width': byZoom([4, 0.5], [8, 1.1], [12, 1.8]) },
    },
    ...(gsiTiles ? [gsiLayer(theme)] : []),
    // The tiles carry their own names.
    ...nameLayers(colours, language, gsiTiles ? GSI_LEAST_ZOOM : 24),
  ];
}

/** The tiles are made for a pale page; on a dark one light and dark change places. */
function gsiLayer(theme: Theme): LayerSpecification {
  return {
    id: 'gsi',
    type: 'raster',
    source: 'gsi',
    minzoom: GSI_LEAST_ZOOM,
    paint:
      theme === 'light'
        ? { 'raster-opacity': 0.9, 'raster-saturation': -0.3, 'raster-fade-duration': 0 }
        : {
            'raster-brightness-min': 0.85,
            'raster-brightness-max': 0.08,
            // Turned about, so that water stays blue.
            'raster-hue-rotate': 180,
            'raster-saturation': -0.7,
            'raster-fade-duration': 0,
          },
  };
}

function nameLayers(
  colours: MapColours,
  language: Language,
  maxzoom: number,
): SymbolLayerSpecification[] {
  const field: ExpressionSpecification = ['get', nameIn(language, 'name_ja', 'name_en')];
  const rank = (...ranks: number[]): ExpressionSpecification => [
    'in',
    ['get', 'rank'],
    ['literal', ranks],
  ];
  const municipalities = (
    id: string,
    ranks: number[],
    minzoom: number,
    size: ExpressionSpecification,
  ): SymbolLayerSpecification => ({
    id,
    type: 'symbol',
    source: 'municipality-names',
    minzoom: Math.min(minzoom, maxzoom),
    maxzoom,
    filter: rank(...ranks),
    layout: {
      'text-field': field,
      'text-font': TEXT_FONT,
      'text-size': size,
      'text-padding': 6,
      'text-max-width': 8,
      'symbol-sort-key': ['get', 'order'],
    },
    paint: {
      'text-color': colours.municipalityName,
      'text-halo-color': colours.nameHalo,
      'text-halo-width': 1.2,
      'text-opacity': fadeIn(minzoom),
    },
  });
  return [
    municipalities(FIRST_NAME_LAYER, [2], 9.6, byZoom([9, 10], [12, 12])),
    municipalities('city-names', [1], 8, byZoom([8, 10.5], [12, 13])),
    municipalities('capital-names', [0], 6.6, byZoom([6, 11], [12, 14])),
    {
      id: 'prefecture-names',
      type: 'symbol',
      source: 'prefecture-names',
      maxzoom: Math.min(9, maxzoom),
      layout: {
        'text-field': field,
        'text-font': TEXT_FONT,
        'text-size': byZoom([4, 10], [6, 12], [8, 16]),
        'text-letter-spacing': letterSpacingOf(language),
        'text-padding': 8,
      },
      paint: {
        'text-color': colours.prefectureName,
        'text-halo-color': colours.nameHalo,
        'text-halo-width': 1.4,
        'text-opacity': ['interpolate', ['linear'], ['zoom'], 8, 1, 9, 0],
      },
    },
  ];
}

/** A number that grows evenly between zoom levels: pairs of zoom and value. */
export function byZoom(...stops: [number, number][]): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as ExpressionSpecification;
}

function fadeIn(zoom: number): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], zoom, 0, zoom + 0.4, 1];
}
