import { clusterMethod } from '../../cluster';
import { GEOCODE_LEVELS, type NamedCount } from '../../model';
import { groupMeans } from '../../stats/summary';
import type { GeoJsonLayer, GeoJsonProperty } from '../../tables';
import { fileNameOf } from '../ties/events';
import { intervalOf, quotientsOf, specialityOf } from '../quotients';
import { foundProperties } from './found-properties';
import { metadataOf, type ExportInput } from './input';
import { layerExport } from './export-kind';
import { robustnessOf } from '../comparison/robustness';

/** How many of a cluster's industries and municipalities get properties of their own. */
const LISTED = 3;

/** clusters.geojson: every cluster as a MultiPolygon with its definition. */
export function clustersLayer(input: ExportInput): GeoJsonLayer {
  const { findings, study } = input;
  const { clusters, institutions, firms, membership } = findings;
  const settings = study.settings.clusters;
  const { method, radiusKm, minFirms } = settings;
  // A drawn boundary follows no parameter, also where it overrides one of the derived clusters.
  const isDrawn = (i: number) => clusters[i].drawnId !== undefined;
  const { bySize, derives, weighs, compares, outlines } = clusterMethod(method);
  const isSized = (i: number) => bySize && !isDrawn(i);
  const text = (key: string, of: (index: number) => string): GeoJsonProperty => ({
    key,
    kind: 'text',
    values: clusters.map((_, index) => of(index)),
  });
  const number = (
    key: string,
    of: (index: number) => number,
    kind: 'number' | 'integer' | 'boolean' = 'number',
  ): GeoJsonProperty => ({
    key,
    kind,
    values: clusters.map((_, index) => of(index)),
  });
  const tests = input.robustness?.clusterTests;
  const measured = firms.outcomes.find(({ key }) => key === tests?.outcome?.key);
  const tested = measured ? fileNameOf(measured, input.firmsTable.header) : '';
  const special = quotientsOf(findings).map(specialityOf);
  const specialInterval = special.map((each) => each && intervalOf(each));
  // What the map hides of a cluster, this file does not tell either.
  const hidden = (i: number) => input.overlay?.figures.suppressed[i] === 1;
  const told = (of: (i: number) => number) => (i: number) => (hidden(i) ? NaN : of(i));
  const outcomes = firms.outcomes.map((outcome) => ({
    key: `mean_${fileNameOf(outcome, input.firmsTable.header)}`,
    means: groupMeans(outcome.values, membership.clusterOf, clusters.length),
  }));
  return {
    name: 'clusters',
    metadata: metadataOf(input),
    ids: clusters.map(({ index }) => String(index)),
    geometry: { type: 'MultiPolygon', coordinates: clusters.map(({ boundary }) => boundary) },
    properties: [
      number('cluster_id', (i) => i, 'integer'),
      text('name', (i) => clusters[i].nameJa),
      text('name_en', (i) => clusters[i].nameEn),
      text('method', (i) => (isDrawn(i) ? 'drawn' : method)),
      number('radius_km', (i) => (isDrawn(i) ? NaN : radiusKm)),
      number('min_firms', (i) => (isDrawn(i) || compares ? NaN : minFirms), 'integer'),
      number(
        'min_samples',
        (i) => (isSized(i) ? (settings.minSamples ?? minFirms) : NaN),
        'integer',
      ),
      text('selection', (i) => (isSized(i) ? (settings.selection ?? 'eom') : '')),
      // Firms of other industries are in no cluster then, overridden or not.
      text('of_industry', () => (derives ? (settings.industry ?? '') : '')),
      text('weight', (i) => (weighs && !isDrawn(i) ? (settings.weight ?? '') : '')),
      text('boundary_method', (i) =>
        isDrawn(i) ? 'drawn' : outlines ? 'tolerance' : settings.boundary,
      ),
      number('firms', (i) => clusters[i].firms, 'integer'),
      number('core_firms', (i) => clusters[i].coreFirms, 'integer'),
      number('area_km2', (i) => clusters[i].areaKm2),
      number('density_per_km2', (i) => clusters[i].densityPerKm2),
      number('extent_km', (i) => clusters[i].extentKm),
      number('longitude', (i) => clusters[i].lng),
      number('latitude', (i) => clusters[i].lat),
      ...listed(
        'municipality',
        clusters.map(({ municipalities }) => municipalities),
      ),
      ...listed(
        'industry',
        clusters.map(({ industries }) => industries),
      ),
      text('nearest_institution_id', (i) => institutions.id[clusters[i].nearestInstitution] ?? ''),
      text(
        'nearest_institution_name',
        (i) => institutions.nameJa[clusters[i].nearestInstitution] ?? '',
      ),
      number('nearest_institution_km', (i) => clusters[i].nearestInstitutionKm),
      number('persistence', (i) => input.robustness?.positionError?.persistence[i] ?? NaN),
      text('speciality', (i) => special[i]?.industry ?? ''),
      number('speciality_firms', (i) => special[i]?.firms ?? NaN, 'integer'),
      number('speciality_location_quotient', (i) => special[i]?.quotient ?? NaN),
      number('speciality_ci_low', (i) => specialInterval[i]?.[0] ?? NaN),
      number('speciality_ci_high', (i) => specialInterval[i]?.[1] ?? NaN),
      number('speciality_p_value', (i) => special[i]?.pValue ?? NaN),
      number('speciality_q_value', (i) => special[i]?.q ?? NaN),
      text('tested_outcome', () => tested),
      number(
        'outcome_firms',
        told((i) => tests?.outcome?.firms[i] ?? NaN),
        'integer',
      ),
      number(
        'outcome_difference',
        told((i) => tests?.outcome?.difference[i] ?? NaN),
      ),
      number(
        'outcome_p_value',
        told((i) => tests?.outcome?.pValue[i] ?? NaN),
      ),
      number(
        'outcome_q_value',
        told((i) => tests?.outcome?.q[i] ?? NaN),
      ),
      number('concentration_p_value', (i) => tests?.concentration?.pValue[i] ?? NaN),
      ...foundProperties(clusters, number),
      number('only_coarse', (i) => (clusters[i].onlyCoarse ? 1 : 0), 'boolean'),
      ...outcomes.map(({ key, means }) =>
        number(
          key,
          told((i) => means[i]),
        ),
      ),
      number('simulated', () => (findings.simulated ? 1 : 0), 'boolean'),
    ],
  };
}

/** institutions.geojson: every institution as a point with the firms it is nearest to. */
export function institutionsLayer(input: ExportInput): GeoJsonLayer {
  const { institutions, institutionPlaces, proximity, links } = input.findings;
  const nearestFor = new Float64Array(institutions.count);
  for (const nearest of proximity.nearest) if (nearest >= 0) nearestFor[nearest]++;
  const ties = new Float64Array(institutions.count);
  for (const institution of links.institution) ties[institution]++;
  return {
    name: 'institutions',
    metadata: metadataOf(input),
    ids: institutions.id,
    geometry: { type: 'Point', lng: institutionPlaces.lng, lat: institutionPlaces.lat },
    properties: [
      { key: 'name', kind: 'text', values: institutions.nameJa },
      { key: 'name_en', kind: 'text', values: institutions.nameEn },
      { key: 'kind', kind: 'text', values: institutions.kind },
      { key: 'address', kind: 'text', values: institutions.address },
      { key: 'homepage', kind: 'text', values: institutions.homepage },
      { key: 'former_names', kind: 'text', values: institutions.formerNames },
      { key: 'successor', kind: 'text', values: institutions.successor },
      { key: 'as_of', kind: 'text', values: institutions.asOf },
      {
        key: 'geocode_level',
        kind: 'text',
        values: Array.from(institutionPlaces.level, (code) => GEOCODE_LEVELS[code]),
      },
      { key: 'geocode_error_km', kind: 'number', values: institutionPlaces.errorKm },
      {
        key: 'placed_by',
        kind: 'text',
        values: institutions.source ?? institutions.id.map(() => ''),
      },
      { key: 'nearest_for_firms', kind: 'integer', values: nearestFor },
      { key: 'ties', kind: 'integer', values: ties },
    ],
  };
}

/** links.geojson: the ties of the links table, or without one the lines to the nearest institution. */
export function linksLayer(input: ExportInput): GeoJsonLayer {
  const { findings } = input;
  const { firms, firmPlaces, institutions, institutionPlaces, links, proximity } = findings;
  const tied = links.count > 0;
  const firm = tied ? links.firm : rowsWithNearest(proximity.nearest);
  const institution = tied
    ? links.institution
    : Int32Array.from(firm, (row) => proximity.nearest[row]);
  const count = firm.length;
  const ends = (places: typeof firmPlaces, rows: Int32Array) => ({
    lng: Float64Array.from(rows, (row) => places.lng[row]),
    lat: Float64Array.from(rows, (row) => places.lat[row]),
  });
  const from = ends(firmPlaces, firm);
  const to = ends(institutionPlaces, institution);
  const missing = () => new Float64Array(count).fill(NaN);
  return {
    name: 'links',
    metadata: metadataOf(input),
    ids: Array.from(firm, (_, i) => String(i + 1)),
    geometry: {
      type: 'LineString',
      fromLng: from.lng,
      fromLat: from.lat,
      toLng: to.lng,
      toLat: to.lat,
    },
    properties: [
      { key: 'kind', kind: 'text', values: Array.from(firm, () => (tied ? 'tie' : 'nearest')) },
      { key: 'firm_id', kind: 'text', values: Array.from(firm, (row) => firms.id[row]) },
      { key: 'firm_name', kind: 'text', values: Array.from(firm, (row) => firms.name[row]) },
      {
        key: 'institution_id',
        kind: 'text',
        values: Array.from(institution, (row) => institutions.id[row]),
      },
      {
        key: 'institution_name',
        kind: 'text',
        values: Array.from(institution, (row) => institutions.nameJa[row]),
      },
      {
        key: 'distance_km',
        kind: 'number',
        values: tied
          ? links.distanceKm
          : Float64Array.from(firm, (row) => proximity.nearestKm[row]),
      },
      {
        key: 'contact_frequency',
        kind: 'number',
        values: tied ? links.contactFrequency : missing(),
      },
      { key: 'topic', kind: 'text', values: tied ? links.topic : Array.from(firm, () => '') },
      ...(tied && links.year
        ? [{ key: 'year', kind: 'integer' as const, values: links.year }]
        : []),
      {
        key: 'simulated',
        kind: 'boolean',
        values: Array.from(firm, () => (findings.simulated ? 1 : 0)),
      },
    ],
  };
}

function rowsWithNearest(nearest: Int32Array): Int32Array {
  const rows: number[] = [];
  nearest.forEach((institution, row) => {
    if (institution >= 0) rows.push(row);
  });
  return Int32Array.from(rows);
}

/** The most frequent names as `industry_1`, `industry_1_firms`, … */
function listed(key: string, lists: readonly (readonly NamedCount[])[]): GeoJsonProperty[] {
  return Array.from({ length: LISTED }, (_, rank): GeoJsonProperty[] => [
    {
      key: `${key}_${rank + 1}`,
      kind: 'text',
      values: lists.map((list) => list[rank]?.name ?? ''),
    },
    {
      key: `${key}_${rank + 1}_firms`,
      kind: 'integer',
      values: lists.map((list) => list[rank]?.count ?? NaN),
    },
  ]).flat();
}

export const clustersExport = layerExport({
  name: 'clusters.geojson',
  count: ({ summary }) => summary.clusters,
  async layer(input, { ask }) {
    const robustness = await robustnessOf(ask);
    const clusterTests = await ask('clusterTests', {});
    // Where the map shows clusters, this file hides what the map hides.
    const shown = input.study.settings.overlay;
    const overlay = shown?.shown && shown.unit === 'clusters' ? await ask('overlay', {}) : null;
    return clustersLayer({
      ...input,
      robustness: { ...robustness, clusterTests },
      overlay: overlay?.ok ? overlay.value : null,
    });
  },
});

export const institutionsExport = layerExport({
  name: 'institutions.geojson',
  count: ({ summary }) => summary.institutions,
  layer: institutionsLayer,
});

export const linksExport = layerExport({
  name: 'links.geojson',
  count: ({ links, summary }) => links.count || summary.located,
  layer: linksLayer,
});
