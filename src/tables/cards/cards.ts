import { problem, type Problem, type Table } from '../../model';
import { foldHeader, means } from '../header-rule';
import { remarkOf } from '../header-units';
import { ADDRESS, KNOWN_HEADERS, NAME } from '../headers';
import { distinctNames } from '../layout';
import { parseNumber } from '../cells';
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

/** Whether a sheet could be a card: known labels in several rows, each with something to its right. */
export function mayBeCard(cells: CardSheet['cells']): boolean {
  if (cells.length > MOST_ROWS) return false;
  const rows = cells.filter((row) =>
    row.some((cell, column) => {
      const next = row.slice(column + 1).find((other) => plain(other) !== '');
      return isKnown(cell) && next !== undefined && !isKnown(next);
    }),
  );
  return rows.length >= LEAST_KNOWN;
}

/** A label of the form, where it stands, and up to which column its value may. */
interface Label {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly end: number;
  /** 人, 千円 behind the value; '' for none. */
  readonly unit: string;
}

/** The labels that sheets have in the same cells, with a value to their right in some. */
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
        labels.push({ row, column, text: bare(text), end: after, unit: '' });
        i++;
        continue;
      }
      if (!holds(column + 1, next)) continue;
      const unit = beyond === '' ? null : remarkOf(beyond);
      labels.push({ row, column, text: bare(text), end: next, unit: unit ?? '' });
    }
  }
  return labels.filter(({ text }) => text !== '');
}

const valueOf = ({ cells }: CardSheet, { row, column, end }: Label): string =>
  (cells[row] ?? []).slice(column + 1, end).find((cell) => plain(cell) !== '') ?? '';

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
