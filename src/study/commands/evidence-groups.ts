import { geocodeAddresses, type Geocoder } from '../../geocode';
import type { Run, Table } from '../../model';
import type { JsonObject } from '../../evidence';
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

/** What errors are clustered by, and where it was found. */
export interface TableGroups {
  /** `column`: named, or found by its header; `address`: the municipalities of an address; `none`: errors can't be clustered. */
  readonly source: 'column' | 'address' | 'none';
  /** Headers of the columns used. */
  readonly columns: readonly string[];
  /** A name per row, '' where it is not known; null for none. */
  readonly cells: readonly string[] | null;
}

export const NO_GROUPS: TableGroups = { source: 'none', columns: [], cells: null };

/** The column of municipalities that errors are clustered by unless another is named; null where there is none. */
export function municipalityColumn(table: Table): number | null {
  const header = table.header.map((name) => name.normalize('NFKC').trim().toLowerCase());
  const found = MUNICIPALITY_HEADERS.map((name) => header.indexOf(name)).find((at) => at >= 0);
  return found ?? null;
}

export function groupsOfColumn(table: Table, column: number): TableGroups {
  return { source: 'column', columns: [table.header[column]], cells: table.columns[column] };
}

/** The municipalities that the table's addresses name; none where it has no address or none is understood. */
export async function groupsOfAddresses(
  table: Table,
  geocoder: Geocoder,
  run: Run,
): Promise<TableGroups> {
  const columns = suggestAddressColumns(table);
  if (columns.length === 0) return NO_GROUPS;
  const places = await geocodeAddresses(joinAddress(table, columns), geocoder, run);
  const cells = places.municipalityCode;
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
export function groupsJson({ source, columns }: TableGroups): JsonObject {
  return { group_column: columns.length > 0 ? columns.join('+') : null, group_source: source };
}
