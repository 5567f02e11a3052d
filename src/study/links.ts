import { matchLinks, type LinkRows } from '../linkage';
import {
  problem,
  type FirmColumns,
  type LinkColumns,
  type LinkFix,
  type LinkRole,
  type PlaceColumns,
  type Problem,
  type ReviewedEnd,
  type Roles,
  type Table,
} from '../model';
import { parseYear } from '../tables';
import { lostRows } from './events';
import { at, readNumbers } from './number-column';
import type { InstitutionsRead } from './institutions';
import { chosenEnds } from './link-fixes';
import { reviewOf } from './tie-review';

export interface LinksRead {
  readonly links: LinkColumns;
  readonly review: readonly ReviewedEnd[];
  readonly problems: readonly Problem[];
}

/** A table with the meaning of its columns. */
interface TableWithRoles<R extends string> {
  readonly table: Table;
  readonly roles: Roles<R>;
}

/** Where ties can stand: a table of their own, which outweighs, or columns of the firms table. */
export interface TieSources {
  readonly links: TableWithRoles<LinkRole> | null;
  readonly firms: TableWithRoles<'main_institution' | 'main_frequency'>;
}

/** The two ends of a tie as they can be found. */
interface Ends {
  readonly firms: Pick<FirmColumns, 'id' | 'name'>;
  readonly places: PlaceColumns;
  readonly institutions: InstitutionsRead;
}

/** Ties as a table states them, before their ends are found. `firm` and `institution` are columns of `table`. */
interface StatedTies {
  readonly table: Table;
  readonly firm: number | null;
  readonly institution: number;
  readonly frequency: number | undefined;
  readonly rows: LinkRows;
  readonly negative: readonly number[];
  /** Row of the table of each row of `rows`. */
  readonly tableRow: (row: number) => number;
}

/**
 * Reads the ties: from a table of their own, each row of which names a firm and an institution by id or name, else from the firms
 * table, each row of which names its main institution. Rows of which one end is unknown or ambiguous are left out, counted and given
 * for review; `fixes` are what a person said of them. Without either there are no ties.
 */
export function readLinks(sources: TieSources, ends: Ends, fixes: readonly LinkFix[]): LinksRead {
  const problems: Problem[] = [];
  const stated = statedTies(sources, problems);
  if (!stated) return { links: noLinks(), review: [], problems };
  const { firms, places, institutions } = ends;
  const { columns } = institutions;
  const { chosen, unknown } = chosenEnds(fixes, { firm: firms.id, institution: columns.id });
  const { links, losses, rowOf, found } = matchLinks(
    stated.rows,
    { id: firms.id, names: [firms.name], lng: places.lng, lat: places.lat },
    {
      id: columns.id,
      names: [columns.nameJa, columns.nameEn],
      lng: institutions.places.lng,
      lat: institutions.places.lat,
    },
    chosen,
  );
  const { table, firm, institution, frequency } = stated;
  const lost = (column: number, code: Parameters<typeof lostRows>[2], rows: ArrayLike<number>) =>
    lostRows(table, column, code, Array.from(rows, stated.tableRow));
  const own = firm ?? institution;
  problems.push(
    ...lost(own, 'firm-unknown', losses.firmUnmatched),
    ...lost(own, 'firm-ambiguous', losses.firmAmbiguous),
    ...lost(institution, 'institution-unknown', losses.institutionUnmatched),
    ...lost(institution, 'institution-ambiguous', losses.institutionAmbiguous),
    ...lost(own, 'tie-to-itself', losses.toItself),
    ...lost(own, 'tie-repeated', repeatedRows(links, rowOf)),
    ...lost(own, 'tie-left-out', losses.leftOut),
    ...(frequency === undefined
      ? []
      : lostRows(table, frequency, 'frequency-negative', stated.negative)),
  );
  if (unknown.length > 0) {
    const facts = { rows: unknown.length, example: unknown[0].id ?? '' };
    problems.push(problem('link-fix-unknown', 'warning', { file: table.name }, facts));
  }
  return { links, review: reviewOf(stated.rows, found, chosen), problems };
}

function statedTies({ links, firms }: TieSources, problems: Problem[]): StatedTies | null {
  const inFirms = tiesOfFirmsTable(firms);
  if (!links) return inFirms?.(problems) ?? null;
  const own = tiesOfLinksTable(links, problems);
  const column = firms.roles.main_institution?.[0];
  if (own && inFirms && column !== undefined) {
    const filled = firms.table.columns[column].flatMap((cell, row) => (cell.trim() ? [row] : []));
    const where = at(firms.table, filled[0] ?? 0, firms.table.header[column]);
    if (filled.length > 0)
      problems.push(problem('main-institution-outweighed', 'note', where, { rows: filled.length }));
  }
  return own ?? inFirms?.(problems) ?? null;
}

function tiesOfLinksTable(
  { table, roles }: TableWithRoles<LinkRole>,
  problems: Problem[],
): StatedTies | null {
  const firm = roles.firm?.[0];
  const institution = roles.institution?.[0];
  if (firm === undefined || institution === undefined) return null;
  const frequency = roles.contact_frequency?.[0];
  const topic = roles.topic?.[0];
  const year = roles.year?.[0];
  const numbers = readNumbers(table, frequency, table.header[frequency ?? -1] ?? '', problems);
  const negative = withoutNegative(numbers);
  return {
    table,
    firm,
    institution,
    frequency,
    negative,
    rows: {
      firm: table.columns[firm],
      institution: table.columns[institution],
      contactFrequency: numbers,
      topic:
        topic === undefined ? new Array<string>(table.rowCount).fill('') : table.columns[topic],
      ...(year === undefined
        ? {}
        : { year: readNumbers(table, year, table.header[year], problems, parseYear) }),
    },
    tableRow: (row) => row,
  };
}

/** A firm that names no main institution has no tie; that is no loss. Null where the table has no such column. */
function tiesOfFirmsTable({
  table,
  roles,
}: TieSources['firms']): ((problems: Problem[]) => StatedTies) | null {
  const institution = roles.main_institution?.[0];
  if (institution === undefined) return null;
  return (problems) => {
    const cells = table.columns[institution];
    const rows = cells.flatMap((cell, row) => (cell.trim() === '' ? [] : [row]));
    const frequency = roles.main_frequency?.[0];
    const numbers = readNumbers(table, frequency, table.header[frequency ?? -1] ?? '', problems);
    const negative = withoutNegative(numbers);
    return {
      table,
      firm: null,
      institution,
      frequency,
      negative,
      rows: {
        firm: Int32Array.from(rows),
        institution: rows.map((row) => cells[row]),
        contactFrequency: Float64Array.from(rows, (row) => numbers[row]),
        topic: rows.map(() => ''),
      },
      tableRow: (row) => rows[row],
    };
  };
}

/** Makes negative frequencies missing; their rows, ascending. */
function withoutNegative(frequency: Float64Array): number[] {
  const rows: number[] = [];
  frequency.forEach((value, row) => {
    if (!(value < 0)) return;
    rows.push(row);
    frequency[row] = NaN;
  });
  return rows;
}

/** Rows whose firm, institution, topic and year all stood together in a row before; `rowOf` has the row of each tie. */
function repeatedRows(links: LinkColumns, rowOf: Int32Array): Int32Array {
  const seen = new Set<string>();
  return rowOf.filter((_, tie) => {
    const year = links.year ? ` ${links.year[tie]}` : '';
    const key = `${links.firm[tie]} ${links.institution[tie]} ${links.topic[tie]}${year}`;
    const known = seen.has(key);
    seen.add(key);
    return known;
  });
}

function noLinks(): LinkColumns {
  return {
    count: 0,
    firm: new Int32Array(0),
    institution: new Int32Array(0),
    contactFrequency: new Float64Array(0),
    topic: [],
    distanceKm: new Float64Array(0),
  };
}
