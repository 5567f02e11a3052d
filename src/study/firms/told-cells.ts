import {
  problem,
  type ColumnCodes,
  type DashQuestion,
  type Problem,
  type Table,
  type WordsQuestion,
} from '../../model';
import {
  codeValue,
  DASH,
  isDash,
  isOfWordsAlone,
  parseRange,
  valueCounts,
  type ParsedCell,
} from '../../tables';
import { NOTHING } from './ranges';

/** What is told of a column's dashes, and whether a person is still to say what they stand for; null where there are none. */
export function dashesIn(
  table: Table,
  index: number,
  codes: readonly ColumnCodes[] = [],
): { readonly told: Problem; readonly question: DashQuestion | null } | null {
  const rows = table.columns[index].filter(isDash).length;
  if (rows === 0) return null;
  const column = table.header[index];
  const where = { file: table.name, column };
  const said = codes
    .find((entry) => entry.column === column)
    ?.codes.find(({ value }) => value === DASH)?.means;
  if (said === undefined)
    return {
      told: problem('dash-missing', 'warning', where, { rows, column }),
      question: { column, rows },
    };
  const facts = { rows, as: said === 'missing' ? ('missing' as const) : ('zero' as const) };
  return { told: problem('dash-taken', 'note', where, facts), question: null };
}

/** Words that are told with the column that they stand in. */
const WORDS_SHOWN = 12;

/** What is told of words that stand among a column's numbers and are none, and the question about them; null where there are none. `parse` reads the column. */
export function wordsAmong(
  table: Table,
  index: number,
  parse: (cell: string) => ParsedCell,
): { readonly told: Problem; readonly question: WordsQuestion } | null {
  const words = new Map<string, number>();
  let numbers = 0;
  for (const cell of table.columns[index]) {
    const { kind } = parse(cell);
    if (kind === 'number') numbers++;
    if (kind !== 'unreadable') continue;
    if (!isDash(cell) && !NOTHING.test(cell.trim()) && parseRange(cell) === null) {
      const value = codeValue(cell);
      words.set(value, (words.get(value) ?? 0) + 1);
    }
  }
  const found = [...words]
    .map(([value, rows]) => ({ value, rows }))
    .sort((a, b) => b.rows - a.rows);
  const rows = found.reduce((sum, word) => sum + word.rows, 0);
  if (rows === 0 || rows > numbers || found.length > WORDS_SHOWN) return null;
  const column = table.header[index];
  const facts = {
    rows,
    column,
    words: found.map((word) => word.value.slice(0, 40)).join('\n'),
    counts: found.map((word) => String(word.rows)).join('\n'),
  };
  const told = problem('words-among-numbers', 'warning', { file: table.name, column }, facts);
  return { told, question: { column, words: found } };
}

/** What is told of values that a column's codes do not name; null where there are none, or the codes leave other values as they are. */
export function unnamedCodes(
  table: Table,
  index: number,
  codes: readonly ColumnCodes[],
  parse: (cell: string) => ParsedCell,
): Problem | null {
  const column = table.header[index];
  const own = codes.find((entry) => entry.column === column)?.codes ?? [];
  if (own.length === 0 || isOfWordsAlone(own)) return null;
  const unread = table.columns[index].filter(
    (cell) => parse(cell).kind === 'unreadable' && parseRange(cell) === null,
  );
  const values = valueCounts(unread);
  if (values.length === 0) return null;
  const shown = values.slice(0, WORDS_SHOWN);
  return problem(
    'codes-unnamed',
    'warning',
    { file: table.name, column },
    {
      ...{ rows: unread.length, column },
      values: shown.map(({ value }) => value.slice(0, 40)).join('\n'),
      counts: shown.map(({ rows }) => String(rows)).join('\n'),
    },
  );
}
