import { problem, type Problem } from '../../model';
import { foldHeader, means, type HeaderRule } from './header-rule';
import { KNOWN_HEADERS, NAME } from './headers';
import { ADDRESS, ADDRESS_PARTS, LATITUDE, LONGITUDE } from './place-headers';
import { areNames } from './header-cells';
import {
  filledUpTo,
  headerAround,
  holdsAddress,
  holdsFirm,
  isData,
  isFilled,
  type GridRow,
} from './layout';

/** How many times as many of its columns a header must be known by to be clearly the better one. */
const CLEARLY = 2;
/** A list of firms is longer. */
const FEW_ROWS = 2;

const PLACES = [ADDRESS, ...ADDRESS_PARTS.slice(0, 3), LONGITUDE, LATITUDE];

/** Another row of the first ones of a file that could be the header of the list, and what is to be told. */
export interface HeaderRival {
  /** First and last line of the header that is to be taken; null where both fit alike, so that a person has to say which. */
  readonly taken: readonly [number, number] | null;
  readonly told: Problem;
}

/**
 * A row below the header that was found (`from` to `to`) which names the columns of another list of firms: both who they are and where. Where the upper table does
 * not (who answers for the list, a summary), the lower is the list, and the upper is told; where neither is clearly better, nothing is guessed. Null where the header that was
 * found is the only one, or the better one.
 */
export function headerRival(
  file: string,
  rows: readonly GridRow[],
  [from, to]: readonly [number, number],
  mergedTo: (line: number) => number,
): HeaderRival | null {
  const named = rows.filter(({ line }) => line >= from && line <= to);
  const below = rows.filter(({ line, cells }) => line > to && filledUpTo(cells, 1) > 0);
  const at = below.findIndex(({ cells }, i) => i > 0 && isHeaderOfFirms(cells));
  const last = named.at(-1);
  if (!last || at < 0) return null;
  const rival = below[at];
  const above = below.slice(0, at);
  const upper = foldedOf(named.flatMap(({ cells }) => cells));
  const lower = foldedOf(rival.cells);
  const where = { file, line: last.line };
  const header = textOf(last.cells);
  if (hasAny(upper, [NAME]) && hasAny(upper, PLACES)) {
    // Printed pages and blocks repeat the header, sometimes with a column less.
    if (lower.filter((name) => upper.includes(name)).length * 2 >= lower.length) return null;
    const [own, others] = [upper, lower].map(knownAmong);
    if (own >= CLEARLY * others) return null;
    if (others < CLEARLY * own || above.length > FEW_ROWS) {
      const facts = { header, other: rival.line, otherHeader: textOf(rival.cells) };
      return {
        taken: null,
        told: problem('headers-equal', 'error', where, { line: last.line, ...facts }),
      };
    }
  } else if (isMostly(above, holdsFirm) && isMostly(above, holdsAddress)) return null;
  const taken = headerAround(rows, rows.indexOf(rival), mergedTo);
  const facts = { rows: above.length, line: last.line, header };
  return { taken, told: problem('table-above', 'warning', where, facts) };
}

/** Whether a row names who firms are and where, and nothing in it is of a firm. */
function isHeaderOfFirms(cells: readonly string[]): boolean {
  if (filledUpTo(cells, 2) < 2 || !areNames(cells) || isData(cells)) return false;
  const folded = foldedOf(cells);
  const has = (rules: readonly HeaderRule[]) =>
    folded.some((cell) => rules.some(({ names }) => names.includes(cell)));
  return has([NAME]) && has(PLACES);
}

const hasAny = (folded: readonly string[], rules: readonly HeaderRule[]): boolean =>
  folded.some((cell) => rules.some((rule) => means(cell, rule)));

const foldedOf = (cells: readonly string[]) => cells.filter(isFilled).map(foldHeader);

const knownAmong = (folded: readonly string[]): number =>
  folded.filter((cell) => KNOWN_HEADERS.has(cell)).length;

const isMostly = (
  rows: readonly GridRow[],
  holds: (cells: readonly string[]) => boolean,
): boolean =>
  rows.length > FEW_ROWS && rows.filter(({ cells }) => holds(cells)).length * 2 > rows.length;

const textOf = (cells: readonly string[]): string =>
  cells.filter(isFilled).join(' ').replace(/\s+/g, ' ').slice(0, 80);
