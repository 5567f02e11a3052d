import { distanceKm } from '../../geo';
import {
  createGeocoder,
  geocodeAddresses,
  municipalityChanges,
  renamedMunicipalities,
} from '../../geocode';
import {
  GEOCODE_LEVELS,
  type Municipality,
  type MunicipalityDoubt,
  type MunicipalityFault,
  type PlaceColumns,
  type Problem,
  type Run,
  type Table,
} from '../../model';
import { readCoordinates } from '../places/table-places';
import { MUNICIPALITY_CODE, PREFECTURE } from '../institutions/institution-checks';
import { GIVEN_POINT_ERROR_KM } from '../places/places';
import { suggestCoordinateColumns } from './columns';

const NAME = /^(name|city|municipality(_?name)?|市区町村名?|市町村名?|自治体名?|団体名|名称)$/i;
const DISTRICT = /^(district|郡|郡名)$/i;

/** A list of municipalities, and everything that is doubtful about its rows. */
export interface MunicipalityCheck {
  /** As the list writes them, prefecture and district in front. */
  readonly names: readonly string[];
  readonly codes: readonly string[];
  readonly doubts: readonly MunicipalityDoubt[];
  /** Municipalities of the list's prefectures that it has not; wards of a city that stands whole in it are not missed, nor the reverse. */
  readonly missing: readonly Municipality[];
  readonly problems: readonly Problem[];
}

/** Null where the table has neither a column of names nor one of codes. */
export async function checkMunicipalities(
  table: Table,
  municipalities: readonly Municipality[],
  run: Run,
): Promise<MunicipalityCheck | null> {
  const columnOf = (header: RegExp) => {
    const at = table.header.findIndex((name) => header.test(name.trim()));
    return at < 0 ? undefined : table.columns[at];
  };
  const [name, codeColumn] = [columnOf(NAME), columnOf(MUNICIPALITY_CODE)];
  if (!name && !codeColumn) return null;
  const text = (column: readonly string[] | undefined, row: number) =>
    (column?.[row] ?? '').normalize('NFKC').replaceAll(/\s/g, '');
  const [prefecture, district] = [columnOf(PREFECTURE), columnOf(DISTRICT)];
  const rows = Array.from({ length: table.rowCount }, (_, row) => row);
  const names = rows.map((row) => {
    const own = text(name, row);
    const before = text(prefecture, row) + text(district, row);
    return own === '' || own.startsWith(before) ? own : before + own;
  });
  const codes = rows.map((row) => fiveDigits(text(codeColumn, row)));
  const problems: Problem[] = [];
  const points = suggestCoordinateColumns(table);
  const { lng, lat } = readCoordinates(
    table,
    points ? { longitude: [points.longitude], latitude: [points.latitude] } : {},
    problems,
  );
  const found = await geocodeAddresses(names, createGeocoder(municipalities, null), run);
  const list = { names, codes, lng, lat, found, municipalities: byCode(municipalities) };
  const homes = rows.map((row) => homeOf(list, row));
  const doubts = rows.flatMap((row) => doubtsOf(list, row, homes[row]));
  const former = new Set(
    doubts.filter(({ fault }) => fault === 'former-name').map(({ row }) => row),
  );
  return {
    ...{ names, codes, problems },
    doubts: [...doubts, ...twice(table, homes, former)].sort((a, b) => a.row - b.row),
    missing: missingOf(municipalities, homes),
  };
}

interface List {
  readonly names: readonly string[];
  readonly codes: readonly string[];
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly found: PlaceColumns;
  readonly municipalities: ReadonlyMap<string, Municipality>;
}

const byCode = (all: readonly Municipality[]) => new Map(all.map((each) => [each.code, each]));
const fullName = ({ prefecture, district, name }: Municipality) => prefecture + district + name;

/** Six digits hold a check digit behind the five; a leading zero may have been lost. */
function fiveDigits(digits: string): string {
  if (!/^\d{4,6}$/.test(digits)) return digits;
  return digits.length === 6 ? digits.slice(0, 5) : digits.padStart(5, '0');
}

/** The municipality that a row names, today's of a former one; by its code where it has no name; undefined for none. */
function homeOf({ names, codes, found, municipalities }: List, row: number) {
  if (names[row] === '') {
    const change = municipalityChanges().find(({ oldCode }) => oldCode === codes[row]);
    return municipalities.get(change?.now[0].code ?? codes[row]);
  }
  // A name with more behind it is no municipality's.
  const isWhole = found.matched[row].replaceAll(/\s/g, '').length >= names[row].length;
  const isLevel = GEOCODE_LEVELS[found.level[row]] === 'municipality';
  return isWhole && isLevel ? municipalities.get(found.municipalityCode[row]) : undefined;
}

function doubtsOf(list: List, row: number, home: Municipality | undefined): MunicipalityDoubt[] {
  const { names, codes, lng, lat } = list;
  const [name, code] = [names[row], codes[row]];
  const doubt = (fault: MunicipalityFault, facts: Partial<MunicipalityDoubt> = {}) => ({
    ...{ row, fault, km: NaN, reachKm: NaN, given: name || code, found: '', since: '' },
    ...facts,
  });
  if (!home) return [doubt('unknown')];
  const doubts: MunicipalityDoubt[] = [];
  const today = `${home.code} ${fullName(home)}`;
  const changes = municipalityChanges();
  const isNamedSo = [fullName(home), home.prefecture + home.name, home.name].includes(name);
  const bare = name.startsWith(home.prefecture) ? name.slice(home.prefecture.length) : name;
  const renamed = changes.find(
    ({ prefecture, old }) => prefecture === home.prefecture && old.endsWith(bare),
  );
  if (name !== '' && !isNamedSo && (renamed || isOldName(bare)))
    doubts.push(
      doubt('former-name', { found: nowOf(renamed) || today, since: renamed?.date ?? '' }),
    );
  const recoded = changes.find(({ oldCode, now }) => oldCode === code && now[0].code !== code);
  if (recoded)
    doubts.push(doubt('former-code', { given: code, found: nowOf(recoded), since: recoded.date }));
  else if (code !== '' && code !== home.code)
    doubts.push(doubt('code-differs', { given: code, found: today }));
  const km = distanceKm(lng[row], lat[row], home.lng, home.lat);
  const reachKm = home.errorKm + GIVEN_POINT_ERROR_KM;
  if (km > reachKm) doubts.push(doubt('off-place', { km, reachKm, found: today }));
  return doubts;
}

/** A name, with or without its 郡, that municipalities bore and none bears in its place now. */
function isOldName(name: string): boolean {
  return renamedMunicipalities().some(
    ({ old, district }) => name === old || name === district + old,
  );
}

const nowOf = (change: ReturnType<typeof municipalityChanges>[number] | undefined): string =>
  change?.now.map(({ code, name }) => `${code} ${change.prefecture}${name}`).join(', ') ?? '';

/** Municipalities of rows before, but for former ones: of those several may have become one. */
function twice(
  table: Table,
  homes: readonly (Municipality | undefined)[],
  former: ReadonlySet<number>,
): readonly MunicipalityDoubt[] {
  const first = new Map<string, number>();
  return homes.flatMap((home, row): MunicipalityDoubt[] => {
    if (!home || former.has(row)) return [];
    const before = first.get(home.code);
    if (before === undefined) {
      first.set(home.code, row);
      return [];
    }
    const given = `${home.code} ${fullName(home)}`;
    const found = String(table.lines?.[before] ?? before + 1);
    return [{ row, fault: 'same-twice', km: NaN, reachKm: NaN, given, found, since: '' }];
  });
}

function missingOf(
  municipalities: readonly Municipality[],
  homes: readonly (Municipality | undefined)[],
): readonly Municipality[] {
  const listed = homes.filter((home) => home !== undefined);
  const prefectures = new Set(listed.map(({ prefecture }) => prefecture));
  const codes = new Set(listed.map(({ code }) => code));
  const names = listed.map(({ prefecture, name }) => prefecture + name);
  return municipalities.filter(({ code, prefecture, name, kind }) => {
    if (!prefectures.has(prefecture) || codes.has(code)) return false;
    const own = prefecture + name;
    if (kind === 'ward') return !names.some((each) => own.startsWith(each));
    return kind !== 'designated_city' || !names.some((each) => each.startsWith(own));
  });
}
