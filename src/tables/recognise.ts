import type { InputKind, Roles, Table } from '../model';
import { readCodeBook } from './code-book/book';
import { foldHeader } from './headers/header-rule';
import { EVENT_SIGNS } from './ties/tie-headers';
import { FIRM_NAME_CELL, INSTITUTION_NAME_CELL, suggestRoles } from './roles';
import { planeColumns } from './plane/plane-columns';
import { sampleOf, shareOf } from './sample';

/** What a table holds: one of the inputs of a study, or what the codes of another table mean. */
export type TableContent = InputKind | 'codes';

/**
 * What a table holds, by its columns: a code book names variables and codes; ties name firms and institutions and have no place; what
 * has a place is institutions where their names or its columns say so, else firms; what names firms that recur, or speaks of patents and the like, is
 * events. Firms where nothing tells.
 */
export function recognise(table: Table): TableContent {
  const firms = suggestRoles('firms', table);
  const placed = hasPlace(table, firms);
  if (!placed && readCodeBook(table)) return 'codes';
  const folded = table.header.map(foldHeader);
  const ties = suggestRoles('links', table);
  const recurs = (column: number | undefined) =>
    column !== undefined && !sampleOf(table.columns[column]).distinct;
  const main = /^主|^main/.test(folded[ties.institution?.[0] ?? -1] ?? '');
  if (ties.firm && ties.institution && !main && (!placed || recurs(ties.firm[0]))) return 'links';
  if (ties.firm && ties.institution_columns && !placed) return 'links';
  const { key } = suggestRoles('outcomes', table);
  const isEvent = folded.some((header) => EVENT_SIGNS.test(header) && !COUNTED.test(header));
  const events = placed ? isEvent && recurs(key?.[0]) : isEvent || recurs(key?.[0]);
  if (key && events) return 'outcomes';
  return placed && areInstitutions(table, folded, firms.name?.[0]) ? 'institutions' : 'firms';
}

/** How many or whether, which a list of firms says too. */
const COUNTED = /数$|有無$|count$/;

function hasPlace(table: Table, roles: Roles): boolean {
  return (
    table.points !== undefined ||
    Boolean(roles.address ?? roles.longitude ?? roles.coordinates) ||
    planeColumns(table) !== null
  );
}

/** `named`: the column of the firms' names, if these are firms. */
function areInstitutions(table: Table, folded: readonly string[], named?: number): boolean {
  const column = suggestRoles('institutions', table).name?.[0];
  if (column === undefined || (named !== undefined && named !== column)) return false;
  if (/機関|institut/.test(folded[column])) return true;
  const names = sampleOf(table.columns[column]);
  const share = (pattern: RegExp) => shareOf(names, (cell) => pattern.test(cell));
  return share(INSTITUTION_NAME_CELL) > Math.max(0.5, share(FIRM_NAME_CELL));
}
