import { distanceKm } from '../../geo';
import {
  INSTITUTION_FAULTS,
  problem,
  type InstitutionColumns,
  type InstitutionDoubt,
  type InstitutionRole,
  type PlaceColumns,
  type Problem,
  type Roles,
  type Table,
} from '../../model';
import type { StatedPrecision } from '../places/table-places';
import { GIVEN_POINT_ERROR_KM } from '../places/places';

/** Rows of one name this near to each other are one site, kilometres. */
const SAME_SITE_KM = 0.2;

/** Headers of columns that say where a row is, beside its address. */
export const PREFECTURE = /^(prefecture|pref|都道府県名?)$/i;
export const MUNICIPALITY_CODE =
  /^(municipality_code|city_code|(全国地方公共団体|市区町村|自治体|団体)コード)$/i;

/** A list of institutions as it was read: its own coordinates, and where the addresses are. */
export interface CheckedList {
  readonly table: Table;
  readonly roles: Roles<InstitutionRole>;
  readonly columns: InstitutionColumns;
  /** Degrees; NaN where the list has none. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly stated: StatedPrecision | null;
  /** Places of the addresses. */
  readonly found: PlaceColumns;
}

/**
 * Everything doubtful in a list of institutions, by row: its point against its address (farther apart than both radii
 * together), its prefecture and municipality against those of its address, names that are missing, given twice or another
 * row's, and kinds that are none of those known. O(rows), and rows of one name with each other.
 */
export function institutionDoubts(list: CheckedList): readonly InstitutionDoubt[] {
  const doubts = [
    ...Array.from({ length: list.table.rowCount }, (_, row) => doubtsOfRow(list, row)).flat(),
    ...sameTwice(list),
    ...formerNamesInUse(list.columns),
  ];
  return doubts.sort((a, b) => a.row - b.row);
}

type Facts = Partial<Omit<InstitutionDoubt, 'row' | 'fault'>>;

function doubt(row: number, fault: InstitutionDoubt['fault'], facts: Facts = {}): InstitutionDoubt {
  return { row, fault, km: NaN, reachKm: NaN, given: '', found: '', ...facts };
}

function doubtsOfRow(list: CheckedList, row: number): InstitutionDoubt[] {
  const { table, roles, columns, lng, found } = list;
  const doubts: InstitutionDoubt[] = [];
  if (columns.nameJa[row].trim() === '' && columns.nameEn[row].trim() === '')
    doubts.push(doubt(row, 'no-name'));
  if (Number.isNaN(lng[row]) && Number.isNaN(found.lng[row]))
    doubts.push(doubt(row, 'no-place', { given: columns.address[row] }));
  const km = pointToAddressKm(list, row);
  const reachKm = listErrorKm(list, row) + found.errorKm[row];
  if (km > reachKm) doubts.push(doubt(row, 'off-address', { km, reachKm }));
  const cell = (header: RegExp): string => {
    const at = table.header.findIndex((name) => header.test(name.trim()));
    return at < 0 ? '' : table.columns[at][row].normalize('NFKC').trim();
  };
  const prefecture = cell(PREFECTURE);
  const ofAddress = found.prefecture[row];
  if (prefecture !== '' && ofAddress !== '' && !ofAddress.startsWith(prefecture))
    doubts.push(doubt(row, 'prefecture-differs', { given: prefecture, found: ofAddress }));
  // Six digits hold a check digit behind the five; a leading zero may have been lost.
  const digits = cell(MUNICIPALITY_CODE);
  const code = digits.length > 5 ? digits.slice(0, 5) : digits.padStart(5, '0');
  const codeOfAddress = found.municipalityCode[row];
  if (digits !== '' && codeOfAddress !== '' && code !== codeOfAddress)
    doubts.push(
      doubt(row, 'municipality-differs', {
        given: digits,
        found: `${codeOfAddress} ${found.municipality[row]}`,
      }),
    );
  const kind = roles.kind?.[0] === undefined ? '' : table.columns[roles.kind[0]][row].trim();
  if (kind !== '' && kind !== 'other' && columns.kind[row] === 'other')
    doubts.push(doubt(row, 'kind-unknown', { given: kind }));
  return doubts;
}

/** NaN where the row has no point, or its address no place. */
function pointToAddressKm({ lng, lat, found }: CheckedList, row: number): number {
  return distanceKm(lng[row], lat[row], found.lng[row], found.lat[row]);
}

/** What the list says of its point; coordinates without a word count as points, a level without a radius as anywhere in it. */
function listErrorKm({ stated, found }: CheckedList, row: number): number {
  const km = stated?.errorKm[row] ?? NaN;
  if (!Number.isNaN(km)) return km;
  const level = stated?.level[row] || 'point';
  return level === 'point' ? GIVEN_POINT_ERROR_KM : found.errorKm[row];
}

function plainName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();
}

function sameTwice({ columns, lng, lat, found }: CheckedList): InstitutionDoubt[] {
  const better = (own: Float64Array, ofAddress: Float64Array) =>
    own.map((degrees, row) => (Number.isNaN(lng[row]) ? ofAddress[row] : degrees));
  const places = { lng: better(lng, found.lng), lat: better(lat, found.lat) };
  return sameInstitution(columns, places).map(({ row, before }) =>
    doubt(row, 'same-twice', { given: columns.nameJa[row], found: columns.id[before] }),
  );
}

/** Rows that bear the name of one before them at the same address or place, with the first such row. */
export function sameInstitution(
  columns: Pick<InstitutionColumns, 'nameJa' | 'address'>,
  { lng, lat }: Pick<PlaceColumns, 'lng' | 'lat'>,
): readonly { readonly row: number; readonly before: number }[] {
  const rowsOf = new Map<string, number[]>();
  const same: { readonly row: number; readonly before: number }[] = [];
  columns.nameJa.forEach((name, row) => {
    const key = plainName(name);
    if (key === '') return;
    const before = rowsOf.get(key) ?? [];
    const first = before.find((other) => {
      const sameAddress =
        columns.address[row] !== '' && columns.address[other] === columns.address[row];
      const km = distanceKm(lng[row], lat[row], lng[other], lat[other]);
      return sameAddress || km <= SAME_SITE_KM;
    });
    if (first !== undefined) same.push({ row, before: first });
    rowsOf.set(key, [...before, row]);
  });
  return same;
}

/** A former name that another row bears now: one of the two is out of date. */
function formerNamesInUse({ nameJa, formerNames, id }: InstitutionColumns): InstitutionDoubt[] {
  const rowOf = new Map(nameJa.map((name, row) => [plainName(name), row]));
  return formerNames.flatMap((text, row) =>
    text
      .split(/[|｜、;；]/)
      .map((former) => [former, rowOf.get(plainName(former))] as const)
      .filter(([former, other]) => plainName(former) !== '' && other !== undefined && other !== row)
      .map(([former, other]) =>
        doubt(row, 'former-name-in-use', { given: former.trim(), found: id[other!] }),
      ),
  );
}

/** One warning for each kind of doubt, with the worst or first row as its example. */
export function doubtfulInstitutions(list: CheckedList): readonly Problem[] {
  const doubts = institutionDoubts(list);
  // That rows have no place is said by who places them.
  const faults = INSTITUTION_FAULTS.filter((fault) => fault !== 'no-place');
  return faults.flatMap((fault) => {
    const those = doubts.filter((doubt) => doubt.fault === fault);
    if (those.length === 0) return [];
    const worst = those.reduce((a, b) => (b.km > a.km ? b : a));
    const example = list.columns.nameJa[worst.row] || list.columns.id[worst.row];
    const { km, reachKm, given, found } = worst;
    const facts = { fault, rows: those.length, example, km, reachKm, given, found };
    return [problem('institution-doubtful', 'warning', { file: list.table.name }, facts)];
  });
}
