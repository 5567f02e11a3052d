import {
  INSTITUTION_KINDS,
  isFineLevel,
  problem,
  type InstitutionColumns,
  type InstitutionId,
  type InstitutionKind,
  type InstitutionRole,
  type InstitutionSource,
  type PlaceColumns,
  type Problem,
  type Roles,
  type Run,
  type Table,
} from '../../model';
import { geocodeAddresses, type Geocoder } from '../../geocode';
import { doubtfulInstitutions, type CheckedList } from './institution-checks';
import { readIds } from '../firms/table-ids';
import { readCoordinates, readPrecision, type StatedPrecision } from '../places/table-places';
import { GIVEN_POINT_ERROR_KM, withCoordinates } from '../places/places';

export interface InstitutionsRead {
  readonly columns: InstitutionColumns;
  readonly places: PlaceColumns;
  /** Rows of the table that say that they are closed. */
  readonly closed: ReadonlySet<number>;
  /** Rows of the table with neither address nor coordinates. */
  readonly placeless: ReadonlySet<number>;
  /** Rows of the table without a kind. */
  readonly kindless: ReadonlySet<number>;
  /** Rows whose town the gazetteer in use does not have, so that they are placed more coarsely. */
  readonly townless: readonly number[];
  readonly problems: readonly Problem[];
}

/** Reads a table of institutions with the places of its addresses. What is noticed joins `problems`. */
export async function readInstitutionList(
  table: Table,
  roles: Roles<InstitutionRole>,
  geocoder: Geocoder,
  problems: Problem[],
  run: Run,
): Promise<CheckedList> {
  const cells = (role: InstitutionRole): readonly string[] => {
    const index = roles[role]?.[0];
    return index === undefined ? new Array<string>(table.rowCount).fill('') : table.columns[index];
  };
  const columns: InstitutionColumns = {
    count: table.rowCount,
    id: readIds(table, roles.id?.[0], problems) as readonly InstitutionId[],
    nameJa: cells('name'),
    nameEn: cells('name_en'),
    kind: cells('kind').map(kindOf),
    address: cells('address'),
    homepage: cells('homepage'),
    formerNames: cells('former_names'),
    successor: cells('successor'),
    asOf: cells('as_of'),
  };
  const { lng, lat } = readCoordinates(table, roles, problems);
  const found = await geocodeAddresses(columns.address, geocoder, run);
  const stated = readPrecision(table, roles, problems);
  return { table, roles, columns, lng, lat, stated, found };
}

/**
 * Reads a table of institutions and locates each by the better of its own coordinates and its address. What is doubtful in a
 * list that a person brought is told; the built-in one has its own tests.
 */
export async function readInstitutions(
  table: Table,
  roles: Roles<InstitutionRole>,
  brought: boolean,
  geocoder: Geocoder,
  run: Run,
): Promise<InstitutionsRead> {
  const problems: Problem[] = [];
  const list = await readInstitutionList(table, roles, geocoder, problems, run);
  const { columns, lng, lat, stated, found } = list;
  if (brought) problems.push(...doubtfulInstitutions(list));
  const sourced = placedBetter(found, lng, lat, stated);
  const { places, source } = sourced;
  // Without a gazetteer all stand so, and other words say it.
  const townless = geocoder.gazetteer ? withoutTown(columns, sourced, found) : [];
  const unlocated = places.lng.findIndex((value) => Number.isNaN(value));
  if (unlocated >= 0) {
    const rows = places.lng.reduce((n, value) => n + (Number.isNaN(value) ? 1 : 0), 0);
    const example = columns.nameJa[unlocated] || columns.id[unlocated];
    const where = { file: table.name, row: unlocated + 1 };
    problems.push(
      rows === table.rowCount
        ? problem('institutions-none-located', 'warning', { file: table.name }, {})
        : problem('institution-not-located', 'warning', where, { rows, example }),
    );
  }
  return {
    columns: { ...columns, source },
    ...{ places, townless, problems },
    closed: rowsWhere(list, 'closed', (text) => !NOT_CLOSED.test(text)),
    placeless: new Set(
      columns.address.flatMap((text, row) => (text === '' && Number.isNaN(lng[row]) ? [row] : [])),
    ),
    kindless: rowsWhere(list, 'kind', (text) => text === ''),
  };
}

/** What stands in a column of closings for an institution that is there. */
const NOT_CLOSED = /^([-－ー―–—×]|0|no|false|none|無し?|なし|いいえ|否|存続|現存)?$/i;

/** Rows whose cell of a role is so, plainly written; all rows are asked where the table has no such column. */
function rowsWhere(
  { table, roles }: CheckedList,
  role: InstitutionRole,
  is: (text: string) => boolean,
): ReadonlySet<number> {
  const column = table.columns[roles[role]?.[0] ?? -1];
  const rows = Array.from({ length: table.rowCount }, (_, row) => row);
  return new Set(rows.filter((row) => is((column?.[row] ?? '').normalize('NFKC').trim())));
}

/** Places of institutions and what each comes from. */
interface Sourced {
  readonly places: PlaceColumns;
  readonly source: readonly InstitutionSource[];
}

/**
 * The one rule for every institution: of the list's coordinates and the gazetteer's place of the address (town or finer) the one with
 * the smaller error radius, the list's where they are equal. Coordinates of which the list says nothing count as points; those of a
 * stated level without a radius give way to any town of the gazetteer.
 */
function placedBetter(
  found: PlaceColumns,
  lng: Float64Array,
  lat: Float64Array,
  stated: StatedPrecision | null,
): Sourced {
  const places = withCoordinates(found, lng, lat, stated ?? undefined);
  const source = Array.from(lng, (_, row): InstitutionSource => {
    const byAddress: InstitutionSource = isFineLevel(found.level[row])
      ? 'gazetteer'
      : Number.isNaN(found.lng[row])
        ? 'none'
        : 'municipalities';
    if (Number.isNaN(lng[row]) || Number.isNaN(lat[row])) return byAddress;
    const level = stated?.level[row] || 'point';
    const unknown = level !== 'point' && Number.isNaN(stated!.errorKm[row]);
    if (unknown) places.errorKm[row] = found.errorKm[row];
    const listKm = unknown ? Infinity : places.errorKm[row];
    return byAddress === 'gazetteer' && found.errorKm[row] < listKm ? 'gazetteer' : 'list';
  });
  const note = places.note.slice();
  source.forEach((from, row) => {
    if (from === 'list') return;
    places.lng[row] = found.lng[row];
    places.lat[row] = found.lat[row];
    places.level[row] = found.level[row];
    places.errorKm[row] = found.errorKm[row];
    note[row] = found.note[row];
  });
  return { places: { ...places, note }, source };
}

/** Rows that stand at a point of the list or of their municipality, for want of their town in the gazetteer in use. */
function withoutTown(
  { address }: InstitutionColumns,
  { places, source }: Sourced,
  found: PlaceColumns,
): readonly number[] {
  return source.flatMap((from, row) => {
    const isExact = places.errorKm[row] <= GIVEN_POINT_ERROR_KM;
    const lacks = address[row] !== '' && !isFineLevel(found.level[row]);
    return lacks && !isExact && from !== 'none' ? [row] : [];
  });
}

/** Kinds as people write them; the first pattern that fits a text decides. */
const KIND_PATTERNS: readonly (readonly [RegExp, InstitutionKind])[] = [
  [/高等専門|高専|kosen|college of technology/i, 'kosen'],
  [/公設試|工業技術|産業技術センター|技術センター|technology cent/i, 'public_technology_centre'],
  [/国立大|national univ/i, 'national_university'],
  [/公立大|[都道府県市]立大|public univ/i, 'public_university'],
  [/私立大|private univ/i, 'private_university'],
  [/国立研究|国研|研究開発法人|national (?:lab|inst)/i, 'national_laboratory'],
  [/よろず|yorozu/i, 'yorozu_support'],
  [/インキュベ|incubat/i, 'incubation_site'],
  [
    /\bTLO\b|ティー・?エル・?オー|産学連携|技術移転|technology (?:transfer|licensing)/i,
    'technology_transfer_office',
  ],
  [/支援|support/i, 'support_organisation'],
];

export function kindOf(text: string): InstitutionKind {
  const plain = text.normalize('NFKC').trim();
  if (INSTITUTION_KINDS.includes(plain as InstitutionKind)) return plain as InstitutionKind;
  return KIND_PATTERNS.find(([pattern]) => pattern.test(plain))?.[1] ?? 'other';
}
