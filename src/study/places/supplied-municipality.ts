import { addressBegins, codeInFront, renamedMunicipalities } from '../../geocode';
import {
  BY_GROUPS,
  problem,
  type Municipality,
  type Problem,
  type Roles,
  type Table,
} from '../../model';
import { PREFECTURE_NAME } from '../../model/text';
import { municipalityIn } from './municipality-names';
import { municipalitiesOfRows, type RowMunicipalities } from './row-municipality';

/** The column of what is put in front of addresses; the brackets are passed over where headers are read, so that it is one of municipalities. */
export const SUPPLIED_COLUMN = '市区町村（補完）';

/** Where a municipality that addresses lack was found. */
export type SuppliedFrom = 'title' | 'sheet' | 'file' | 'person';

/** A municipality for the addresses that name none. */
export interface Supplied {
  /** With its prefecture: 福井県鯖江市. */
  readonly name: string;
  readonly from: SuppliedFrom;
}

/** What a text may stand in: the rows above a header, the name of a sheet, the name of the file. */
export type Clues = Readonly<Record<Exclude<SuppliedFrom, 'person'>, string>>;

const PREFECTURE = new RegExp(`^${PREFECTURE_NAME}`);
const LONGEST_NAME = 10;
/** The least share of the addresses that must lack a municipality for one to be supplied. */
const MOSTLY = 0.5;

const folded = (text: string) => text.normalize('NFKC').trim();
const bare = (address: string) => {
  const text = folded(address);
  return text.slice(addressBegins(text)).replace(/\s+/g, '');
};

/** Names that an address can begin with. */
interface Beginnings {
  /**
   * Of cities, districts (郡) and wards of Tokyo, of today and of before, that no town of another municipality begins like. Wards that other cities have
   * too (中央区) are not among them.
   */
  readonly sure: ReadonlySet<string>;
  /** Of towns and villages, which may also be called as a town within a city (朝日町). */
  readonly towns: ReadonlySet<string>;
  /** Without their 市, 町 or 村: 鯖江. */
  readonly bare: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
}

function beginningsOf(municipalities: readonly Municipality[]): Beginnings {
  const sure = new Set<string>();
  const take = (name: string, district: string) => {
    if (district !== '') sure.add(district);
    if (/[市区]$/.test(name)) sure.add(name);
  };
  for (const { name, district } of municipalities) take(name, district);
  for (const { old, district } of renamedMunicipalities()) take(old, district);
  for (const { name, kind } of municipalities)
    if (kind === 'ward') sure.delete(name.slice(name.indexOf('市') + 1));
  const towns = municipalities.filter(({ name }) => /[町村]$/.test(name));
  const whole = municipalities.filter(({ name }) => /^..+[市町村]$/.test(name));
  const withoutKind = new Set(whole.map(({ name }) => name.slice(0, -1)));
  const codes = new Set(municipalities.map(({ code }) => code));
  return { sure, towns: new Set(towns.map(({ name }) => name)), bare: withoutKind, codes };
}

/** From this share on, addresses that begin with such names are no towns that are called alike by chance. */
const ALIKE = 0.9;

/** Whether addresses that lack a municipality name it without its 市, 町 or 村, as some lists do throughout. */
function areBare(addresses: readonly string[], names: Beginnings): boolean {
  const lacking = addresses.filter((text) => lacks(text, names));
  const named = lacking.filter((address) => {
    const text = bare(address).replace(PREFECTURE, '');
    const name = beginning(text, names.bare);
    const rest = text.slice(name?.length ?? 0);
    // 朝日町1 and 朝日1丁目 are towns.
    return name !== null && !/^[市区町村]/.test(rest) && !NUMBER.test(rest);
  });
  return named.length > 0 && named.length >= ALIKE * lacking.length;
}

/** The longest of the names that a text begins with. */
function beginning(text: string, names: ReadonlySet<string>): string | null {
  for (let length = Math.min(LONGEST_NAME, text.length); length > 1; length--)
    if (names.has(text.slice(0, length))) return text.slice(0, length);
  return null;
}

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** What follows a town within a city; the name of a town that is a municipality is followed by that of a 大字. */
const NUMBER = /^(?:[\d０-９第]|[一二三四五六七八九十]+(?:丁目|番))/;

/** Whether an address in Japanese names no municipality, behind its prefecture or without one. */
function lacks(address: string, { sure, towns, codes }: Beginnings): boolean {
  if (codeInFront(address, (code) => codes.has(code))) return false;
  const text = bare(address).replace(PREFECTURE, '');
  if (!JAPANESE.test(text) || beginning(text, sure)) return false;
  const town = beginning(text, towns);
  const rest = text.slice(town?.length ?? 0);
  return town === null || rest === '' || NUMBER.test(rest);
}

/** What most of a table's addresses lack, and what they are given. */
export interface SuppliedMunicipality {
  /** Null where nothing tells it, nothing is wanted or nothing is lacking. */
  readonly supplied: Supplied | null;
  /** Rows whose address names no municipality, where most are such; 0 elsewhere. */
  readonly lacking: number;
  readonly problems: readonly Problem[];
  /** What stands in front of each of these addresses; '' for nothing. */
  readonly inFront: (addresses: readonly string[]) => readonly string[];
}

const NOTHING: SuppliedMunicipality = {
  supplied: null,
  lacking: 0,
  problems: [],
  inFront: (addresses) => addresses.map(() => ''),
};

/** Written in Roman letters, as no gazetteer has them. */
const isRoman = (text: string): boolean =>
  /[a-z]{2}/i.test(text) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);

/** What tells the municipality of a table, beside its addresses. */
export function cluesOf({ name, origin }: Table): Clues {
  const { top = [], headerRows = [1], sheet = '', stacked = [] } = origin ?? {};
  // Of several sheets each has a title and a name of its own.
  if (stacked.length > 1) return { title: '', sheet: '', file: name };
  const above = top.filter(({ line }) => line < headerRows[0]);
  return { title: above.flatMap(({ cells }) => cells).join(' '), sheet, file: name };
}

/**
 * The municipality of addresses that name none, where most of them do not. `wanted`: what a person said, '' for none; undefined: the one that the
 * table's title, else its sheet, else its file names.
 */
export function municipalityFor(
  addresses: readonly string[],
  clues: Clues,
  municipalities: readonly Municipality[],
  wanted?: string,
): SuppliedMunicipality {
  const names = beginningsOf(municipalities);
  const filled = addresses.reduce((sum, text) => sum + (text.trim() === '' ? 0 : 1), 0);
  const lacking = addresses.reduce((sum, text) => sum + (lacks(text, names) ? 1 : 0), 0);
  const { file } = clues;
  const roman = addresses.reduce((sum, text) => sum + (isRoman(text) ? 1 : 0), 0);
  if (roman > 0 && roman >= MOSTLY * filled) {
    const told = problem('addresses-roman', 'warning', { file }, { rows: roman, of: filled });
    return { ...NOTHING, problems: [told] };
  }
  if (wanted === undefined && (lacking === 0 || lacking < MOSTLY * filled)) return NOTHING;
  if (wanted === '') return { ...NOTHING, lacking };
  if (wanted === undefined && areBare(addresses, names)) return NOTHING;
  const supplied = placeFor(clues, municipalities, wanted);
  if (!supplied) {
    const told =
      wanted === undefined
        ? problem('municipality-lacking', 'warning', { file }, { rows: lacking, of: filled })
        : problem('municipality-unknown', 'error', { file }, { text: wanted });
    return { ...NOTHING, lacking, problems: [told] };
  }
  return {
    supplied,
    lacking,
    problems: [problem('municipality-supplied', 'note', { file }, { rows: lacking, ...supplied })],
    inFront: (texts) => texts.map((text) => (lacks(text, names) ? supplied.name : '')),
  };
}

/** A table of places with the municipality that its addresses lack as a further column; the very table where nothing is put in. See `municipalityFor`. */
export function supplyMunicipality(
  table: Table,
  { address = [], longitude, coordinates }: Roles,
  municipalities: readonly Municipality[],
  wanted?: string,
): Pick<SuppliedMunicipality, 'lacking' | 'problems'> & {
  readonly table: Table;
  /** What the study keeps of it: a municipality, or `BY_GROUPS`. Null for nothing. */
  readonly supplied: string | null;
} {
  const nothing = { supplied: null, lacking: 0, problems: [], table };
  if (table.points || address.length === 0 || longitude || coordinates) return nothing;
  if (wanted === undefined || wanted === BY_GROUPS) {
    const rows = municipalitiesOfRows(table, address, municipalities);
    const found = rows && byGroups(table, address, rows, municipalities);
    if (found) return found;
  }
  const texts = addressesOf(table, address);
  const { supplied, lacking, problems, inFront } = municipalityFor(
    texts,
    cluesOf(table),
    municipalities,
    wanted,
  );
  if (!supplied) return { ...nothing, lacking, problems };
  return { supplied: supplied.name, lacking, problems, table: withColumn(table, inFront(texts)) };
}

const addressesOf = (table: Table, address: readonly number[]): string[] =>
  Array.from({ length: table.rowCount }, (_, row) =>
    address.map((column) => table.columns[column][row]).join(''),
  );

const withColumn = (table: Table, column: readonly string[]): Table => ({
  ...table,
  header: [...table.header, SUPPLIED_COLUMN],
  columns: [...table.columns, column],
});

/** From this share of addresses without a municipality their groups are asked for it. */
const SOME = 0.2;

/** The municipalities that rows stand under, for those whose address names none; null where they help fewer than half of these. */
function byGroups(
  table: Table,
  address: readonly number[],
  { by, names, column }: RowMunicipalities,
  municipalities: readonly Municipality[],
): ReturnType<typeof supplyMunicipality> | null {
  const beginnings = beginningsOf(municipalities);
  const texts = addressesOf(
    table,
    address.filter((each) => each !== column),
  );
  const isLacking = texts.map((text) => lacks(text, beginnings));
  const count = (fits: (row: number) => boolean) =>
    texts.reduce((sum, _, row) => sum + (fits(row) ? 1 : 0), 0);
  const lacking = count((row) => isLacking[row]);
  const rows = count((row) => isLacking[row] && names[row] !== '');
  const filled = count((row) => texts[row].trim() !== '');
  if (lacking === 0 || lacking < SOME * filled || rows < MOSTLY * lacking) return null;
  const given = names.map((name, row) => (isLacking[row] ? name : ''));
  const distinct = [...new Set(given)].filter((name) => name !== '');
  const facts = {
    rows,
    open: lacking - rows,
    names: distinct.slice(0, SHOWN).join('\n'),
    more: Math.max(0, distinct.length - SHOWN),
    by,
    column: column === undefined ? '' : table.header[column],
  };
  const severity = rows < lacking ? 'warning' : 'note';
  const told = problem('municipality-by-group', severity, { file: table.name }, facts);
  return { supplied: BY_GROUPS, lacking, problems: [told], table: withColumn(table, given) };
}

/** Municipalities that are named in a message. */
const SHOWN = 6;

function placeFor(
  clues: Clues,
  municipalities: readonly Municipality[],
  wanted: string | undefined,
): Supplied | null {
  const named = (text: string, from: SuppliedFrom) => {
    const row = municipalityIn(text, municipalities);
    return row && { name: row.prefecture + row.name, from };
  };
  if (wanted !== undefined) return wanted === '' ? null : named(wanted, 'person');
  return named(clues.title, 'title') ?? named(clues.sheet, 'sheet') ?? named(clues.file, 'file');
}
