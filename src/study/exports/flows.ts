import type { Municipality } from '../../model';
import type { GeoJsonLayer, GeoJsonProperty } from '../../tables';
import type { FlowLevel, StudyFlows } from '../questions/flows';
import { metadataOf, type ExportInput } from './input';
import { layerExport } from './export-kind';

/**
 * flows.geojson: the flows that the study shows, one straight line each from where contacts start to the institution, or between two
 * clusters. Of clusters `from_id` is the cluster's number, of municipalities their code.
 */
export function flowsLayer(
  input: Pick<ExportInput, 'study' | 'findings' | 'gazetteer'>,
  { levels, settings }: StudyFlows,
  municipalities: readonly Municipality[],
): GeoJsonLayer {
  const rows = levels.flatMap((level) =>
    Array.from({ length: level.count }, (_, line) => ({ level, line })),
  );
  const endOf = ends(input, municipalities);
  const text = (key: string, of: (level: FlowLevel, line: number) => string): GeoJsonProperty => ({
    key,
    kind: 'text',
    values: rows.map(({ level, line }) => of(level, line)),
  });
  const column = (of: (level: FlowLevel, line: number) => number) =>
    Float64Array.from(rows, ({ level, line }) => of(level, line));
  return {
    name: 'flows',
    metadata: {
      ...metadataOf(input),
      flows: {
        grouping: settings.grouping,
        kinds: settings.kinds,
        ...(settings.topics ? { topics: settings.topics } : {}),
        least_contacts: settings.leastContacts,
        band_km: settings.bandKm,
        residuals: settings.residuals,
      },
    },
    ids: rows.map((_, i) => String(i + 1)),
    geometry: {
      type: 'LineString',
      fromLng: column((level, line) => level.fromLng[line]),
      fromLat: column((level, line) => level.fromLat[line]),
      toLng: column((level, line) => level.toLng[line]),
      toLat: column((level, line) => level.toLat[line]),
    },
    properties: [
      text('ends', ({ ends: kind }) => kind),
      text('from_id', (level, line) => endOf(level, 'from', line).id),
      text('from_name', (level, line) => endOf(level, 'from', line).name),
      text('to_id', (level, line) => endOf(level, 'to', line).id),
      text('to_name', (level, line) => endOf(level, 'to', line).name),
      { key: 'strength', kind: 'number', values: column(({ strength }, line) => strength[line]) },
      { key: 'ties', kind: 'integer', values: column(({ ties }, line) => ties[line]) },
      {
        key: 'residual',
        kind: 'number',
        values: column(({ residual }, line) => residual?.[line] ?? NaN),
      },
      {
        key: 'simulated',
        kind: 'boolean',
        values: rows.map(() => (input.findings.simulated ? 1 : 0)),
      },
    ],
  };
}

function ends(
  { findings }: Pick<ExportInput, 'findings'>,
  municipalities: readonly Municipality[],
) {
  const { firms, clusters, institutions } = findings;
  return (level: FlowLevel, end: 'from' | 'to', line: number): { id: string; name: string } => {
    const row = level[end][line];
    if (level.ends === 'between_clusters' || (end === 'from' && level.ends === 'clusters'))
      return { id: String(row), name: clusters[row].nameJa };
    if (end === 'to') return { id: institutions.id[row], name: institutions.nameJa[row] };
    if (level.ends === 'firms') return { id: firms.id[row], name: firms.name[row] };
    const { code, prefecture, name } = municipalities[row];
    return { id: code, name: `${prefecture}${name}` };
  };
}

export const flowsExport = layerExport({
  name: 'flows.geojson',
  optional: true,
  count: (_, { flows }) => flows,
  async layer(input, { ask, shows }) {
    const isShown = input.study.settings.flows || shows.includes('flows.geojson');
    const flows = isShown ? await ask('flows', {}) : null;
    return flows && flowsLayer(input, flows, input.municipalities);
  },
});
