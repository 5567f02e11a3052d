import { distanceKm, type Located } from '../municipalities/error-radius';

/** A row of geodata/institutions/*.csv; lon and lat are '' where the point is not known. */
export interface InstitutionInput {
  readonly id: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly kind: string;
  readonly postcode: string;
  readonly address: string;
  readonly lon: string;
  readonly lat: string;
  readonly homepage: string;
}

/** A row of static/geodata/municipalities.csv, as far as it is needed here. */
export interface MunicipalityRow {
  readonly code: string;
  readonly prefecture: string;
  readonly district: string;
  readonly name: string;
  readonly kind: string;
  readonly lon: string;
  readonly lat: string;
  readonly error_km: string;
}

/** Farther than this from its municipality's point, a point is a slip of the pen and not a large municipality. */
const FARTHEST_KM = 60;

const KINDS: ReadonlySet<string> = new Set([
  'national_university',
  'public_university',
  'private_university',
  'kosen',
  'public_technology_centre',
  'national_laboratory',
  'support_organisation',
  'incubation_site',
  'technology_transfer_office',
  'yorozu_support',
]);

/**
 * The municipality that an address names: the longest one that it begins with, prefecture and district included. An
 * address in a designated city has to name the ward. Throws where there is none.
 */
export function municipalityOf(
  address: string,
  municipalities: readonly MunicipalityRow[],
): MunicipalityRow {
  const full = (one: MunicipalityRow) => one.prefecture + one.district + one.name;
  const [best] = municipalities
    .filter((one) => address.startsWith(full(one)))
    .sort((a, b) => full(b).length - full(a).length);
  if (best === undefined) throw new Error(`No municipality in ${address}`);
  if (best.kind === 'designated_city') throw new Error(`No ward in ${address}`);
  return best;
}

/** Throws where a row's own cells are not what their columns promise. */
export function checkCells(row: InstitutionInput): void {
  const fail = (what: string) => new Error(`${row.id}: ${what}`);
  if (!/^[a-z][a-z0-9-]+$/.test(row.id)) throw fail('not a slug');
  if (!KINDS.has(row.kind)) throw fail(`unknown kind ${row.kind}`);
  if (!row.name_ja || !row.name_en) throw fail('a name is missing');
  // eslint-disable-next-line no-control-regex -- the whole of ASCII is meant
  if (!/^[\x00-\x7f]+$/.test(row.name_en)) throw fail('English name with other letters');
  if (!/^\d{3}-\d{4}$/.test(row.postcode)) throw fail(`postcode ${row.postcode}`);
  if ((row.lon === '') !== (row.lat === '')) throw fail('half a point');
  if (row.homepage !== '' && !/^https?:\/\/[^\s]+\/$/.test(row.homepage)) throw fail('homepage');
}

/** Throws where a point cannot belong to its municipality. */
export function checkPoint(id: string, point: Located, municipality: MunicipalityRow): void {
  const km = distanceKm(point, { lon: Number(municipality.lon), lat: Number(municipality.lat) });
  if (!(km <= FARTHEST_KM)) throw new Error(`${id}: ${km.toFixed(0)} km from its municipality`);
}

/** Throws where an id or a name occurs twice. */
export function checkUnique(rows: readonly InstitutionInput[]): void {
  for (const column of ['id', 'name_ja', 'name_en'] as const) {
    const seen = new Set<string>();
    for (const row of rows) {
      if (seen.has(row[column])) throw new Error(`${column} ${row[column]} occurs twice`);
      seen.add(row[column]);
    }
  }
}
