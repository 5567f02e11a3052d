import {
  CLUSTER_ROLES,
  GEOCODE_LEVELS,
  industryByCode,
  industryByName,
  ROLE_CODE,
  type FirmRole,
  type PlaceColumns,
  type Roles,
} from '../../model';
import { inputProperties, layerCsv, type GeoJsonLayer, type GeoJsonProperty } from '../../tables';
import { EVENTS_KEY, fileNameOf } from '../ties/events';
import { proximityProperties } from '../proximity-measures';
import { MORAN_TYPES, SPOTS } from '../questions/hot-spots';
import { metadataOf, type ExportInput } from './input';
import { layerExport, type ExportKind } from './export-kind';
import { robustnessOf } from '../comparison/robustness';

/** firms.geojson: every firm as a point, or with a null geometry where it has no place. */
export function firmsLayer(input: ExportInput): GeoJsonLayer {
  const { firms, firmPlaces } = input.findings;
  return {
    name: 'firms',
    metadata: metadataOf(input),
    ids: firms.id,
    geometry: { type: 'Point', lng: firmPlaces.lng, lat: firmPlaces.lat },
    ...firmProperties(input),
  };
}

/** Place of each row as properties, in the order of the command line's `geocode`. */
export function placeProperties(places: PlaceColumns): GeoJsonProperty[] {
  const level = Array.from(places.level, (code) => GEOCODE_LEVELS[code]);
  return [
    { key: 'geocode_level', kind: 'text', values: level },
    { key: 'geocode_error_km', kind: 'number', values: places.errorKm },
    { key: 'geocode_matched', kind: 'text', values: places.matched },
    { key: 'geocode_prefecture', kind: 'text', values: places.prefecture },
    { key: 'geocode_municipality', kind: 'text', values: places.municipality },
    { key: 'geocode_municipality_code', kind: 'text', values: places.municipalityCode },
    { key: 'geocode_town', kind: 'text', values: places.town },
    { key: 'geocode_note', kind: 'text', values: places.note },
  ];
}

/** Computed properties first, with what was counted or made of cells with several answers, then the input's own columns that are not among them already. */
export function firmProperties(
  input: ExportInput,
): Required<Pick<GeoJsonLayer, 'properties' | 'own'>> {
  const { findings, study, firmsTable } = input;
  const { firms } = findings;
  const roles = study.inputs.firms.roles;
  const placed: GeoJsonProperty[] = [
    { key: 'name', kind: 'text', values: firms.name },
    ...placeProperties(findings.firmPlaces),
    ...kindProperties(findings),
    ...membershipProperties(findings),
    ...robustnessProperties(input),
    ...proximityProperties(findings),
    ...parentProperties(findings),
  ];
  const taken = ['id', 'simulated', ...placed.map(({ key }) => key), ...firmsTable.header];
  const computed: GeoJsonProperty[] = [
    ...placed,
    ...firms.outcomes
      .filter(({ key }) => key === EVENTS_KEY || !firmsTable.header.includes(key))
      .map(({ key, label, values }): GeoJsonProperty => ({
        key: fileNameOf({ key, label }, taken),
        kind: 'integer',
        values,
      })),
    {
      key: 'simulated',
      kind: 'boolean',
      values: new Uint8Array(firms.count).fill(findings.simulated ? 1 : 0),
    },
  ];
  const own = inputProperties(firmsTable, [...computed.map(({ key }) => key), 'id']);
  const kept = own.filter((_, column) => !carried(column, roles));
  return { properties: [...computed, ...kept], own: new Set(kept.map(({ key }) => key)) };
}

/** Id, name and coordinates stand in every feature already; repeating them under another name helps nobody. */
function carried(column: number, roles: Roles<FirmRole>): boolean {
  return (['id', 'name', 'longitude', 'latitude'] as const).some(
    (role) => roles[role]?.[0] === column,
  );
}

/** Classes that were found of each firm, only where any was: of its industry, and by the Small and Medium-sized Enterprise Basic Act. */
function kindProperties({ firms }: ExportInput['findings']): GeoJsonProperty[] {
  const classes = firms.industry.map(industryByName);
  const divisions = classes.map((one) => industryByCode(one?.division ?? ''));
  const text = (key: string, values: readonly string[]): GeoJsonProperty => ({
    key,
    kind: 'text',
    values,
  });
  const ofIndustry = classes.some((one) => one !== undefined);
  return [
    ...(ofIndustry
      ? [
          text(
            'industry_code',
            classes.map((one) => one?.code ?? ''),
          ),
          text(
            'industry_division',
            divisions.map((one) => one?.code ?? ''),
          ),
          text(
            'industry_division_name',
            divisions.map((one) => one?.ja ?? ''),
          ),
        ]
      : []),
    ...(firms.sizes ? [text('size_class', firms.sizes)] : []),
  ];
}

function membershipProperties({
  membership,
  clusters,
}: ExportInput['findings']): GeoJsonProperty[] {
  const { clusterOf, role } = membership;
  const numbered = Float64Array.from(clusterOf, (cluster) => (cluster >= 0 ? cluster : NaN));
  const inside = Float64Array.from(role, (code, firm) =>
    code === ROLE_CODE.excluded ? NaN : clusterOf[firm] >= 0 ? 1 : 0,
  );
  return [
    { key: 'cluster_id', kind: 'integer', values: numbered },
    {
      key: 'cluster_name',
      kind: 'text',
      values: Array.from(clusterOf, (cluster) => clusters[cluster]?.nameJa ?? ''),
    },
    {
      key: 'cluster_role',
      kind: 'text',
      values: Array.from(role, (code) => CLUSTER_ROLES[code]),
    },
    { key: 'in_cluster', kind: 'boolean', values: inside },
    {
      key: 'cluster_probability',
      kind: 'number',
      values: membership.probability ?? new Float64Array(role.length).fill(NaN),
    },
  ];
}

/** How far a firm's membership can be trusted, and how it stands among its neighbours. Always the same keys. */
function robustnessProperties({ findings, robustness }: ExportInput): GeoJsonProperty[] {
  const unknown = new Float64Array(findings.firms.count).fill(NaN);
  const spots = robustness?.hotSpots;
  const code = (names: readonly string[], codes: Uint8Array | undefined) =>
    Array.from(unknown, (_, firm) => {
      const name = codes ? names[codes[firm]] : 'missing';
      return name === 'missing' ? '' : name;
    });
  const number = (key: string, values: Float64Array | undefined): GeoJsonProperty => ({
    key,
    kind: 'number',
    values: values ?? unknown,
  });
  return [
    number('stability', robustness?.exploration?.stability),
    number('inside_probability', robustness?.positionError?.insideProbability),
    { key: 'spot', kind: 'text', values: code(SPOTS, spots?.spot) },
    number('gi_star_z', spots?.giStar.z),
    number('gi_star_q', spots?.giStar.q),
    { key: 'local_moran_type', kind: 'text', values: code(MORAN_TYPES, spots?.moranType) },
    number('local_moran_z', spots?.moran.z),
    number('local_moran_q', spots?.moran.q),
  ];
}

/** Only where the table names parents, so that other files stay as they were. */
function parentProperties({ parents }: ExportInput['findings']): GeoJsonProperty[] {
  if (!parents) return [];
  const names = Array.from(parents.of, (parent) => parents.name[parent] ?? '');
  return [
    { key: 'parent_name', kind: 'text', values: names },
    { key: 'parent_km', kind: 'number', values: parents.km },
  ];
}

export const firmsExport = layerExport({
  name: 'firms.geojson',
  count: ({ firms }) => firms.count,
  layer: async (input, { ask }) => firmsLayer({ ...input, robustness: await robustnessOf(ask) }),
});

export const firmsExcelExport: ExportKind<'firms-excel.csv'> = {
  name: 'firms-excel.csv',
  type: 'text/csv',
  written: 'in-app',
  count: ({ firms }) => firms.count,
  make: async (input, { ask, titlesOf }) => {
    const layer = firmsLayer({ ...input, robustness: await robustnessOf(ask) });
    return layerCsv(layer, titlesOf?.(layer));
  },
};
