import {
  GEOCODE_LEVELS,
  type BackgroundRole,
  type EventRole,
  type FirmRole,
  type Findings,
  type InputKind,
  type InstitutionRole,
  type LinkRole,
  type Roles,
} from '../../model';
import { foldFullName, foldName } from '../../model/text';
import { formatCoordinate, formatNumber, writeCsv } from '../../tables';
import { coarsePlace, type CoarsePlace, type ShareGrid } from './coarse-places';
import { classedEmployees } from './employee-classes';

/** How much a shared study says of its firms. */
export interface ShareOptions {
  readonly grid: ShareGrid;
  /** The exact number of employees instead of its class. */
  readonly exactEmployees: boolean;
}

/** A table that is shared, with the meaning of its columns. */
export interface SharedTable {
  readonly kind: InputKind;
  readonly name: string;
  readonly text: string;
  readonly roles: Roles<FirmRole | InstitutionRole | LinkRole | EventRole | BackgroundRole>;
}

/** The firms as they are shared: what is written, and which firm each row is. */
export interface SharedFirms {
  readonly ids: readonly string[];
  /** Row of each shared firm in the study's own table. */
  readonly order: Int32Array;
  readonly places: readonly CoarsePlace[];
  readonly header: readonly string[];
  /** Row by row, without the id. */
  readonly cells: readonly (readonly string[])[];
}

interface Tie {
  readonly firm: number;
  readonly institution: string;
  readonly frequency: string;
  /** '' where it is not known. */
  readonly year: string;
}

const FIRM_HEADER = ['firm_id', 'municipality', 'longitude', 'latitude', 'level', 'error_km'];
const SURVEY_WEIGHT = 'survey_weight';
/** How often each firm talks with institutions; only where no ties say it. */
export const CONTACTS = 'contact_frequency';
const TRAITS = ['industry', 'employees', 'subcontractor'] as const;
/** 1 for the firms that the study is about; only where it is not about all. What they were chosen by stays behind. */
export const IN_STUDY = 'in_study';

/**
 * The firms' rows, in the order of what they say. That order tells nothing that the rows themselves do not: the place of a firm in the
 * study's own table, which may be a public list, can't be found from it, not even by trying out all seeds of a shuffle.
 */
export function sharedFirms(findings: Findings, options: ShareOptions): SharedFirms {
  const { firms, firmPlaces } = findings;
  const places = Array.from({ length: firms.count }, (_, firm) =>
    coarsePlace(firmPlaces, firm, options.grid),
  );
  const employees = firms.employees.map((count) =>
    options.exactEmployees ? count : classedEmployees(count),
  );
  const industry = isClassification(firms.industry)
    ? firms.industry
    : new Array<string>(firms.count).fill('');
  const cells = places.map((place, firm) => [
    place.municipality,
    formatCoordinate(place.lng),
    formatCoordinate(place.lat),
    place.level,
    formatNumber(place.errorKm),
    industry[firm],
    exactly(employees[firm]),
    exactly(firms.subcontractor[firm]),
    ...firms.outcomes.map(({ values }) => exactly(values[firm])),
    ...(sharesContacts(findings) ? [exactly(firms.contacts?.values[firm] ?? NaN)] : []),
    ...(firms.surveyWeights ? [exactly(firms.surveyWeights.values[firm])] : []),
    ...(firms.apart ? [String(1 - firms.apart[firm])] : []),
  ]);
  const ties = tiesText(findings);
  const keys = cells.map((row, firm) => [...row, ties[firm]].join('\u0001'));
  const order = Int32Array.from(keys.keys()).sort((a, b) => compareText(keys[a], keys[b]) || a - b);
  return {
    ids: pseudonyms('shared', firms.count),
    order,
    places: Array.from(order, (firm) => places[firm]),
    header: [
      ...FIRM_HEADER,
      ...TRAITS,
      ...firms.outcomes.map(({ key }) => key),
      ...(sharesContacts(findings) ? [CONTACTS] : []),
      ...(firms.surveyWeights ? [SURVEY_WEIGHT] : []),
      ...(firms.apart ? [IN_STUDY] : []),
    ],
    cells: Array.from(order, (firm) => cells[firm]),
  };
}

/** What firms say of their contacts counts where no ties are known. */
export const sharesContacts = ({ firms, links }: Pick<Findings, 'firms' | 'links'>): boolean =>
  firms.contacts !== undefined && links.count === 0;

/** Words that several firms share, and not a text of each firm's own: on average two firms or more to a word. */
export function isClassification(industry: readonly string[]): boolean {
  const filled = industry.filter((text) => text.trim() !== '');
  return new Set(filled).size * 2 <= filled.length;
}

/** All tables of a shared study; `ownInstitutions`: the study has its own, which go with it. */
export async function sharedTables(
  findings: Findings,
  firms: SharedFirms,
  ownInstitutions: boolean,
): Promise<SharedTable[]> {
  const institutionIds = ownInstitutions
    ? pseudonyms('institution', findings.institutions.count)
    : findings.institutions.id;
  return [
    await firmsTable(firms, findings.firms.outcomes.length),
    ...(ownInstitutions ? [await institutionsTable(findings, institutionIds)] : []),
    ...(findings.links.count > 0 ? [await linksTable(findings, firms, institutionIds)] : []),
  ];
}

async function firmsTable(
  { ids, header, cells }: SharedFirms,
  outcomeCount: number,
): Promise<SharedTable> {
  const columns = [ids, ...header.slice(1).map((_, c) => cells.map((row) => row[c]))];
  const at = (name: string) => [header.indexOf(name)];
  const first = FIRM_HEADER.length + TRAITS.length;
  const outcomes = Array.from({ length: outcomeCount }, (_, i) => first + i);
  // Roles of columns that say nothing are left out, as a person would leave them.
  const filled = (role: (typeof TRAITS)[number]) =>
    columns[header.indexOf(role)].some((cell) => cell !== '') ? { [role]: at(role) } : {};
  return {
    kind: 'firms',
    name: 'firms.csv',
    text: (await writeCsv(header, columns)).join(''),
    roles: {
      id: [0],
      address: [1],
      longitude: [2],
      latitude: [3],
      level: [4],
      error_km: [5],
      ...filled('industry'),
      ...filled('employees'),
      ...filled('subcontractor'),
      ...(header.includes(CONTACTS) ? { main_frequency: [header.lastIndexOf(CONTACTS)] } : {}),
      ...(header.includes(SURVEY_WEIGHT)
        ? { survey_weight: [header.lastIndexOf(SURVEY_WEIGHT)] }
        : {}),
      ...(outcomes.length > 0 ? { outcome: outcomes } : {}),
    },
  };
}

/** Institutions are public bodies: names and exact places stay; a name that is also a firm's goes. */
async function institutionsTable(
  { institutions, institutionPlaces, firms }: Findings,
  ids: readonly string[],
): Promise<SharedTable> {
  const own = new Set(firms.name.flatMap((name) => [foldName(name), foldFullName(name)]));
  const public_ = (name: string) =>
    own.has(foldName(name)) || own.has(foldFullName(name)) ? '' : name;
  const { prefecture, municipality, lng, lat, level, errorKm } = institutionPlaces;
  const columns: [string, readonly string[]][] = [
    ['institution_id', ids],
    ['name', institutions.nameJa.map(public_)],
    ['name_en', institutions.nameEn.map(public_)],
    ['kind', institutions.kind],
    ['municipality', prefecture.map((name, row) => name + municipality[row])],
    ['longitude', Array.from(lng, formatCoordinate)],
    ['latitude', Array.from(lat, formatCoordinate)],
    ['level', Array.from(level, (code) => GEOCODE_LEVELS[code])],
    ['error_km', Array.from(errorKm, (km) => formatNumber(km))],
  ];
  const roles = ['id', 'name', 'name_en', 'kind', 'address', 'longitude', 'latitude', 'level'];
  return {
    kind: 'institutions',
    name: 'institutions.csv',
    text: (await writeCsv(...separate(columns))).join(''),
    roles: Object.fromEntries([...roles, 'error_km'].map((role, column) => [role, [column]])),
  };
}

async function linksTable(
  findings: Findings,
  { ids, order }: SharedFirms,
  institutionIds: readonly string[],
): Promise<SharedTable> {
  const newRow = new Int32Array(order.length);
  order.forEach((firm, row) => (newRow[firm] = row));
  const ties = tiesOf(findings, institutionIds)
    .map((tie) => ({ ...tie, firm: newRow[tie.firm] }))
    .sort((a, b) => a.firm - b.firm || compareText(tieText(a), tieText(b)));
  const columns: [string, readonly string[]][] = [
    ['firm_id', ties.map(({ firm }) => ids[firm])],
    ['institution_id', ties.map(({ institution }) => institution)],
    ['contact_frequency', ties.map(({ frequency }) => frequency)],
    ...(findings.links.year
      ? [['year', ties.map(({ year }) => year)] as [string, readonly string[]]]
      : []),
  ];
  return {
    kind: 'links',
    name: 'links.csv',
    text: (await writeCsv(...separate(columns))).join(''),
    roles: {
      firm: [0],
      institution: [1],
      contact_frequency: [2],
      ...(findings.links.year ? { year: [3] } : {}),
    },
  };
}

function tiesOf({ links }: Findings, institutionIds: readonly string[]): Tie[] {
  return Array.from(links.firm, (firm, tie) => ({
    firm,
    institution: institutionIds[links.institution[tie]],
    frequency: exactly(links.contactFrequency[tie]),
    year: exactly(links.year?.[tie] ?? NaN),
  }));
}

const tieText = ({ institution, frequency, year }: Tie): string =>
  [institution, frequency, ...(year === '' ? [] : [year])].join('\u0002');

/** What the ties of each firm say, in an order of their own. */
function tiesText(findings: Findings): readonly string[] {
  const texts: string[][] = Array.from({ length: findings.firms.count }, () => []);
  const ids = pseudonyms('institution', findings.institutions.count);
  for (const tie of tiesOf(findings, ids)) texts[tie.firm].push(tieText(tie));
  return texts.map((list) => list.sort(compareText).join('\u0003'));
}

/** `shared-001`, `shared-002`, …: as many digits as the last one needs. No list has ids like that by itself. */
function pseudonyms(word: string, count: number): string[] {
  const digits = String(count).length;
  return Array.from(
    { length: count },
    (_, row) => `${word}-${String(row + 1).padStart(digits, '0')}`,
  );
}

/** A number in the shortest form that reads back the same; '' for NaN. */
function exactly(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}

/** By code units, the same in every language and engine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function separate(
  columns: readonly [string, readonly string[]][],
): [readonly string[], readonly (readonly string[])[]] {
  return [columns.map(([name]) => name), columns.map(([, cells]) => cells)];
}
