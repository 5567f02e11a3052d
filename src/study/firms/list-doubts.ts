import {
  foldName,
  problem,
  type FirmColumns,
  type FirmRole,
  type Problem,
  type Roles,
  type Table,
} from '../../model';
import { PREFECTURE_NAME } from '../../model/text';
import { isOfOneSex, namesOutcome, namesSize } from '../../tables';
import { firmsAbroad } from './abroad';
import { closedFirms } from './closed-firms';
import { institutionsAmong } from './institutions-among';
import { numbersForAddresses } from './number-alone';
import { sheetOf } from './number-column';
import { madeUpCharacters, unusedMeasures, unusedPlaces } from './unused-columns';
import { toldText } from './told-names';

/** Groups of rows that are told by name and line. */
const SHOWN = 5;

const PREFECTURE = new RegExp(`^${PREFECTURE_NAME}`);
const AREA = new RegExp(
  String.raw`^${PREFECTURE_NAME}?(?:[^\s\d]{1,6}郡)?(?:[^\s\d]{1,7}[市区町村])?$`,
);
/** 県計, 市部計, 全国: of several areas. */
const OF_AREAS =
  /^(?:[^\s\d]{0,8}(?:計|合計|総数|平均)|全国|全県|市部|郡部|町村部|区部|県内|県外|その他)$/;
/** The code of an area in front of its name: 18207 鯖江市. */
const AREA_CODE = /^\d{2,6}(?=\D|$)/;
const CODE_ALONE = /^\s*[\d０-９]{2,6}\s*$/;
/** How many firms there are in each. */
const COUNTS = /(?:企業|会社|法人|事業所|工場|店舗|事業者)の?(?:総)?数/;
/** A handful of firms may well be one to a municipality. */
const LEAST_AREAS = 3;

/**
 * A table with one row to a municipality or prefecture, with sums among them or not, and no names of firms: figures of areas. Null for any other. Such rows
 * are no firms, whatever is counted of them.
 */
export function areasForFirms(table: Table, roles: Roles<FirmRole>): Problem | null {
  const { name, address = [], longitude, coordinates } = roles;
  if (table.points || longitude || coordinates) return null;
  const columns = name ?? address;
  const counts = !name && table.header.some((each) => COUNTS.test(each));
  // Public bodies have addresses; figures of areas say no more than where these are.
  const areCodes = address.every((c) => table.columns[c].every((cell) => CODE_ALONE.test(cell)));
  if (name && address.length > 0 && !areCodes && !areasIn(table, address, true)) return null;
  const found =
    areasIn(table, columns) ??
    (counts
      ? table.columns.reduce<readonly string[] | null>(
          (one, _, c) => one ?? areasIn(table, [c]),
          null,
        )
      : null);
  if (!found) return null;
  const facts = { rows: found.length, example: found[0] };
  return problem('rows-are-areas', 'error', { file: table.name }, facts);
}

/** The areas of which columns have one in each row, each once unless it `mayRepeat`; null where they hold something else. */
function areasIn(
  table: Table,
  columns: readonly number[],
  mayRepeat = false,
): readonly string[] | null {
  const texts = Array.from({ length: table.rowCount }, (_, row) =>
    columns
      .map((column) => table.columns[column][row])
      .join('')
      .normalize('NFKC')
      .replace(/\s/g, '')
      .replace(AREA_CODE, ''),
  ).filter((text) => text !== '');
  const areas = texts.filter((text) => AREA.test(text));
  const isAreas =
    areas.length >= LEAST_AREAS && texts.every((text) => AREA.test(text) || OF_AREAS.test(text));
  return isAreas && (mayRepeat || new Set(areas).size === areas.length) ? areas : null;
}

/** What is doubtful about a list of firms as a whole: firms that stand in it twice, and columns that say nothing or went unused. */
export function listDoubts(
  table: Table,
  roles: Roles<FirmRole>,
  firms: Pick<FirmColumns, 'name' | 'address'>,
): readonly Problem[] {
  return [
    areasForFirms(table, roles),
    repeatedFirms(table, roles, firms),
    firmsAbroad(table, firms),
    numbersForAddresses(table, firms),
    closedFirms(table, roles),
    institutionsAmong(table, roles),
    emptyColumns(table, roles),
  ]
    .concat(
      unusedSize(table, roles),
      unusedMeasures(table, roles),
      madeUpCharacters(table, roles),
      unusedPlaces(table, roles),
    )
    .filter((found) => found !== null);
}

/** Rows of one name and one address, in one round of a survey. Those of one id are told as such, and no second time. */
function repeatedFirms(
  table: Table,
  { id, survey_round: round }: Roles<FirmRole>,
  { name, address }: Pick<FirmColumns, 'name' | 'address'>,
): Problem | null {
  const ids = table.columns[id?.[0] ?? -1];
  const rounds = table.columns[round?.[0] ?? -1];
  const groups = new Map<string, number[]>();
  for (let row = 0; row < table.rowCount; row++) {
    const place = address[row] === '' ? '' : addressKey(address[row]);
    const folded = place === '' ? '' : foldName(name[row]);
    if (folded === '') continue;
    const key = `${folded} ${place} ${rounds?.[row].trim() ?? ''}`;
    const known = groups.get(key);
    if (!known) groups.set(key, [row]);
    else if (!ids || known.every((other) => ids[other].trim() !== ids[row].trim())) known.push(row);
  }
  const repeated = [...groups.values()].filter((rows) => rows.length > 1);
  if (repeated.length === 0) return null;
  // Sheets' rows are named as spreadsheets do: 鯖江市!3.
  const lineOf = (row: number) => {
    const sheet = sheetOf(table, row);
    return `${sheet === '' ? '' : `${sheet}!`}${table.lines?.[row] ?? row + 1}`;
  };
  const shown = repeated.slice(0, SHOWN);
  const facts = {
    rows: repeated.reduce((sum, rows) => sum + rows.length - 1, 0),
    names: shown.map(([row]) => toldText(name[row])).join('\n'),
    lines: shown.map((rows) => rows.slice(0, 10).map(lineOf).join(', ')).join('\n'),
    more: repeated.length - shown.length,
  };
  return problem('firms-repeated', 'warning', { file: table.name }, facts);
}

/** Addresses that differ only in widths, dashes, spaces, the prefecture in front or 丁目, 番, 号 are one. */
export function addressKey(address: string): string {
  return address
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(PREFECTURE, '')
    .replace(/丁目|番地の?|番|号/g, '-')
    .replace(/[\u2010-\u2015\u2212\u30fc\uff70]/g, '-')
    .replace(/-+(?=-|$)/g, '');
}

/** Columns without a single cell, of those that are used or are called like what is measured. */
function emptyColumns(table: Table, roles: Roles<FirmRole>): Problem | null {
  const used = new Set(
    (['outcome', 'employees', 'capital', 'industry', 'subcontractor'] as const).flatMap(
      (role) => roles[role] ?? [],
    ),
  );
  const empty = table.header.filter(
    (name, column) =>
      (used.has(column) || namesOutcome(name) || namesSize(name)) &&
      table.columns[column].every((cell) => cell.trim() === ''),
  );
  if (empty.length === 0 || table.rowCount === 0) return null;
  return problem('columns-empty', 'warning', { file: table.name }, { columns: empty.join('\n') });
}

/** A column that seems to say how large firms are, where none is used as that. */
function unusedSize(table: Table, roles: Roles<FirmRole>): Problem | null {
  if (roles.employees?.length) return null;
  const taken = new Set(Object.values(roles).flatMap((columns) => columns ?? []));
  const column = table.header.findIndex(
    (name, at) =>
      !taken.has(at) && namesSize(name) && table.columns[at].some((cell) => cell.trim() !== ''),
  );
  if (column < 0) return null;
  const sexes = table.header.filter((name) => isOfOneSex(name) && namesSize(name));
  if (sexes.length > 1) {
    const facts = { columns: sexes.join('\n') };
    return problem('size-by-sex', 'warning', { file: table.name }, facts);
  }
  const example = table.columns[column].find((cell) => cell.trim() !== '')!.slice(0, 60);
  const where = { file: table.name, column: table.header[column] };
  return problem('size-unused', 'note', where, { column: table.header[column], example });
}
