import type { Table } from '../../model';
import { PREFECTURE_NAME } from '../../model/text';
import { foldHeader } from '../headers/header-rule';
import { ADDRESS_PARTS } from '../headers/place-headers';
import { suggestRoles } from '../roles';

/** Name of the column with the municipality that a sheet is named after; the sheet's name is told in brackets, so that it reads as a municipality. */
export const SHEET_MUNICIPALITY_COLUMN = '市区町村（シート名）';

const [, , MUNICIPALITY] = ADDRESS_PARTS;

/** Numbers in front, and years, remarks and words for the list behind: 01_鯖江市（R5）, 2 越前市一覧. */
const IN_FRONT = /^(?:[\d\s._)\-ー、]|一覧表?|リスト|名簿|企業)+/;
const BEHIND = /(?:\s*\([^()]*\)|[\s_]*(?:分|一覧表?|リスト|名簿|企業|R\d+|令和\d+年度?))+$/;
const NAMED = new RegExp(
  String.raw`^(?:${PREFECTURE_NAME}\s*)?(?:[^\s_]{1,5}郡)?[^\s_]{1,7}?[市区町村]$`,
);
const PREFECTURE = new RegExp(String.raw`^${PREFECTURE_NAME}(?=\S)`);
const SEVERAL = /市町|町村|区市|全|各|他|計$/;

/** The municipality that a sheet's name is; '' where it is none. */
export function municipalityOfSheet(name: string): string {
  const bare = name.normalize('NFKC').trim().replace(IN_FRONT, '').replace(BEHIND, '').trim();
  return NAMED.test(bare) && !SEVERAL.test(bare) ? bare.replace(/\s/g, '') : '';
}

/**
 * A table of sheets with the municipality that each row's sheet is named after as a further column, where the table has none of its own and its
 * addresses do not say it. `sheetOf`: name of the sheet of each row. Otherwise the very table.
 */
export function withSheetMunicipality(table: Table, sheetOf: (row: number) => string): Table {
  const known = new Map<string, string>();
  const cells = Array.from({ length: table.rowCount }, (_, row) => {
    const sheet = sheetOf(row);
    if (!known.has(sheet)) known.set(sheet, municipalityOfSheet(sheet));
    return known.get(sheet)!;
  });
  if (cells.every((cell) => cell === '')) return table;
  const hasOwn = table.header.some((name) => MUNICIPALITY.names.includes(foldHeader(name)));
  if (hasOwn || areSaid(table, cells)) return table;
  return {
    ...table,
    header: [...table.header, SHEET_MUNICIPALITY_COLUMN],
    columns: [...table.columns, cells],
  };
}

/** Whether most of the addresses name the municipality already. */
function areSaid(table: Table, municipalities: readonly string[]): boolean {
  const { address = [], longitude, coordinates } = suggestRoles('firms', table);
  if (table.points || longitude || coordinates) return true;
  let filled = 0;
  let said = 0;
  municipalities.forEach((municipality, row) => {
    const text = address.map((column) => table.columns[column][row]).join('');
    if (text.trim() === '') return;
    filled++;
    if (municipality === '' || text.includes(bareName(municipality))) said++;
  });
  return filled > 0 && said >= filled / 2;
}

/** Without the prefecture, which addresses may leave out. */
const bareName = (municipality: string): string => municipality.replace(PREFECTURE, '');
