import { problem, type Problem, type Table } from '../../model';
import { foldHeader, means } from '../headers/header-rule';
import { remarkOf } from '../headers/header-units';
import { KNOWN_HEADERS, NAME } from '../headers/headers';
import { ADDRESS } from '../headers/place-headers';
import { distinctNames } from '../headers/layout';
import { parseNumber } from '../values/cells';
import { SHEET_COLUMN } from '../workbooks/stack-sheets';

/** A sheet as its texts stand in it, row by row. */
export interface CardSheet {
  readonly name: string;
  readonly cells: readonly (readonly string[])[];
}

/** Fewer sheets of one form are no file of cards. */
export const LEAST_CARDS = 3;
const LEAST_KNOWN = 3;
/** A card fits on a page or two. */
export const MOST_ROWS = 200;
const MOST_COLUMNS = 80;
/** The least share of the sheets that have a label in the same cell. */
const COMMON = 0.6;
/** The least share of the labels that a sheet of the form has. */
const OF_FORM = 0.5;
/** The least share of the cards that say whose they are, each another firm. */
const NAMED = 0.8;
const LONGEST_LABEL = 40;

const plain = (cell: string | undefined) => (cell ?? '').replace(/\s+/g, ' ').trim();
/** Without the colon and the number that forms have around their labels. */
const bare = (label: string) =>
  plain(label)
    .replace(/^[■□●○◆◇・※\s]*(?:[(（]?[\d０-９]{1,2}[)）.．、]\s*)?/, '')
    .replace(/[\s:：]+$/, '');
const isKnown = (label: string) => KNOWN_HEADERS.has(foldHeader(bare(label)));

/** Whether a sheet could be a card: at least three known labels, in several rows, each with something to its right or below. */
export function mayBeCard(cells: CardSheet['cells']): boolean {
  if (cells.length > MOST_ROWS) return false;
  const known = cells.map(
    (row, at) =>
      row.filter((cell, column) => {
        if (!isKnown(cell)) return false;
        const next = row.slice(column + 1).find((other) => plain(other) !== '') ?? '';
        const under = plain(cells[at + 1]?.[column]);
        return [next, under].some((value) => value !== '' && !isKnown(value));
      }).length,
  );
  const rows = known.filter((count) => count > 0).length;
  return rows >= 2 && known.reduce((sum, count) => sum + count, 0) >= LEAST_KNOWN;
}

/** A label of the form, where it stands, and where its value may: to its right up to a column, or right below. */
interface Label {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly end: number;
  readonly isAbove: boolean;
  /** 人, 千円 behind the value; '' for none. */
  readonly unit: string;
}

/** The labels that sheets have in the same cells, with a value to their right in some, or below. */
function labelsOf(sheets: readonly CardSheet[]): readonly Label[] {
  const counts = new Map<string, number>();
  const keyOf = (row: number, column: number, text: string) => `${row} ${column} ${text}`;
  for (const { cells } of sheets)
    cells.forEach((own, row) =>
      own.forEach((cell, column) => {
        const text = plain(cell);
        if (text === '') return;
        const key = keyOf(row, column, text);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }),
    );
  const common = new Map<number, Map<number, string>>();
  for (const [key, count] of counts) {
    if (count < COMMON * sheets.length) continue;
    const [row, column, ...rest] = key.split(' ');
    const text = rest.join(' ');
    if (text.length > LONGEST_LABEL || parseNumber(text).kind !== 'unreadable') continue;
    const own = common.get(Number(row)) ?? new Map<number, string>();
    common.set(Number(row), own.set(Number(column), text));
  }
  const beside = labelsBeside(sheets, common);
  const above = labelsAbove(sheets, common);
  const known = (labels: readonly Label[]) => labels.filter(({ text }) => isKnown(text));
  const isDownward = known(above).length > known(beside).length;
  const [most, few] = isDownward ? [above, beside] : [beside, above];
  // Some labels of a form may have their values on the other side.
  const isTaken = ({ row, column }: Label) =>
    most.some((label) => label.row === row && label.column === column);
  const others = known(few).filter(
    (label) => !isTaken(label) && !most.some((other) => shareValue(label, other)),
  );
  return [...most, ...others].sort((a, b) => a.row - b.row || a.column - b.column);
}

/** Whether the values of two labels may stand in the same cell. */
function shareValue(one: Label, other: Label): boolean {
  const [above, beside] = one.isAbove ? [one, other] : [other, one];
  return above.row + 1 === beside.row && above.column > beside.column && above.column < beside.end;
}

/** Texts that the sheets have in common, by row and column. */
type Common = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** Labels with values right below: nothing that is common stands there, and in some sheets something does. */
function labelsAbove(sheets: readonly CardSheet[], common: Common): readonly Label[] {
  const labels: Label[] = [];
  for (const [row, found] of [...common].sort(([a], [b]) => a - b))
    for (const [column, text] of [...found].sort(([a], [b]) => a - b)) {
      const below = common.get(row + 1)?.get(column);
      // What all firms have (福井県) is a value too.
      const isFree = below === undefined || (isKnown(text) && !isKnown(below));
      const holds = sheets.some(({ cells }) => plain(cells[row + 1]?.[column]) !== '');
      if (!isFree || !holds) continue;
      labels.push({ row, column, text: bare(text), end: column + 1, isAbove: true, unit: '' });
    }
  return labels.filter(({ text }) => text !== '');
}

function labelsBeside(sheets: readonly CardSheet[], common: Common): readonly Label[] {
  const labels: Label[] = [];
  for (const [row, found] of [...common].sort(([a], [b]) => a - b)) {
    const columns = [...found.keys()].sort((a, b) => a - b);
    const holds = (from: number, to: number) =>
      sheets.some(({ cells }) => (cells[row] ?? []).slice(from, to).some((cell) => plain(cell)));
    for (let i = 0; i < columns.length; i++) {
      const [column, next = Infinity, after = Infinity] = columns.slice(i, i + 3);
      const text = found.get(column)!;
      const beyond = found.get(next) ?? '';
      // What all firms have (福井県) is the value of the label before it.
      const isShared =
        isKnown(text) && beyond !== '' && !isKnown(beyond) && !holds(column + 1, next);
      if (isShared && !holds(next + 1, after)) {
        labels.push({ row, column, text: bare(text), end: after, isAbove: false, unit: '' });
        i++;
        continue;
      }
      if (!holds(column + 1, next)) continue;
      const unit = beyond === '' ? null : remarkOf(beyond);
      labels.push({ row, column, text: bare(text), end: next, isAbove: false, unit: unit ?? '' });
    }
  }
  return labels.filter(({ text }) => text !== '');
}

const valueOf = ({ cells }: CardSheet, { row, column, end, isAbove }: Label): string =>
  (isAbove ? (cells[row + 1]?.[column] ?? '') : null) ??
  (cells[row] ?? []).slice(column + 1, end).find((cell) => plain(cell) !== '') ??
  '';

const hasLabel = ({ cells }: CardSheet, { row, column, text }: Label): boolean =>
  bare(cells[row]?.[column] ?? '') === text;

/**
 * One firm to a sheet, each filled in on the same form: labels in the same cells, values to their right. One row a sheet, with the sheet's name in a column, and what is
 * told: how many, and the sheets that are of another form. Null where the sheets are no such cards: at least three, that have at least three known labels,
 * and name a firm each.
 */
export function cardsIn(
  file: string,
  sheets: readonly CardSheet[],
): { readonly table: Table; readonly cards: readonly string[]; readonly told: Problem } | null {
  const small = sheets.filter(
    ({ cells }) => cells.length <= MOST_ROWS && cells.every((row) => row.length <= MOST_COLUMNS),
  );
  let cards = small;
  let labels = labelsOf(cards);
  for (;;) {
    if (cards.length < LEAST_CARDS) return null;
    const of = labels;
    const left = cards.filter(
      (sheet) => of.filter((label) => hasLabel(sheet, label)).length >= OF_FORM * of.length,
    );
    if (left.length === cards.length) break;
    cards = left;
    labels = labelsOf(cards);
  }
  const known = labels.filter(({ text }) => isKnown(text));
  const rows = new Set(known.map(({ row }) => row));
  if (known.length < LEAST_KNOWN || rows.size < 2) return null;
  const named = known.find(({ text }) => NAME.names.includes(foldHeader(text)));
  if (!named || !known.some(({ text }) => means(foldHeader(text), ADDRESS))) return null;
  const names = cards.map((card) => plain(valueOf(card, named)));
  const distinct = new Set(names.filter((name) => name !== ''));
  if (distinct.size < NAMED * cards.length) return null;
  const header = labels.map(({ text, unit }) => (unit === '' ? text : `${text}（${unit}）`));
  const table: Table = {
    name: file,
    header: distinctNames([...header, SHEET_COLUMN]),
    columns: [
      ...labels.map((label) => cards.map((card) => valueOf(card, label))),
      cards.map(({ name }) => name),
    ],
    rowCount: cards.length,
    lines: new Int32Array(cards.length).fill(named.row + 1),
  };
  const others = sheets.filter((sheet) => !cards.includes(sheet)).map(({ name }) => name);
  const facts = { cards: cards.length, columns: labels.length, others: others.join(', ') };
  return {
    table,
    cards: cards.map(({ name }) => name),
    told: problem('cards-read', others.length > 0 ? 'warning' : 'note', { file }, facts),
  };
}
