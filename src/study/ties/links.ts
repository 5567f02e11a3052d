import { matchLinks, selectTies } from '../../linkage';
import {
  problem,
  type FirmColumns,
  type LinkColumns,
  type LinkFix,
  type PlaceColumns,
  type Problem,
  type ReviewedEnd,
} from '../../model';
import { lostEnds, lostRows } from './events';
import type { InstitutionsRead } from '../institutions/institutions';
import { chosenEnds } from './link-fixes';
import { otherRounds } from '../firms/rounds';
import { splitTies } from './split-ties';
import { statedTies, type StatedTies, type TieSources } from './stated-ties';
import { reviewOf } from './tie-review';

export interface LinksRead {
  readonly links: LinkColumns;
  /** Ties of rows of other rounds than the studied one; absent where there are no rounds. */
  readonly ofOtherRounds?: LinkColumns;
  readonly review: readonly ReviewedEnd[];
  readonly problems: readonly Problem[];
}

/** The two ends of a tie as they can be found. */
interface Ends {
  readonly firms: Pick<FirmColumns, 'id' | 'name' | 'rounds'>;
  readonly places: PlaceColumns;
  readonly institutions: InstitutionsRead;
}

/**
 * Reads the ties: from a table of their own, each row of which names a firm and an institution by id or name, else from the firms
 * table, each row of which names its main institution. Rows of which one end is unknown or ambiguous are left out, counted and given
 * for review; `fixes` are what a person said of them. Without either there are no ties.
 */
export function readLinks(sources: TieSources, ends: Ends, fixes: readonly LinkFix[]): LinksRead {
  const problems: Problem[] = [];
  const written = statedTies(sources, problems);
  if (!written) return { links: noLinks(), review: [], problems };
  const { firms, places, institutions } = ends;
  const { columns } = institutions;
  const { chosen, unknown } = chosenEnds(fixes, { firm: firms.id, institution: columns.id });
  const stated = splitTies(written, columns, chosen, problems);
  const { links, losses, rowOf, found } = matchLinks(
    stated.rows,
    {
      id: firms.id,
      names: [firms.rounds?.matched ?? firms.name],
      lng: places.lng,
      lat: places.lat,
    },
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
  const unfound = (column: number, code: Parameters<typeof lostEnds>[2], rows: Int32Array) => {
    const at = Array.from(rows, stated.tableRow);
    const texts =
      column === institution
        ? Array.from(rows, (row) => stated.rows.institution[row])
        : at.map((row) => table.columns[column][row]);
    return lostEnds(table, column, code, at, texts);
  };
  const own = firm ?? institution;
  problems.push(
    ...unfound(own, 'firm-unknown', losses.firmUnmatched),
    ...unfound(own, 'firm-ambiguous', losses.firmAmbiguous),
    ...unfound(institution, 'institution-unknown', losses.institutionUnmatched),
    ...unfound(institution, 'institution-ambiguous', losses.institutionAmbiguous),
    ...lost(own, 'tie-to-itself', losses.toItself),
    ...lost(own, 'tie-repeated', repeatedRows(links, rowOf)),
    ...lost(own, 'tie-left-out', losses.leftOut),
    ...(frequency === undefined
      ? []
      : lostRows(table, frequency, 'frequency-negative', stated.negative)),
  );
  problems.push(...namedByPart(stated, found.byPart, found.institution, columns.nameJa));
  if (unknown.length > 0) {
    const facts = { rows: unknown.length, example: unknown[0].id ?? '' };
    problems.push(problem('link-fix-unknown', 'warning', { file: table.name }, facts));
  }
  const review = reviewOf(stated.rows, found, chosen);
  const others = otherRounds(firms);
  if (!others) return { links, review, problems };
  const isOther = Uint8Array.from(links.firm, (row) => others[row]);
  return {
    links: selectTies(
      links,
      isOther.map((one) => 1 - one),
    ),
    ofOtherRounds: selectTies(links, isOther),
    ...{ review, problems },
  };
}

/** Names of departments and short forms that are told with their institution. */
const SHOWN = 8;

/** What was taken for an institution of which only a part, or a short form, is named. */
function namedByPart(
  { table, institution, rows }: StatedTies,
  byPart: Int32Array,
  found: Int32Array,
  names: readonly string[],
): readonly Problem[] {
  if (byPart.length === 0) return [];
  const meant = new Map(Array.from(byPart, (row) => [rows.institution[row].trim(), found[row]]));
  const shown = [...meant].slice(0, SHOWN);
  const facts = {
    rows: byPart.length,
    texts: shown.map(([text]) => text.slice(0, 60)).join('\n'),
    names: shown.map(([, row]) => names[row]).join('\n'),
    more: meant.size - shown.length,
  };
  const where = { file: table.name, column: table.header[institution] };
  return [problem('institution-by-part', 'note', where, facts)];
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
