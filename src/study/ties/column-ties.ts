import {
  problem,
  type ColumnName,
  type AnswerCode,
  type CodeQuestion,
  type ColumnCodes,
  type Problem,
  type Table,
} from '../../model';
import {
  askCodes,
  codeValue,
  headerCodes,
  institutionOfColumn,
  parseNumber,
  tiesOfMatrix,
} from '../../tables';
import { readFrequencies, withoutNegative } from '../firms/frequencies';
import type { StatedTies } from './stated-ties';

/** Names of columns that are told. */
const SHOWN = 12;

/** What is said of a column's codes: by the person or a code book, else by its header. */
const codesFor = (header: string, stated: readonly ColumnCodes[]): readonly AnswerCode[] | null =>
  stated.find(({ column }) => column === header)?.codes ?? headerCodes(header);

/**
 * What is asked about columns that are an institution each: numbers that look like the codes of a question, of which nothing says what they mean. Contacts a year would
 * be made of them.
 */
export function askInstitutionColumns(
  table: Table,
  columns: readonly number[],
  stated: readonly ColumnCodes[],
): readonly CodeQuestion[] {
  const open = columns.filter(
    (column) => codesFor(table.header[column], stated) === null && holdsNumbers(table, column),
  );
  // One question has the same answers for all of them, of which a column may have few.
  const pooled = askCodes(
    '',
    open.flatMap((column) => table.columns[column]),
  );
  if (!pooled || pooled.looks === 'missing' || pooled.looks === 'several') return [];
  return open.map((column) => {
    const cells = table.columns[column];
    const counts = new Map<string, number>();
    for (const cell of cells) {
      const value = codeValue(cell);
      if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const values = pooled.values.map(({ value }) => ({ value, rows: counts.get(value) ?? 0 }));
    return { ...pooled, column: table.header[column], values };
  });
}

const holdsNumbers = (table: Table, column: number): boolean =>
  table.columns[column].some((cell) => {
    const parsed = parseNumber(cell);
    return parsed.kind === 'number' && parsed.value !== 0 && parsed.value !== 1;
  });

/**
 * The ties that a list of firms states by columns that are an institution each: one tie a firm and institution of which the cell says so. Codes are what they mean:
 * words for a frequency, yes or no; what is still asked about makes no tie. `names`: what a code book calls the columns, by which institutions are known whose own header is a code (Q4_1). `mains`: rows whose main institution stands back for them.
 */
export function tiesOfColumns(
  table: Table,
  columns: readonly number[],
  stated: readonly ColumnCodes[],
  { mains, names = [] }: { readonly mains: number; readonly names?: readonly ColumnName[] },
  problems: Problem[],
): StatedTies {
  const called = new Map(names.map(({ column, ja, en }) => [column, ja ?? en ?? '']));
  const nameOf = (header: string) => institutionOfColumn(called.get(header) || header);
  const asked = new Set(askInstitutionColumns(table, columns, stated).map(({ column }) => column));
  const used = columns.filter((column) => !asked.has(table.header[column]));
  const read: Table = {
    ...table,
    header: table.header.map(nameOf),
    columns: table.columns.map((cells, column) => {
      const codes = used.includes(column) ? codesFor(table.header[column], stated) : null;
      return codes && codes.length > 0 ? cells.map((cell) => meant(cell, codes)) : cells;
    }),
  };
  const { table: ties, areCounts, rowOf } = tiesOfMatrix(read, columns[0], used);
  const facts = {
    columns: used
      .slice(0, SHOWN)
      .map((column) => toldAs(table.header[column], called))
      .join('\n'),
    more: Math.max(0, used.length - SHOWN),
    ties: rowOf.length,
    numbers: areCounts ? ('counts' as const) : ('marks' as const),
    mains,
  };
  if (used.length > 0)
    problems.push(problem('institution-columns-read', 'note', { file: table.name }, facts));
  const frequency = readFrequencies(ties, 2, problems);
  const negative = withoutNegative(frequency);
  return {
    table: ties,
    firm: null,
    institution: 1,
    frequency: 2,
    negative,
    rows: {
      firm: Int32Array.from(rowOf),
      institution: [...ties.columns[1]],
      contactFrequency: frequency,
      topic: [...ties.columns[3]],
    },
    tableRow: (row) => row,
  };
}

/** A column's header, and what a code book calls it. */
const toldAs = (header: string, called: ReadonlyMap<string, string>): string =>
  called.get(header) ? `${header} (${called.get(header)})` : header;

/** What a cell says by its code, as a matrix of ties is read. */
function meant(cell: string, codes: readonly AnswerCode[]): string {
  const code = codes.find(({ value }) => value === codeValue(cell));
  if (!code) return cell;
  const { means, label = '', number } = code;
  if (means === 'value') return String(number);
  if (means === 'yes') return '○';
  if (means === 'level') return label === '' ? '○' : label;
  return '';
}
