import { distanceKm } from '../geo/earth';
import type { LinkColumns } from '../model/linkage';
import { foldFullName } from '../model/text';
import { AMBIGUOUS, LEFT_OUT, NameIndex, plainId, UNMATCHED } from './name-index';
import { PartNames } from './part-names';
import type { Positions } from './proximity';

/** A links table, one entry per row. */
export interface LinkRows {
  /** Id or name of the firm and of the institution, as written; or the firms' rows, where they are known. */
  readonly firm: readonly string[] | Int32Array;
  readonly institution: readonly string[];
  /** NaN where missing. */
  readonly contactFrequency: Float64Array;
  readonly topic: readonly string[];
  /** NaN where missing; absent where the table has none. */
  readonly year?: Float64Array;
}

/** What a person said that texts mean: by `plainId` of the text, the row, or LEFT_OUT. They outweigh ids and names. */
export interface ChosenEnds {
  readonly firm: ReadonlyMap<string, number>;
  readonly institution: ReadonlyMap<string, number>;
}

/** For each row what its text was found to be: the row, UNMATCHED, AMBIGUOUS or LEFT_OUT. */
export interface FoundEnds {
  readonly firm: Int32Array;
  readonly institution: Int32Array;
  /** Rows whose institution is named by a part of it or for short, ascending. */
  readonly byPart: Int32Array;
}

const NOTHING_CHOSEN: ChosenEnds = { firm: new Map(), institution: new Map() };

/** Who can be at a tie's end: ids, lists of names, positions; entry i of each belongs to row i. */
export interface LinkEnd extends Positions {
  readonly id: readonly string[];
  readonly names: readonly (readonly string[])[];
}

/** Rows of the links table that could not be used, ascending. A row may stand in one list for each of its ends. */
export interface LinkLosses {
  readonly firmUnmatched: Int32Array;
  readonly firmAmbiguous: Int32Array;
  readonly institutionUnmatched: Int32Array;
  readonly institutionAmbiguous: Int32Array;
  /** Both ends are found and have the same name: the firm is the institution. */
  readonly toItself: Int32Array;
  /** A person said of one end that it is nobody. */
  readonly leftOut: Int32Array;
}

/**
 * Ties between firms and institutions from a table that names them by id or by name. Both ends must be found for a row to become a
 * tie; rows that are not found are listed, never dropped in silence. Two rows of one firm and one institution are two ties.
 * `distanceKm` is NaN where an end has no place. Linear in the rows.
 */
export function matchLinks(
  rows: LinkRows,
  firms: LinkEnd,
  institutions: LinkEnd,
  chosen: ChosenEnds = NOTHING_CHOSEN,
): {
  readonly links: LinkColumns;
  readonly losses: LinkLosses;
  readonly rowOf: Int32Array;
  readonly found: FoundEnds;
} {
  const firmOf =
    rows.firm instanceof Int32Array ? rows.firm : findAll(rows.firm, firms, chosen.firm);
  const parts = new PartNames(new NameIndex(institutions.id, ...institutions.names));
  const isPart = (text: string) =>
    !chosen.institution.has(plainId(text)) && parts.find(text).isPart;
  const institutionOf = Int32Array.from(
    rows.institution,
    (text) => chosen.institution.get(plainId(text)) ?? parts.find(text).row,
  );
  const byPart = rowsWhere(institutionOf, (row, at) => row >= 0 && isPart(rows.institution[at]));
  const kept: number[] = [];
  const toItself: number[] = [];
  for (let row = 0; row < firmOf.length; row++) {
    if (firmOf[row] < 0 || institutionOf[row] < 0) continue;
    const same = isSame(firms, firmOf[row], institutions, institutionOf[row]);
    (same ? toItself : kept).push(row);
  }
  const rowOf = Int32Array.from(kept);
  const links: LinkColumns = {
    count: rowOf.length,
    firm: Int32Array.from(kept, (row) => firmOf[row]),
    institution: Int32Array.from(kept, (row) => institutionOf[row]),
    contactFrequency: Float64Array.from(kept, (row) => rows.contactFrequency[row]),
    topic: kept.map((row) => rows.topic[row]),
    ...(rows.year ? { year: Float64Array.from(kept, (row) => rows.year![row]) } : {}),
    distanceKm: Float64Array.from(kept, (row) => {
      const f = firmOf[row];
      const i = institutionOf[row];
      return distanceKm(firms.lng[f], firms.lat[f], institutions.lng[i], institutions.lat[i]);
    }),
  };
  const losses: LinkLosses = {
    firmUnmatched: rowsWhere(firmOf, (found) => found === UNMATCHED),
    firmAmbiguous: rowsWhere(firmOf, (found) => found === AMBIGUOUS),
    institutionUnmatched: rowsWhere(institutionOf, (found) => found === UNMATCHED),
    institutionAmbiguous: rowsWhere(institutionOf, (found) => found === AMBIGUOUS),
    toItself: Int32Array.from(toItself),
    leftOut: rowsWhere(
      firmOf,
      (found, row) => found === LEFT_OUT || institutionOf[row] === LEFT_OUT,
    ),
  };
  return { links, losses, rowOf, found: { firm: firmOf, institution: institutionOf, byPart } };
}

/** With the form of organisation: a company named after a university is not the university. */
function isSame(firms: LinkEnd, firm: number, institutions: LinkEnd, institution: number): boolean {
  const names = new Set(firms.names.map((list) => foldFullName(list[firm])));
  names.delete('');
  return institutions.names.some((list) => names.has(foldFullName(list[institution])));
}

function findAll(
  texts: readonly string[],
  end: LinkEnd,
  chosen: ReadonlyMap<string, number>,
): Int32Array {
  const index = new NameIndex(end.id, ...end.names);
  return Int32Array.from(texts, (text) => chosen.get(plainId(text)) ?? index.find(text));
}

function rowsWhere(column: Int32Array, holds: (value: number, row: number) => boolean): Int32Array {
  const rows: number[] = [];
  column.forEach((value, row) => {
    if (holds(value, row)) rows.push(row);
  });
  return Int32Array.from(rows);
}
