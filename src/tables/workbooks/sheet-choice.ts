import type { Table } from '../../model';
import { foldHeader } from '../headers/header-rule';
import { ADDRESS, ADDRESS_PARTS } from '../headers/place-headers';
import { LEVELS } from '../headers/layout';
import { recognise, type TableContent } from '../recognise';
import { suggestRoles } from '../roles';

/**
 * How surely a table is a list rather than a cover, a table of contents or a glossary: 2 where it names its rows and says where they are, or is of
 * ties or events, 1 where it only says where they are, 0 for all else.
 */
export function likenessToList(table: Table): number {
  const content = recognise(table);
  if (content === 'links' || content === 'outcomes') return 2;
  if (content === 'codes') return 0;
  const { name, address = [], longitude, coordinates } = suggestRoles('firms', table);
  const isPlaced = Boolean(table.points ?? longitude ?? coordinates);
  if (name && (isPlaced || address.length > 0)) return 2;
  return isPlaced || address.some((column) => isAddressName(table.header[column])) ? 1 : 0;
}

/** Whether a header, rather than the cells below it, says that addresses stand there. */
function isAddressName(name: string): boolean {
  const folded = foldHeader(name.split(LEVELS).at(-1)!);
  return [ADDRESS, ...ADDRESS_PARTS].some((rule) => rule.names.includes(folded));
}

/** A sheet of a workbook, of which one is to be read. */
export interface SheetAtHand {
  readonly name: string;
  readonly table: Table;
  readonly isHidden: boolean;
}

/** Whether a sheet can be read without a look at the others. `wanted`: what the table is to be; null for whatever it is. */
export function isWanted(table: Table, wanted: TableContent | null): boolean {
  return isSpecial(wanted) ? recognise(table) === wanted : likenessToList(table) === 2;
}

/** Lists of firms, and registers, are taken for one even where they look like something else: a person says so. */
export const isSpecial = (wanted: TableContent | null): boolean =>
  wanted !== null && wanted !== 'firms' && wanted !== 'background';

/**
 * The sheet that holds what is wanted, where one looks like it; else the one that holds the list: hidden ones last, the surest, of these firms, then
 * the one with most rows, and of equal ones the first. The first of `sheets` where none is any better.
 */
export function chooseSheet(
  sheets: readonly SheetAtHand[],
  wanted: TableContent | null,
): SheetAtHand {
  const [first] = sheets;
  const special = isSpecial(wanted)
    ? best(sheets.filter(({ table }) => recognise(table) === wanted))
    : null;
  if (special) return special;
  if (likenessToList(first.table) === 2) return first;
  return best(sheets.filter(({ table }) => likenessToList(table) > 0)) ?? first;
}

function best(sheets: readonly SheetAtHand[]): SheetAtHand | null {
  let found: SheetAtHand | null = null;
  let foundRank: readonly number[] = [];
  for (const sheet of sheets) {
    const { table, isHidden } = sheet;
    const ofFirms = recognise(table) === 'firms' ? 1 : 0;
    const rank = [isHidden ? 0 : 1, likenessToList(table), ofFirms, table.rowCount];
    if (found && !isAbove(rank, foundRank)) continue;
    found = sheet;
    foundRank = rank;
  }
  return found;
}

function isAbove(rank: readonly number[], other: readonly number[]): boolean {
  const at = rank.findIndex((value, i) => value !== other[i]);
  return at >= 0 && rank[at] > other[at];
}
