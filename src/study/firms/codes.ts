import {
  problem,
  type AnswerCode,
  type CodeQuestion,
  type ColumnCodes,
  type ColumnName,
  type Outcome,
  type Problem,
  type Table,
} from '../../model';
import {
  answerMark,
  answersIn,
  askCodes,
  askHeaderCodes,
  codeReader,
  proposedText,
  isOfWordsAlone,
  statedValue,
  headerCodes,
  orderOfDegrees,
  parseTick,
  severalAnswers,
  tickIn,
  valueCounts,
  yesNoWords,
  type ParsedCell,
} from '../../tables';
import { answerLabel, labelled, nameOfColumn } from './column-names';
import { holdsRanges } from './ranges';

/** How a column's cells are to be read: by its codes, as before, or not before a person says what its codes mean. */
export type CodedColumn =
  | { readonly kind: 'plain' }
  | {
      readonly kind: 'coded';
      readonly parse: (cell: string) => ParsedCell;
      /** What was understood without a question. */
      readonly note?: Problem;
    }
  | { readonly kind: 'asked'; readonly question: CodeQuestion };

/**
 * Decides for a column whose values are measured or are an answer. A column with an entry in `codes` is never asked about; an entry
 * without codes says that its numbers are numbers.
 */
export function codedColumn(
  table: Table,
  index: number,
  codes: readonly ColumnCodes[] = [],
): CodedColumn {
  const column = table.header[index];
  const entry = codes.find((each) => each.column === column);
  const cells = table.columns[index];
  // What was said of dashes and words says nothing of the numbers.
  const beside = entry && isOfWordsAlone(entry.codes) ? entry.codes : undefined;
  const stated = beside ? undefined : entry;
  const isAsked = !stated || (stated.codes.length > 0 && !stated.several);
  const several = isAsked
    ? askSeveral(column, cells, stated?.codes ?? headerCodes(column) ?? [])
    : null;
  if (several) return { kind: 'asked', question: several };
  const mixed = stated && askMixed(column, cells, stated.codes);
  if (mixed) return { kind: 'asked', question: mixed };
  if (stated) {
    if (stated.codes.length === 0) return { kind: 'plain' };
    const note = reversedScale(table, column, stated.codes);
    return { kind: 'coded', parse: codeReader(stated.codes), ...(note ? { note } : {}) };
  }
  const tick = tickIn(cells) ?? answerMark(table, index);
  if (tick !== null)
    return { kind: 'coded', parse: parseTick, note: ticksRead(table, index, tick) };
  if (holdsRanges(cells)) return { kind: 'plain' };
  const known = new Set(beside?.map(({ value }) => value));
  const open = beside ? cells.filter((cell) => !known.has(statedValue(cell))) : cells;
  const question = askHeaderCodes(column, open) ?? askCodes(column, open);
  if (question) return { kind: 'asked', question };
  return beside ? { kind: 'coded', parse: codeReader(beside) } : { kind: 'plain' };
}

/**
 * One outcome per answer of a column whose cells may hold several: 1 where a firm gave it, 0 where it gave others, NaN where it gave none. The
 * answers are the codes that are not missing, else those that the cells hold. Null for a column that holds one answer a cell.
 */
export function answerColumns(
  table: Table,
  index: number,
  codes: readonly ColumnCodes[] = [],
  names?: readonly ColumnName[],
): readonly Outcome[] | null {
  const column = table.header[index];
  const stated = codes.find((entry) => entry.column === column);
  if (!stated?.several) return null;
  const missing = new Set(
    stated.codes.flatMap(({ value, means }) => (means === 'missing' ? value : [])),
  );
  const given = table.columns[index].map((cell) =>
    answersIn(cell).filter((answer) => !missing.has(answer)),
  );
  const named = stated.codes.filter(({ value }) => !missing.has(value));
  const found = [...new Set(given.flat())].sort(
    (a, b) => Number(a) - Number(b) || (a < b ? -1 : 1),
  );
  const answers = named.length > 0 ? named : found.map((value) => ({ value, label: undefined }));
  const called = nameOfColumn(names, column);
  return answers.map(({ value, label, shown }: Partial<AnswerCode> & { value: string }) => ({
    key: `${column}=${value}`,
    ...labelled(answerLabel(called, value, shown ?? label), answerLabel(column, value, label)),
    values: Float64Array.from(given, (own) =>
      own.length === 0 ? NaN : own.includes(value) ? 1 : 0,
    ),
  }));
}

/** Asks about a column whose cells are lists of answers; what a code book says of them is what is proposed. */
function askSeveral(
  column: string,
  cells: readonly string[],
  stated: readonly AnswerCode[] = [],
): CodeQuestion | null {
  const answers = severalAnswers(cells);
  if (!answers) return null;
  const rows = new Map<string, number>();
  for (const cell of cells)
    for (const answer of answersIn(cell)) rows.set(answer, (rows.get(answer) ?? 0) + 1);
  const known = stated.map(({ value }) => value);
  const others = answers.filter((value) => !known.includes(value));
  const proposed = [
    ...stated.map((code) => (code.means === 'missing' ? code : { ...code, means: 'yes' as const })),
    ...others.map(
      (value) => ({ value, means: isNoAnswer(value, answers, cells) ? 'missing' : 'yes' }) as const,
    ),
  ];
  const values = proposed.map(({ value }) => ({ value, rows: rows.get(value) ?? 0 }));
  return { column, looks: 'several', values, proposed };
}

/** Asks about a level beside a yes and a no, which would count as its number; that it is no answer is proposed. */
function askMixed(
  column: string,
  cells: readonly string[],
  codes: readonly AnswerCode[],
): CodeQuestion | null {
  const means = new Set(codes.map((code) => code.means));
  if (!(means.has('yes') && means.has('no') && means.has('level'))) return null;
  const proposed = codes.map((code) =>
    code.means === 'level' ? { ...code, means: 'missing' as const } : code,
  );
  return { column, looks: 'labels', values: valueCounts(cells), proposed };
}

/** 99 among answers is none of them, nor is 8 or 9 that stands apart from the others' numbers and in no cell beside another answer. */
function isNoAnswer(value: string, answers: readonly string[], cells: readonly string[]): boolean {
  if (value === '99' || value === '88') return true;
  if (value !== '8' && value !== '9') return false;
  const others = answers.map(Number).filter((number) => number < 8);
  if (others.length === 0 || Math.max(...others) >= 7) return false;
  return cells.every((cell) => {
    const given = answersIn(cell);
    return given.length < 2 || !given.includes(value);
  });
}

/** What is told of a column whose words say yes and no and so need no question; null for any other column. */
export function understoodWords(table: Table, index: number): Problem | null {
  const words = yesNoWords(table.columns[index]);
  if (!words) return null;
  const column = table.header[index];
  const facts = { column, yes: words.yes.join(', '), no: words.no.join(', ') };
  return problem('yes-no-read', 'note', { file: table.name, column }, facts);
}

/** Numbered steps whose labels are a ladder downwards: 1 満足 … 5 不満. They count as they are numbered, so that more is less. */
function reversedScale(table: Table, column: string, codes: readonly AnswerCode[]): Problem | null {
  const steps = codes
    .filter(({ value, means }) => means === 'level' && !Number.isNaN(Number(value)))
    .toSorted((a, b) => Number(a.value) - Number(b.value));
  const labels = steps.map(({ label = '' }) => label);
  const order = orderOfDegrees(labels);
  if (!order || order.join('\n') !== labels.toReversed().join('\n')) return null;
  const [first, last] = [steps[0], steps[steps.length - 1]].map(
    ({ value, label }) => `${value}=${label}`,
  );
  return problem(
    'scale-reversed',
    'warning',
    { file: table.name, column },
    { column, first, last },
  );
}

/** A warning: an empty cell may also be no answer. */
function ticksRead(table: Table, index: number, mark: string): Problem {
  const column = table.header[index];
  const rows = table.columns[index].filter((cell) => cell.trim() === '').length;
  return problem('ticks-read', 'warning', { file: table.name, column }, { column, mark, rows });
}

/** The question as a problem, with the answer that the values suggest as the command line takes it. */
export function askedProblem(file: string, question: CodeQuestion): Problem {
  const { column, values, looks } = question;
  const shown = values.slice(0, 8).map(({ value, rows }) => `${value} (${rows})`);
  return problem(
    'codes-asked',
    'warning',
    { file, column },
    {
      column,
      values: values.length > 8 ? `${shown.join(', ')}, …` : shown.join(', '),
      looks,
      codes: `${column}:${proposedText(question)}`,
    },
  );
}

/** The list with this column's codes in the place of its older ones; null takes them back, so that the column is asked about again. */
export function withCodes(
  list: readonly ColumnCodes[],
  column: string,
  codes: readonly AnswerCode[] | null,
  several = false,
): ColumnCodes[] {
  const others = list.filter((entry) => entry.column !== column);
  return codes === null ? others : [...others, { column, codes, ...(several ? { several } : {}) }];
}
