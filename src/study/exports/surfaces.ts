import type { DensitySurface } from '../../cluster';
import type { RelativeSurface } from '../../model';
import { writeGeoJson, type GeoJsonLayer, type GeoJsonProperty } from '../../tables';
import { relativeOf, type StudyRelative } from '../questions/surfaces';
import { layerExport } from './export-kind';
import { metadataOf, type ExportInput } from './input';

type Made = Pick<ExportInput, 'study' | 'findings' | 'gazetteer'>;

const simulated = ({ findings }: Made, count: number): GeoJsonProperty => ({
  key: 'simulated',
  kind: 'boolean',
  values: new Array<number>(count).fill(findings.simulated ? 1 : 0),
});

/** density.geojson: nested areas where firms are at least so dense, from the least level up. */
export function densityLayer(
  input: Made,
  { firms, bandwidthKm, levels, shapes, most }: DensitySurface,
): GeoJsonLayer {
  return {
    name: 'density',
    metadata: {
      ...metadataOf(input),
      density: {
        kernel: 'quartic',
        bandwidth_km: bandwidthKm,
        firms,
        densest_per_km2: most,
      },
    },
    ids: levels.map((_, k) => String(k + 1)),
    geometry: { type: 'MultiPolygon', coordinates: shapes },
    properties: [
      { key: 'least_firms_per_km2', kind: 'number', values: levels },
      { key: 'bandwidth_km', kind: 'number', values: levels.map(() => bandwidthKm) },
      simulated(input, levels.length),
    ],
  };
}

/** relative-density.geojson: areas by how many times the usual share, then those where the share has p up to the tolerance to a side. */
export function relativeLayer(
  input: Made,
  { industry, register }: Pick<StudyRelative, 'industry' | 'register'>,
  found: RelativeSurface,
): GeoJsonLayer {
  const rows = [
    ...found.above.map(({ ratio, shape }) => ({ kind: 'above', ratio, shape })),
    ...found.below.map(({ ratio, shape }) => ({ kind: 'below', ratio: 1 / ratio, shape })),
    { kind: 'more', ratio: NaN, shape: found.more },
    { kind: 'fewer', ratio: NaN, shape: found.fewer },
  ].filter(({ shape }) => shape.length > 0);
  return {
    name: 'relative-density',
    metadata: {
      ...metadataOf(input),
      relative_density: {
        of_industry: industry,
        ...(register === '' ? {} : { register }),
        firms_of_interest: found.cases,
        firms: found.firms,
        kernel: 'gaussian',
        bandwidths: found.bandwidths,
        bandwidth_km: found.bandwidthKm,
        narrowest_bandwidth_km: found.narrowestKm,
        widest_bandwidth_km: found.widestKm,
        ...(found.squareKm > 0 ? { square_km: found.squareKm } : {}),
        tolerance: found.tolerance,
        draws: found.draws,
        seed: found.seed,
        p_value: found.pValue,
      },
    },
    ids: rows.map((_, k) => String(k + 1)),
    geometry: { type: 'MultiPolygon', coordinates: rows.map(({ shape }) => shape) },
    properties: [
      { key: 'surface', kind: 'text', values: rows.map(({ kind }) => kind) },
      { key: 'relative_density', kind: 'number', values: rows.map(({ ratio }) => ratio) },
      { key: 'bandwidth_km', kind: 'number', values: rows.map(() => found.bandwidthKm) },
      simulated(input, rows.length),
    ],
  };
}

/** relative-density.geojson of what a person asked for. */
export const relativeGeoJson = (...of: Parameters<typeof relativeLayer>): Promise<string[]> =>
  writeGeoJson(relativeLayer(...of));

export const densityExport = layerExport({
  name: 'density.geojson',
  optional: true,
  count: ({ summary }) => (summary.inside + summary.outside > 0 ? 1 : 0),
  async layer(input, { ask }) {
    const found = await ask('density', {});
    return found && found.levels.length > 0 ? densityLayer(input, found) : null;
  },
});

export const relativeExport = layerExport({
  name: 'relative-density.geojson',
  optional: true,
  count: (_, { relative }) => relative,
  async layer(input, { ask }) {
    const question = relativeOf(input.study.settings.clusters);
    const isAgainst = question.against === 'register' && input.findings.background;
    if (question.industry === '' && !isAgainst && !input.findings.firms.apart?.includes(1))
      return null;
    const found = await ask('relativeDensity', question);
    return found && typeof found.result !== 'string'
      ? relativeLayer(input, found, found.result)
      : null;
  },
});
