import type { GeoJsonLayer, GeoJsonProperty } from '../../tables';
import { overlayOutcomes, type Overlay } from '../overlay';
import { overlayUnit, type Areas } from '../overlay-units';
import { metadataOf, type ExportInput } from './input';
import { layerExport } from './export-kind';

/**
 * areas.geojson: the areas of an overlay with their figures, as MultiPolygons, or as Points where they are drawn as symbols. Of
 * suppressed areas every figure is null: the values, and the numbers of firms.
 */
export function areasLayer(
  input: Pick<ExportInput, 'study' | 'findings' | 'gazetteer'>,
  { settings, areas, figures, second }: Overlay,
): GeoJsonLayer {
  const { unit } = settings;
  const measure = overlayOutcomes(settings, input.findings);
  const text = (key: string, values: readonly string[]): GeoJsonProperty => ({
    key,
    kind: 'text',
    values,
  });
  const same = (value: string) => areas.codes.map(() => value);
  const { isGrid = false, single = false, sized = false } = overlayUnit(unit);
  const suppression = single ? 1 : settings.leastFirms;
  return {
    name: 'areas',
    metadata: {
      ...metadataOf(input),
      overlay: {
        unit,
        measure,
        per_employee: settings.perEmployee,
        hexagon_km: sized ? settings.hexagonKm : null,
        suppressed_below_firms: suppression,
        ...(figures.shrunk?.prior
          ? {
              drawn_towards: figures.shrunk.prior.mean,
              // null: areas differ no more than chance makes them.
              as_firms: Number.isFinite(figures.shrunk.prior.firms)
                ? figures.shrunk.prior.firms
                : null,
            }
          : {}),
      },
    },
    ids: areas.codes,
    geometry: areas.shapes
      ? { type: 'MultiPolygon', coordinates: areas.shapes }
      : { type: 'Point', lng: areas.lng, lat: areas.lat },
    properties: [
      text('unit', same(unit)),
      text('mesh_code', isGrid ? areas.codes : same('')),
      text('name', areas.names),
      text('name_en', areas.namesEn),
      text('measure', same(measure.join(' + '))),
      text('statistic', same(single ? 'value' : settings.statistic)),
      { key: 'firms', kind: 'integer', values: told(figures.firms) },
      { key: 'n', kind: 'integer', values: told(figures.n) },
      { key: 'value', kind: 'number', values: figures.value },
      ...(figures.shrunk
        ? [
            { key: 'value_ci_low', kind: 'number' as const, values: figures.shrunk.low },
            { key: 'value_ci_high', kind: 'number' as const, values: figures.shrunk.high },
          ]
        : []),
      ...(second
        ? [
            text('second_measure', same(settings.second)),
            { key: 'second_value', kind: 'number' as const, values: second },
          ]
        : []),
      ...approximateFields(areas),
      { key: 'suppressed', kind: 'boolean', values: figures.suppressed },
      {
        key: 'simulated',
        kind: 'boolean',
        values: areas.codes.map(() => (input.findings.simulated ? 1 : 0)),
      },
    ],
  };
}

/** How far borders may be trusted, where any was made of towns' points. */
function approximateFields({ approximate }: Areas): GeoJsonProperty[] {
  if (!approximate) return [];
  const { made, errorKm, coarse, source } = approximate;
  return [
    { key: 'approximate', kind: 'boolean', values: made },
    { key: 'border_error_km', kind: 'number', values: errorKm },
    { key: 'coarse_border', kind: 'boolean', values: coarse },
    {
      key: 'border_source',
      kind: 'text',
      values: Array.from(made, (one) => (one ? source : '')),
    },
  ];
}

/** -1 stands for what is not told. */
const told = (counts: Int32Array): Float64Array =>
  Float64Array.from(counts, (count) => (count < 0 ? NaN : count));

export const areasExport = layerExport({
  name: 'areas.geojson',
  optional: true,
  count: (_, { areas }) => areas,
  async layer(input, { ask }) {
    const overlay = await ask('overlay', {});
    return overlay?.ok ? areasLayer(input, overlay.value) : null;
  },
});
