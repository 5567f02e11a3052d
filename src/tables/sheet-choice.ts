import type { InputKind, Table } from '../model';
import { ADDRESS, ADDRESS_PARTS, foldHeader } from './headers';
import { LEVELS } from './layout';
import { recognise } from './recognise';
import { suggestRoles } from './roles';

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
export function isWanted(table: Table, wanted: InputKind | null): boolean {
  return likenessToList(table) === 2 && (isOfKind(table, wanted) || !wanted || wanted === 'firms');
}

/**
 * The sheet that holds the list: of those that look like one at all, hidden ones last, the surest, of these such as are of the wanted kind (firms
 * where none is wanted), then the one with most rows, and of equal ones the first. The first of `sheets` where none is any better.
 */
export function chooseSheet(sheets: readonly SheetAtHand[], wanted: InputKind | null): SheetAtHand {
  const [first] = sheets;
  let best = first;
  let bestRank: readonly number[] = [];
  for (const sheet of sheets) {
    const likeness = likenessToList(sheet.table);
    if (likeness === 0) continue;
    const ofKind = isOfKind(sheet.table, wanted) ? 1 : 0;
    const rank = [sheet.isHidden ? 0 : 1, likeness, ofKind, sheet.table.rowCount];
    if (bestRank.length > 0 && !isAbove(rank, bestRank)) continue;
    best = sheet;
    bestRank = rank;
  }
  const isBetter = isOfKind(best.table, wanted) || likenessToList(first.table) < 2;
  return isBetter ? best : first;
}

const isOfKind = (table: Table, wanted: InputKind | null): boolean =>
  recognise(table) === (wanted ?? 'firms');

function isAbove(rank: readonly number[], other: readonly number[]): boolean {
  const at = rank.findIndex((value, i) => value !== other[i]);
  return at >= 0 && rank[at] > other[at];
}
