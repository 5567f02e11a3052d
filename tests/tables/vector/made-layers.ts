import type { VectorLayer } from '../../../src/tables/vector/layer';

const SQUARE: [number, number][] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
];
const HOLE: [number, number][] = [
  [0.2, 0.2],
  [0.4, 0.2],
  [0.4, 0.4],
  [0.2, 0.4],
  [0.2, 0.2],
];
const FAR: [number, number][] = SQUARE.map(([x, y]) => [x + 3, y]);

/** The first firm lacks what later ones have, the last one has no place; ids and codes would be numbers or dates to a careless reader. */
export const FIRMS: VectorLayer = {
  name: 'firms',
  metadata: { made_by: 'Shuseki', simulated: true },
  ids: ['1234567890123', '01202', '3'],
  geometry: { type: 'Point', lng: [139.70000001, 136.2, NaN], lat: [35.6, 36, NaN] },
  properties: [
    { key: 'in_cluster', kind: 'boolean', values: [NaN, 1, 0] },
    { key: 'nearest_institution_km', kind: 'number', values: [NaN, 12.345678901234, 1e-9] },
    { key: 'cluster_id', kind: 'integer', values: [NaN, 0, 12] },
    { key: 'density', kind: 'number', values: [NaN, NaN, NaN] },
    { key: '会社名', kind: 'text', values: ['', '髙﨑①～ｶﾞ', '<b>&"甲"</b>'] },
    { key: 'employees', kind: 'literal', values: ['', '12.50', '7'] },
    { key: 'capital', kind: 'literal', values: ['', '5120001269485', '-3'] },
    { key: 'digits', kind: 'literal', values: ['', '12345678901234567890', '1'] },
    { key: 'lot', kind: 'text', values: ['2-3-12', '1-4-7', '10-11-5'] },
  ],
};

export const CLUSTERS: VectorLayer = {
  name: 'clusters',
  metadata: null,
  ids: ['0', '1', '2'],
  geometry: { type: 'MultiPolygon', coordinates: [[[SQUARE, HOLE]], [], [[SQUARE], [FAR]]] },
  properties: [{ key: 'name', kind: 'text', values: ['鯖江', '', '丸岡'] }],
};

export const LINKS: VectorLayer = {
  name: 'links',
  metadata: null,
  ids: ['a', 'b'],
  geometry: {
    type: 'LineString',
    fromLng: [139, 1],
    fromLat: [35, 1],
    toLng: [140.5, 1],
    toLat: [36.25, 1],
  },
  properties: [{ key: 'kind', kind: 'text', values: ['nearest', 'tie'] }],
};

export const LAYERS = [FIRMS, CLUSTERS, LINKS];
