import { problem, type Problem, type TableOrigin } from '../../model';
import { FOOTNOTE_CELLS, isFootnote } from './footnotes';
import { filledUpTo, isFilled, type GridRow } from './layout';
import { parseNumber } from '../values/cells';

const TOTAL =
  /^(?:小計|合計|総計|総合計|累計|計|平均|平均値|total|subtotal)$|[^\s](?:小計|合計|総計)$|(?:[市区町村県府郡部業頁]|地区|管内|ページ)計$/i;
const GROUP_TOTAL = /\s計$/;

/** Words that a total may have beside its figures. */
const MOST_WORDS = 2;

/**
 * Whether a row is no row of its table: a subtotal or total (its name, or sums of other cells, and hardly a word beside), a footnote, or an example of how it is to be filled in. `filled`: its filled cells,
 * counted up to one more than a footnote has at least.
 */
export function isBesideTheTable(
  cells: readonly string[],
  summed: boolean,
  filled = filledUpTo(cells, FOOTNOTE_CELLS + 1),
): boolean {
  if (filled === 0) return false;
  let first = 0;
  while (!isFilled(cells[first])) first++;
  if (filled <= FOOTNOTE_CELLS && isFootnote(cells, first, filled)) return true;
  if (mayBeExample(cells[first]) && EXAMPLE.test(cells[first].trim())) return true;
  if (!summed && !mayEndAsTotal(cells[first])) return false;
  const text = cells[first].trim();
  if (!summed && !ENDS_AS_TOTAL.test(text)) return false;
  const plain = text.normalize('NFKC').replace(IN_BRACKETS, '');
  const named = TOTAL.test(plain.replace(/\s/g, '')) || GROUP_TOTAL.test(plain);
  return (summed || named) && countWords(cells) <= MOST_WORDS;
}

/** 例, 記入例, （記入例）株式会社○○: how a row is to be filled in. */
const EXAMPLE =
  /^(?:[(（【［[](?:記入|記載|入力)?例[)）】］\]]|(?:記入|記載|入力)例|例\s*[:：]|例$)/;

/** Most rows begin otherwise, which costs less to see than the pattern. */
const mayBeExample = (text: string): boolean => '(（【［[記入例'.includes(text[0]);

/** Most texts end otherwise, which costs less to see than the pattern. */
function mayEndAsTotal(text: string): boolean {
  const last = text[text.length - 1];
  return !(last >= '0' && last <= '9') && (/\s/.test(last) || '計均値lL)）】'.includes(last));
}

const ENDS_AS_TOTAL = /(?:[計均値]|total)(?:\s*[(（【][^()（）]*[)）】])?$/i;
/** What a total counts: 小計（70事業所）. */
const IN_BRACKETS = /\s*[(【][^()]*[)】]$/;

function countFilled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

function countWords(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '' && parseNumber(cell).kind === 'unreadable')
    .length;
}

/** What a row is that is no row of its table. Headings of groups are told by who reads them. */
export type LeftOutAs = 'beside' | 'heading' | 'other-table';

/** Rows of a file that are no rows of its table. */
export interface LeftOutRows {
  readonly rows: NonNullable<TableOrigin['leftOut']>;
  /** The names of the columns of another table below. */
  readonly headers: readonly GridRow[];
  add(row: GridRow, as?: LeftOutAs): void;
  /** What is told of them. */
  problems(): readonly Problem[];
}

export function createLeftOut(file: string): LeftOutRows {
  const rows: { line: number; text: string }[] = [];
  const lines = new Map<number, (typeof rows)[number]>();
  const others: GridRow[] = [];
  let first: (typeof rows)[number] | null = null;
  let beside = 0;
  const nameRow = () => others.find(({ cells }) => countFilled(cells) > 1);
  return {
    rows,
    get headers() {
      const header = nameRow();
      return header ? [header] : [];
    },
    add(row, as = 'beside') {
      const known = lines.get(row.line);
      // The same row in another block of columns.
      if (known) {
        known.text += ` ${textOf(row)}`;
        return;
      }
      const each = { line: row.line, text: textOf(row) };
      rows.push(each);
      lines.set(row.line, each);
      if (as === 'other-table') others.push(row);
      if (as !== 'beside') return;
      beside++;
      first ??= each;
    },
    problems() {
      const told: Problem[] = [];
      if (first) {
        const facts = { rows: beside, example: first.text.slice(0, 80) };
        told.push(problem('rows-left-out', 'note', { file, line: first.line }, facts));
      }
      const header = nameRow();
      if (header) {
        const below = others.filter(({ line }) => line > header.line).length;
        const facts = { rows: below, line: header.line, header: textOf(header).slice(0, 80) };
        told.push(problem('table-below', 'warning', { file, line: header.line }, facts));
      }
      return told;
    },
  };
}

const textOf = ({ cells }: GridRow): string => cells.filter((cell) => cell.trim() !== '').join(' ');
