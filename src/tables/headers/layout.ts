import * as headers from './headers';
import { ADDRESS as ADDRESS_HEADER, ADDRESS_PARTS } from './place-headers';
import { foldHeader, type HeaderRule } from './header-rule';
import { KNOWN_HEADERS } from './headers';
import { areColumnNumbers, areNames, areYears } from './header-cells';
import { areUnits, remarkOf } from './header-units';
import { isFootnote } from './footnotes';
import { parseNumber } from '../values/cells';

/** A row as it stands in the file. */
export interface GridRow {
  readonly cells: readonly string[];
  /** Line of a text, row of a sheet; from 1. */
  readonly line: number;
}

/** Between the levels of a column's name: 過去３年間 › 件数. */
export const LEVELS = ' › ';

/** Whether more than blanks is in a cell. Most begin with a letter, a digit or a kanji, which is seen at once. */
export function isFilled(cell: string): boolean {
  const code = cell.charCodeAt(0);
  return (
    (code > 32 && code < 127) || (code > 0x3000 && code !== BYTE_ORDER_MARK) || cell.trim() !== ''
  );
}

const BYTE_ORDER_MARK = 0xfeff;

/** How many cells are filled, counted no further than `most`. */
export function filledUpTo(cells: readonly string[], most: number): number {
  let filled = 0;
  for (let c = 0; c < cells.length && filled < most; c++) if (isFilled(cells[c])) filled++;
  return filled;
}

/** Rows from the top among which the header is looked for. */
export const TOP_ROWS = 40;

/** Levels that a header may have. */
const MOST_LEVELS = 4;

/**
 * Lines of the header, first and last, among the first rows of a table; null where the first full row is data already. A header is the
 * first row that fills at least half as many cells as the rows of the table do, and holds words; rows right above it that name
 * groups of columns, one right below that names their parts, one of units below these, and rows that cells merged downward reach, belong to it. `mergedTo` tells the last row that cells merged downward
 * from a row reach.
 */
export function findHeader(
  rows: readonly GridRow[],
  mergedTo: (line: number) => number = (line) => line,
): readonly [number, number] | null {
  const filled = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
  const usual = [...filled].sort((a, b) => a - b)[Math.floor(filled.length * 0.75)] ?? 0;
  const full = belowTitle(
    rows,
    filled,
    filled.findIndex((count) => count >= Math.max(1, usual / 2)),
  );
  const isTitled = full > 0 && areNames(rows[full].cells) && !isData(rows[full].cells);
  const found = isTitled || (full > 0 && isData(rows[full].cells)) ? full : 0;
  const { cells } = rows[found];
  if (isData(cells) && !areColumnsOfFirms(cells, rows[found + 1])) return null;
  return headerAround(rows, found, mergedTo);
}

/** Lines of the header of which the row `found` is the one that is full: with its levels above, and what goes on with it below. */
export function headerAround(
  rows: readonly GridRow[],
  found: number,
  mergedTo: (line: number) => number,
): readonly [number, number] {
  const { cells, line } = rows[found];
  let first = found;
  while (
    first > 0 &&
    found - first < MOST_LEVELS - 1 &&
    rows[first - 1].line === rows[first].line - 1 &&
    isLevel(rows[first - 1].cells, rows[first].cells)
  )
    first--;
  const below = rows[found + 1];
  const goesOn =
    below && (namesPartsBelow(cells, below, line) || labelsAll(below, line)) ? below.line : line;
  const reached = Math.max(goesOn, mergedTo(line));
  const next = rows.find((row) => row.line === reached + 1);
  // The only row of a table is its own.
  const isLast = next === rows.at(-1);
  const isOfHeader = next && (areUnits(next.cells) || (!isLast && isNumbered(cells, next.cells)));
  const named = isOfHeader ? next.line : reached;
  const last = Math.min(named, line + MOST_LEVELS - 1);
  return [rows[first].line, last];
}

/** Whether the row below names of columns, those of firms or addresses among them, numbers these. */
const isNumbered = (names: readonly string[], below: readonly string[]): boolean =>
  areColumnNumbers(below) &&
  names
    .map(foldHeader)
    .some((name) => headers.NAME.names.includes(name) || ADDRESS_HEADER.names.includes(name));

/** （単位：百万円）, 令和6年3月末現在. */
const BESIDE_A_TITLE = /[(（【［[]\s*単位|単位\s*[:：]|(?:現在|時点)\s*[)）]?$/;

/** Whether a row right above a header names groups of its columns. Of a title with the day or the unit at its side (令和6年3月末現在, 単位：百万円) nothing is a group. */
function isLevel(above: readonly string[], names: readonly string[]): boolean {
  if (!areNames(above) || isData(above)) return false;
  const filled = above.filter((cell) => cell.trim() !== '');
  const groups = filled.filter(
    (cell) => !BESIDE_A_TITLE.test(cell) && !isFootnote([cell, '', ''], 0, 1),
  );
  return groups.length >= 2 || (filled.length === 1 && namesParts(above, names));
}

/** Words of headers by which a row below a title is known to be one. */
const KNOWN_WORDS = 2;

/**
 * In a table of two or three columns a title fills half a row: the row that is a header by its words, where the one at `full` has none of them and
 * fills fewer cells; else `full`.
 */
function belowTitle(rows: readonly GridRow[], filled: readonly number[], full: number): number {
  if (full < 0) return full;
  const known = ({ cells }: GridRow) =>
    cells.filter((cell) => KNOWN_HEADERS.has(foldHeader(cell))).length;
  if (known(rows[full]) > 0) return full;
  const named = rows.findIndex((row, i) => i > full && known(row) >= KNOWN_WORDS);
  return named >= 0 && filled[named] > filled[full] ? named : full;
}

/** Rows below the header by which a label row is told from them. */
const LEAST_BELOW = 3;
const NEARLY_ALL = 0.8;

/**
 * Line of a row of labels right below the header, as questionnaires have under their codes (Q1, Q2 over 新製品, 新工法): words where the rows below have
 * numbers, and nothing where all of these have something. Null where there is none. `rows`: those below the header.
 */
export function findLabelRow(rows: readonly GridRow[]): number | null {
  const [label, ...below] = rows;
  if (below.length < LEAST_BELOW || !areNames(label.cells)) return null;
  const share = (holds: (cell: string) => boolean, column: number) =>
    below.filter(({ cells }) => holds((cells[column] ?? '').trim())).length / below.length;
  const isNumber = (cell: string) => cell === '' || parseNumber(cell).kind === 'number';
  let labels = 0;
  let isOpen = false;
  for (let column = 0; column < label.cells.length; column++) {
    const filled = share((cell) => cell !== '', column);
    if (label.cells[column].trim() === '') isOpen ||= filled === 1;
    else if (filled === 0 || share(isNumber, column) < NEARLY_ALL) return null;
    else labels++;
  }
  // One word in front of a row is a heading of those below (【鯖江市】 over running numbers).
  const isHeading = labels === 1 && label.cells[0].trim() !== '';
  return isOpen && labels > 0 && !isHeading ? label.line : null;
}

const ADDRESS = /^(?:北海道|東京都|(?:京都|大阪)府|\S{2,3}県)\S*[市区町村]\S/;
const LEGAL_FORM = /株式会社|有限会社|合同会社|[(（][株有][)）]|[㈱㈲]/;

/** The one cell above a header names columns whose own names say only which part of it they are: 従業員数 over 男, 女, 計. */
function namesParts(above: readonly string[], names: readonly string[]): boolean {
  const at = above.findIndex((cell) => cell.trim() !== '');
  const parts = names.slice(at, at + 2);
  const isOfYears = parts.length === 2 && parts.every((name) => isFilled(name)) && areYears(parts);
  if (at > 0 && isOfYears) return true;
  return (
    at > 0 &&
    KNOWN_HEADERS.has(foldHeader(above[at])) &&
    parts.length === 2 &&
    parts.every((name) => name.trim() !== '' && !KNOWN_HEADERS.has(foldHeader(name)))
  );
}

/**
 * Whether the row right below a header goes on with it: names under nothing but the columns that the header leaves blank and the one that
 * names them before (従業員数 and two blank ones over 男, 女, 計), while others that have a name are blank,
 * the first of them too, as no row's are.
 */
function namesPartsBelow(header: readonly string[], { cells, line }: GridRow, at: number): boolean {
  if (line !== at + 1 || !(areNames(cells) || areYears(cells)) || isData(cells)) return false;
  const isFilled = (of: readonly string[], column: number) => (of[column] ?? '').trim() !== '';
  const columns = cells.flatMap((_, column) => (isFilled(cells, column) ? [column] : []));
  const others = header.filter((_, column) => isFilled(header, column) && !isFilled(cells, column));
  const first = header.findIndex((cell) => cell.trim() !== '');
  return (
    others.length >= 2 &&
    !isFilled(cells, first) &&
    columns.some((column) => !isFilled(header, column)) &&
    columns.every((column) =>
      isFilled(header, column)
        ? !isFilled(header, column + 1) && isFilled(cells, column + 1)
        : isFilled(cells, column - 1),
    )
  );
}

/** Whether the row right below a header of codes (ID, NAME, ADDR, Q1) says in words what they are: names of firms and of where they are among them. */
function labelsAll({ cells, line }: GridRow, at: number): boolean {
  const folded = cells.map(foldHeader);
  const has = (rules: readonly HeaderRule[]) =>
    folded.some((cell) => rules.some(({ names }) => names.includes(cell)));
  return (
    line === at + 1 &&
    areNames(cells) &&
    !cells.some((cell) => ADDRESS.test(cell) || LEGAL_FORM.test(cell)) &&
    has([headers.NAME]) &&
    has([ADDRESS_HEADER, ADDRESS_PARTS[2]])
  );
}

/** Firms beside each other, and none below them: each is a column. */
function areColumnsOfFirms(cells: readonly string[], below: GridRow | undefined): boolean {
  const firms = cells.flatMap((cell, column) => (LEGAL_FORM.test(cell) ? [column] : []));
  return (
    firms.length >= 2 &&
    below !== undefined &&
    firms.every((column) => !LEGAL_FORM.test(below.cells[column] ?? '')) &&
    !cells.some((cell) => ADDRESS.test(cell))
  );
}

export const holdsAddress = (cells: readonly string[]): boolean =>
  cells.some((cell) => ADDRESS.test(cell));

/** A firm with its form of organisation. */
export const holdsFirm = (cells: readonly string[]): boolean =>
  cells.some((cell) => LEGAL_FORM.test(cell));

/** A firm or its address stands here, and no word that tables have as a header. */
export function isData(cells: readonly string[]): boolean {
  return (
    (holdsAddress(cells) || holdsFirm(cells)) &&
    !cells.some((cell) => KNOWN_HEADERS.has(foldHeader(cell)))
  );
}

/** Names of the columns from the rows of a header: a group's name reaches right to the next one, equal levels are said once. */
export function headerNames(rows: readonly (readonly string[])[]): string[] {
  // What only numbers the columns ((1) (2) (3), A B C) is no part of their names.
  const unnumbered = rows.length > 1 ? rows.filter((cells) => !areColumnNumbers(cells)) : rows;
  const levels = unnumbered.length > 0 ? unnumbered : rows;
  const width = Math.max(...levels.map((cells) => cells.length));
  const upper = levels.slice(0, -1).map((_, level) => reachingRight(levels, level, width));
  const lowest = levels[levels.length - 1];
  return Array.from({ length: width }, (_, column) => {
    const parts = [...upper.map((cells) => cells[column]), lowest[column] ?? ''];
    if (levels.length === 1) return parts[0];
    const said = parts.map((part) => part.trim()).filter((part) => part !== '');
    return withUnit(said.filter((part, i) => part !== said[i - 1]));
  });
}

/** A unit below a name belongs to it: 資本金 over （千円） is 資本金（千円）. */
function withUnit(parts: readonly string[]): string {
  const unit = parts.length > 1 ? remarkOf(parts[parts.length - 1]) : null;
  return unit === null ? parts.join(LEVELS) : `${parts.slice(0, -1).join(LEVELS)}（${unit}）`;
}

/** A group's name reaches right to the next one of its level, and no farther than the group that it is part of. */
function reachingRight(
  levels: readonly (readonly string[])[],
  level: number,
  width: number,
): string[] {
  const filled = (of: number, column: number) => (levels[of][column] ?? '').trim() !== '';
  let name = '';
  return Array.from({ length: width }, (_, column) => {
    const begins = levels.slice(0, level).some((_, above) => filled(above, column));
    if (begins || filled(level, column)) name = levels[level][column] ?? '';
    return name;
  });
}

/** Distinct names: a repeated one gets its number (件数 (2)), a blank one that of its column. */
export function distinctNames(names: readonly string[]): string[] {
  const used = new Set(names);
  const given = new Set<string>();
  return names.map((name, column) => {
    const base = name.trim() === '' ? `column_${column + 1}` : name;
    let own = base;
    for (let n = 2; given.has(own) || (own !== name && used.has(own)); n++) own = `${base} (${n})`;
    given.add(own);
    return own;
  });
}
