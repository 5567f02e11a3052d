import { geocodeAddresses, type Geocoder } from '../../geocode';
import { squareNumbers } from '../../geo/squares';
import { DEFAULT_ERROR_PARAMETERS, type ErrorChoice, type Run, type Table } from '../../model';
import type { JsonObject, Nearness } from '../../evidence';
import { suggestedGridKm } from '../comparison/evidence-groups';
import { joinAddress, suggestAddressColumns } from './geocode';

/** Headers of a firm's municipality, the surest first; codes before names, which occur in several prefectures. */
const MUNICIPALITY_HEADERS = [
  'geocode_municipality_code',
  'municipality_code',
  '市区町村コード',
  '全国地方公共団体コード',
  '自治体コード',
  'geocode_municipality',
  'municipality',
  '市区町村',
  '市区町村名',
  '市町村',
  '市町村名',
  '自治体',
];

/** Headers of a firm's prefecture, the surest first. */
const PREFECTURE_HEADERS = ['geocode_prefecture', 'prefecture', '都道府県', '都道府県名', '府県'];

export type GroupSource = 'column' | 'address' | 'squares' | 'independent' | 'none';

/** What errors are clustered by, and where it was found. */
export interface TableGroups {
  /** `column`: named, or found by its header; `address`: the municipalities of an address; `squares`: of the
   * places, as draws of whole groups take them; `independent`: none by choice; `none`: errors can't be clustered. */
  readonly source: GroupSource;
  /** Headers of the columns used. */
  readonly columns: readonly string[];
  /** A name per row, '' where it is not known; null for none. */
  readonly cells: readonly string[] | null;
  /** Side of squares, kilometres; absent for other groups. */
  readonly km?: number;
}

const NO_GROUPS: TableGroups = { source: 'none', columns: [], cells: null };
export const INDEPENDENT: TableGroups = { ...NO_GROUPS, source: 'independent' };

/** The column of municipalities, or prefectures, that errors are clustered by unless another is named; null where there is none. */
export function regionColumn(table: Table, by: 'municipality' | 'prefecture'): number | null {
  const header = table.header.map((name) => name.normalize('NFKC').trim().toLowerCase());
  const names = by === 'prefecture' ? PREFECTURE_HEADERS : MUNICIPALITY_HEADERS;
  return names.map((name) => header.indexOf(name)).find((at) => at >= 0) ?? null;
}

/** Which rows may be alike. */
export interface TableAlike {
  readonly groups: TableGroups;
  /** Present for errors by distance. */
  readonly near?: Nearness;
}

/** What errors by squares or by distance let be alike: whole squares, and for Conley's errors what is near. */
export function alikeByPlace(
  { errors, gridKm, conleyKm, conleyKernel }: ErrorChoice,
  places: { readonly lng: Float64Array; readonly lat: Float64Array },
): TableAlike {
  const { conleyKm: usual, conleyKernel: kernel } = DEFAULT_ERROR_PARAMETERS;
  const byDistance = errors === 'conley';
  const km = byDistance ? (conleyKm ?? usual) : (gridKm ?? suggestedGridKm(places));
  const cells = Array.from(squareNumbers(places, km), (at) => (at < 0 ? '' : String(at)));
  const groups = { source: 'squares', columns: [], cells, km } as const;
  if (!byDistance) return { groups };
  return { groups, near: { positions: places, km, kernel: conleyKernel ?? kernel } };
}

export function groupsOfColumn(table: Table, column: number): TableGroups {
  return { source: 'column', columns: [table.header[column]], cells: table.columns[column] };
}

/** The municipalities, or prefectures, that the table's addresses name; none where it has no address or none is understood. */
export async function groupsOfAddresses(
  table: Table,
  by: 'municipality' | 'prefecture',
  geocoder: Geocoder,
  run: Run,
): Promise<TableGroups> {
  const columns = suggestAddressColumns(table);
  if (columns.length === 0) return NO_GROUPS;
  const places = await geocodeAddresses(joinAddress(table, columns), geocoder, run);
  const cells = by === 'prefecture' ? places.prefecture : places.municipalityCode;
  if (cells.every((code) => code === '')) return NO_GROUPS;
  return { source: 'address', columns: columns.map((column) => table.header[column]), cells };
}

/** Groups numbered in the order in which they occur, -1 where the cell is empty. */
export function numberedGroups({ cells }: TableGroups): Int32Array | undefined {
  if (cells === null) return undefined;
  const numberOf = new Map<string, number>();
  return Int32Array.from(cells, (cell) => {
    const name = cell.normalize('NFKC').trim();
    if (name === '') return -1;
    const known = numberOf.get(name) ?? numberOf.size;
    numberOf.set(name, known);
    return known;
  });
}

/** What the JSON says of the groups. */
export function groupsJson({ source, columns, km }: TableGroups): JsonObject {
  return {
    group_column: columns.length > 0 ? columns.join('+') : null,
    group_source: source,
    ...(km === undefined ? {} : { square_km: km }),
  };
}
