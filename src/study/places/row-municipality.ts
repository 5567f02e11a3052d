import type { Municipality, Table } from '../../model';
import { PREFECTURE_NAME } from '../../model/text';
import { HEADING_COLUMN, LEVELS, SHEET_COLUMN } from '../../tables';
import { filledDown } from '../firms/filled-down';
import { municipalityIn } from './municipality-names';

/** Where the municipality of a row stands, if not in its address: in a heading above it, in a column where only the first of each has it, above its sheet. */
export type RowsNamedBy = 'heading' | 'column' | 'sheet-title';

/** The municipalities that rows stand under. */
export interface RowMunicipalities {
  readonly by: RowsNamedBy;
  /** Of each row, with its prefecture; '' for none. */
  readonly names: readonly string[];
  /** The column that says it for the first row of each alone. */
  readonly column?: number;
}

const CONTINUED = /\s*[(（]?(?:続き|つづき)[)）]?$/;
/** A column of which a fifth of the rows, or more, stand below the first of their municipality names groups. */
const GROUPS = {
  leastBlank: 0.2,
  longest: 14,
  nameOf: (text: string) => text.replace(CONTINUED, ''),
};
/** What is said of a municipality, or of a part of the prefecture that bears its name. */
const AREA_WORD = /(?:地区|地域|管内|支部|エリア|方面|[市町村区]内)$/;
const BARE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,5}$/u;
const IN_PREFECTURE = new RegExp(PREFECTURE_NAME);

/**
 * The municipality that each row of a table stands under: by headings within the table, by a column in which only the first row of each says it (`address`: the
 * columns of the addresses, of which another must be left), or by the titles of the sheets that were read together. Null where nothing of these says one.
 */
export function municipalitiesOfRows(
  table: Table,
  address: readonly number[],
  municipalities: readonly Municipality[],
): RowMunicipalities | null {
  const { top = [], headerRows = [1] } = table.origin ?? {};
  const above = top.filter(({ line }) => line < headerRows[0]).flatMap(({ cells }) => cells);
  const around = [...above, table.name].join(' ');
  const read = (texts: readonly string[]) => namesOf(texts, around, municipalities);
  const heading = table.header.lastIndexOf(HEADING_COLUMN);
  const found = heading < 0 ? null : filled('heading', read(table.columns[heading]));
  return (
    found ??
    ofSparseColumn(table, address, read) ??
    filled('sheet-title', read(titlesOfRows(table)))
  );
}

const filled = (by: RowsNamedBy, names: readonly string[]): RowMunicipalities | null =>
  names.some((name) => name !== '') ? { by, names } : null;

/** The title of each row's sheet. */
function titlesOfRows({ origin, header, columns, rowCount }: Table): readonly string[] {
  const { sheetTitles = [] } = origin ?? {};
  const column = header.lastIndexOf(SHEET_COLUMN);
  if (column < 0 || sheetTitles.length === 0) return new Array<string>(rowCount).fill('');
  const titles = new Map(sheetTitles.map(({ sheet, title }) => [sheet, title]));
  return columns[column].map((sheet) => titles.get(sheet) ?? '');
}

function ofSparseColumn(
  table: Table,
  address: readonly number[],
  read: (texts: readonly string[]) => readonly string[],
): RowMunicipalities | null {
  for (const [column, cells] of table.columns.entries()) {
    if (!address.some((each) => each !== column)) continue;
    const below = filledDown(cells, GROUPS);
    if (!below) continue;
    const names = read(below);
    if (names.every((name) => name !== '')) return { by: 'column', names, column };
  }
  return null;
}

/**
 * The municipality that each text names, with its prefecture; '' for none and for several. Names that several prefectures have, and names without 市, 町 or 村,
 * are those of the prefectures that the other texts, else what stands `around` them, name.
 */
function namesOf(
  texts: readonly string[],
  around: string,
  municipalities: readonly Municipality[],
): readonly string[] {
  const found = new Map<string, string>();
  const known = new Set<string>();
  const give = (text: string, row: Municipality) => {
    found.set(text, row.prefecture + row.name);
    known.add(row.prefecture);
  };
  const distinct = [...new Set(texts)].filter((text) => text.trim() !== '');
  for (const text of distinct) {
    const row = one(text.split(LEVELS).map((part) => municipalityIn(part, municipalities)));
    if (row) give(text, row);
  }
  const named = municipalityIn(around, municipalities)?.prefecture ?? prefectureIn(around);
  if (known.size === 0 && named !== '') known.add(named);
  const prefectures = [...known];
  for (const text of distinct) {
    if (found.has(text)) continue;
    const parts = text.split(LEVELS);
    const row = one(parts.flatMap((part) => within(part, prefectures, municipalities)));
    if (row) give(text, row);
  }
  return texts.map((text) => found.get(text) ?? '');
}

/** What is called so in one of some prefectures. */
function within(
  text: string,
  prefectures: readonly string[],
  municipalities: readonly Municipality[],
): readonly Municipality[] {
  const whole = prefectures.flatMap(
    (prefecture) => municipalityIn(prefecture + text.trim(), municipalities) ?? [],
  );
  if (whole.length > 0) return whole;
  const bare = text.normalize('NFKC').trim().replace(AREA_WORD, '');
  if (!BARE.test(bare)) return [];
  return municipalities.filter(
    ({ name, prefecture }) =>
      prefectures.includes(prefecture) &&
      name.length === bare.length + 1 &&
      name.startsWith(bare) &&
      /[市区町村]$/.test(name),
  );
}

const prefectureIn = (text: string): string => IN_PREFECTURE.exec(text)?.[0] ?? '';

function one(rows: readonly (Municipality | null)[]): Municipality | null {
  const different = [...new Set(rows.filter((row) => row !== null))];
  return different.length === 1 ? different[0] : null;
}
