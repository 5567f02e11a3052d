import {
  INSTITUTION_KINDS,
  LEVEL_CODE,
  isFineLevel,
  levelNamed,
  problem,
  type InstitutionColumns,
  type InstitutionId,
  type InstitutionKind,
  type InstitutionRole,
  type PlaceColumns,
  type Problem,
  type Roles,
  type Run,
  type Table,
} from '../model';
import { geocodeAddresses, type Geocoder } from '../geocode';
import { readCoordinates, readIds, readNumbers } from './firms';
import { withCoordinates } from './places';

export interface InstitutionsRead {
  readonly columns: InstitutionColumns;
  readonly places: PlaceColumns;
  readonly problems: readonly Problem[];
}

/** Reads a table of institutions and locates them: by their own coordinates, else by address. */
export async function readInstitutions(
  table: Table,
  roles: Roles<InstitutionRole>,
  geocoder: Geocoder,
  run: Run,
): Promise<InstitutionsRead> {
  const problems: Problem[] = [];
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
  const places = statedPrecision(table, roles, found, lng, lat, problems);
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
  return { columns, places, problems };
}

/**
 * Given coordinates before the address's. Where the table states what they stand for, that holds instead of `point`, and an
 * address that was found to its town with a smaller error radius goes before them.
 */
function statedPrecision(
  table: Table,
  roles: Roles<InstitutionRole>,
  found: PlaceColumns,
  lng: Float64Array,
  lat: Float64Array,
  problems: Problem[],
): PlaceColumns {
  const places = withCoordinates(found, lng, lat);
  const levels = table.columns[roles.level?.[0] ?? -1];
  if (!levels) return places;
  const errorColumn = roles.error_km?.[0];
  const errors = readNumbers(table, errorColumn, table.header[errorColumn ?? -1] ?? '', problems);
  const level = places.level.slice();
  const errorKm = places.errorKm.slice();
  const placed = { lng: places.lng.slice(), lat: places.lat.slice() };
  levels.forEach((text, row) => {
    const stated = levelNamed(text);
    if (Number.isNaN(lng[row]) || !stated) return;
    // A gazetteer that knows the address better than the stated point places the institution instead.
    if (found.errorKm[row] < errors[row] && isFineLevel(found.level[row])) {
      placed.lng[row] = found.lng[row];
      placed.lat[row] = found.lat[row];
      level[row] = found.level[row];
      errorKm[row] = found.errorKm[row];
      return;
    }
    level[row] = LEVEL_CODE[stated];
    if (!Number.isNaN(errors[row])) errorKm[row] = errors[row];
  });
  return { ...places, ...placed, level, errorKm };
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

function kindOf(text: string): InstitutionKind {
  const plain = text.normalize('NFKC').trim();
  if (INSTITUTION_KINDS.includes(plain as InstitutionKind)) return plain as InstitutionKind;
  return KIND_PATTERNS.find(([pattern]) => pattern.test(plain))?.[1] ?? 'other';
}
