import {
  problem,
  type ColumnRanges,
  type Problem,
  type RangeQuestion,
  type RangeTake,
  type Table,
} from '../../model';
import { parseNumber, parseRange, rangeReader, type ParsedCell } from '../../tables';

/** Where things are counted, none of them. */
export const NOTHING = /^(?:なし|無し|無|ゼロ)$/;

/** Cells of a question that are shown. */
const EXAMPLES = 3;

/** Reads the cells of one column in which ranges may stand, and remembers those that it met. */
export interface RangedReader {
  readonly parse: (cell: string) => ParsedCell;
  /** What was met, for the person to decide or to be told; nothing where there are no ranges. */
  finish(table: Table): {
    readonly question?: RangeQuestion;
    readonly problems: readonly Problem[];
  };
}

/** Numbers by `plain`, beside which, where it is `counts`, なし is 0; a range is what was chosen for the column, and no number as long as nothing was. */
export function readerOfRanges(
  column: string,
  ranges: readonly ColumnRanges[] = [],
  plain: (cell: string) => ParsedCell = parseNumber,
  counts = plain === parseNumber,
): RangedReader {
  const take = ranges.find((entry) => entry.column === column)?.take;
  const taken = rangeReader(take ?? 'missing');
  const examples: string[] = [];
  let rows = 0;
  let open = 0;
  let nothing = 0;
  return {
    parse(cell) {
      const parsed = plain(cell);
      if (parsed.kind !== 'unreadable') return parsed;
      if (counts && NOTHING.test(cell.trim())) {
        nothing++;
        return { kind: 'number', value: 0 };
      }
      if (!parseRange(cell)) return parsed;
      rows++;
      const text = cell.trim();
      if (examples.length < EXAMPLES && !examples.includes(text)) examples.push(text);
      const value = taken(cell);
      if (value.kind === 'missing') open++;
      return value;
    },
    finish(table) {
      const where = { file: table.name, column };
      const told =
        nothing > 0 ? [problem('nothing-zero', 'note', where, { rows: nothing, column })] : [];
      if (rows === 0) return { problems: told };
      if (take) {
        const facts = { rows, column, take, open };
        return { problems: [...told, problem('ranges-taken', 'note', where, facts)] };
      }
      const facts = { rows, column, example: examples[0] };
      return {
        question: { column, rows, examples },
        problems: [...told, problem('ranges-asked', 'warning', where, facts)],
      };
    },
  };
}

/** Whether most cells of a column that are no numbers are ranges: then they are no words of an answer. */
export function holdsRanges(cells: readonly string[]): boolean {
  let words = 0;
  let ranges = 0;
  for (const cell of cells) {
    if (parseNumber(cell).kind !== 'unreadable') continue;
    words++;
    if (parseRange(cell)) ranges++;
  }
  return ranges > 0 && ranges * 2 >= words;
}

/** The list with this choice in the place of an older one for the column; null takes it back. */
export function withRanges(
  list: readonly ColumnRanges[],
  column: string,
  take: RangeTake | null,
): ColumnRanges[] {
  const others = list.filter((entry) => entry.column !== column);
  return take === null ? others : [...others, { column, take }];
}
