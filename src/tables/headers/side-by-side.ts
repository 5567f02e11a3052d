import { parseNumber } from '../values/cells';
import { foldHeader, means, type HeaderRule } from './header-rule';
import { NAME } from './headers';
import { ADDRESS } from './place-headers';
import { headingIn } from './group-headings';
import { distinctNames, LEVELS } from './layout';

/** One of several blocks of columns that stand side by side and go on with each other. */
export interface Block {
  /** Column of the file for each column of the table; -1 for one that the block has not. */
  readonly columns: readonly number[];
  /** What stands above the names of the block alone; '' for nothing. */
  readonly heading: string;
}

export interface SideBySide {
  readonly header: readonly string[];
  readonly blocks: readonly Block[];
}

/** Nothing, or that the list goes on. */
const GOES_ON = /^\s*(?:[(]?(?:続き|つづき)[)]?|その\s*\d|\d)?\s*$/;

const lowest = (name: string): string => name.split(LEVELS).at(-1)!.trim();
const upper = (name: string): string => name.split(LEVELS).slice(0, -1).join(LEVELS);

const isCalled = (name: string, rule: HeaderRule): boolean => means(foldHeader(lowest(name)), rule);

/**
 * Blocks of a list that is printed in two columns or more (企業名, 住所 | 企業名, 住所): the same name of firms stands in the header again, with at least one
 * more name of the first block beside it. What stands before the blocks holds for all of them. Null for a table of one block. `names`: the header as
 * it stands, '' for columns without a name; `titles`: the rows above it.
 */
export function sideBySide(
  names: readonly string[],
  titles: readonly { readonly cells: readonly string[] }[] = [],
): SideBySide | null {
  // A column without a name of its own between the blocks bears the one above them.
  const above = new Set(names.map(upper));
  const bare = names.map((name) => (above.has(name) ? '' : foldHeader(lowest(name))));
  const anchor = names.findIndex((name) => isCalled(name, NAME));
  const anchors = bare.flatMap((name, column) =>
    anchor >= 0 && name === bare[anchor] ? [column] : [],
  );
  if (anchors.length < 2) return null;
  let before = 0;
  const fits = (offset: number) =>
    anchors.every(
      (at, i) =>
        at - offset > (i === 0 ? -1 : anchors[i - 1]) &&
        bare[at - offset] !== '' &&
        bare[at - offset] === bare[anchor - offset],
    );
  while (fits(before + 1)) before++;
  const spans = anchors.map((at, i) =>
    named(bare, at - before, i + 1 < anchors.length ? anchors[i + 1] - before : names.length),
  );
  const keys = spans.map((span) => keysOf(span.map((column) => bare[column])));
  const isAlike = (own: readonly string[]) =>
    own.filter((key) => keys[0].includes(key)).length >= 2;
  if (!keys.every(isAlike)) return null;
  const headings = spans.map((span) => headingOf(names, span));
  const isApart = new Set(headings).size > 1;
  // 本社 and 工場, or 取引先, above the names of columns are of one firm.
  const isOfOther = (text: string) =>
    !GOES_ON.test(text.normalize('NFKC')) && headingIn([text, '']) === null;
  if (isApart && headings.some((heading) => heading === '' || isOfOther(heading))) return null;
  const second = spans[1][0];
  if (titles.some(({ cells }) => cells.some((cell, at) => at === second && isOfOther(cell))))
    return null;
  const shared = named(bare, 0, anchor - before);
  const order = [...new Set(keys.flat())];
  const places = spans.map((span, i) => order.map((key) => span[keys[i].indexOf(key)] ?? -1));
  const nameAt = (at: number) => {
    const name = names[places.find((own) => own[at] >= 0)![at]];
    return isApart ? lowest(name) : name;
  };
  return {
    header: distinctNames([
      ...shared.map((column) => names[column]),
      ...order.map((_, at) => nameAt(at)),
    ]),
    blocks: places.map((own, i) => ({
      columns: [...shared, ...own],
      heading: isApart ? headings[i] : '',
    })),
  };
}

/** Names that a block has twice are told apart by their number. */
function keysOf(names: readonly string[]): string[] {
  return names.map((name, i) => `${name} ${names.slice(0, i).filter((n) => n === name).length}`);
}

const named = (names: readonly string[], from: number, to: number): number[] =>
  names.flatMap((name, column) => (column >= from && column < to && name !== '' ? [column] : []));

/** The one text above all names of a block. */
function headingOf(names: readonly string[], span: readonly number[]): string {
  const texts = new Set(span.map((column) => upper(names[column])));
  return texts.size === 1 ? [...texts][0] : '';
}

/** The names of firms and addresses that stand in a header twice without being blocks of one list; null for none. */
export function namedTwice(header: readonly string[]): string | null {
  const twice = [NAME, ADDRESS].map((rule) => header.filter((name) => isCalled(name, rule)));
  const alike = twice.map((names) =>
    names.filter((name) => foldHeader(lowest(name)) === foldHeader(lowest(names[0]))),
  );
  return alike.every((names) => names.length > 1) ? alike.flat().join('\n') : null;
}

/** The part of a row that is a block's. `inexact`: a column of it. */
export function partOf<R extends { readonly cells: readonly string[]; readonly inexact: number }>(
  row: R,
  { columns }: Block,
): R {
  const cells = columns.map((column) => (column < 0 ? '' : (row.cells[column] ?? '')));
  return { ...row, cells, inexact: row.inexact < 0 ? -1 : columns.indexOf(row.inexact) };
}

/** A number in front of an empty place of a block. */
export function isNumberAlone(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length === 1 && parseNumber(filled[0]).kind === 'number';
}
