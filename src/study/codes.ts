import {
  CODE_MEANINGS,
  problem,
  type AnswerCode,
  type CodeQuestion,
  type ColumnCodes,
  type Problem,
  type StudyFile,
  type Table,
} from '../model';
import { askCodes, codeReader, codesText, type ParsedCell } from '../tables';

/** How a column's cells are to be read: by its codes, as before, or not before a person says what its codes mean. */
export type CodedColumn =
  | { readonly kind: 'plain' }
  | { readonly kind: 'coded'; readonly parse: (cell: string) => ParsedCell }
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
  const stated = codes.find((entry) => entry.column === column);
  if (stated)
    return stated.codes.length > 0
      ? { kind: 'coded', parse: codeReader(stated.codes) }
      : { kind: 'plain' };
  const question = askCodes(column, table.columns[index]);
  return question ? { kind: 'asked', question } : { kind: 'plain' };
}

/** The question as a problem, with the answer that the values suggest as the command line takes it. */
export function askedProblem(file: string, question: CodeQuestion): Problem {
  const { column, values, looks, proposed } = question;
  const shown = values.slice(0, 8).map(({ value, rows }) => `${value} (${rows})`);
  return problem(
    'codes-asked',
    'warning',
    { file, column },
    {
      column,
      values: values.length > 8 ? `${shown.join(', ')}, …` : shown.join(', '),
      looks,
      codes: `${column}:${codesText(proposed)}`,
    },
  );
}

/** The list with this column's codes in the place of its older ones; null takes them back, so that the column is asked about again. */
export function withCodes(
  list: readonly ColumnCodes[],
  column: string,
  codes: readonly AnswerCode[] | null,
): ColumnCodes[] {
  const others = list.filter((entry) => entry.column !== column);
  return codes === null ? others : [...others, { column, codes }];
}

/** The first entry of a study file that can't be used, as `codes[2]`; null where all can. */
export function checkCodes(data: unknown): string | null {
  if (data === undefined) return null;
  if (!Array.isArray(data)) return '"codes"';
  const seen = new Set<string>();
  const wrong = data.findIndex((entry) => {
    const fine = isColumnCodes(entry) && !seen.has(entry.column);
    if (fine) seen.add((entry as ColumnCodes).column);
    return !fine;
  });
  return wrong < 0 ? null : `codes[${wrong}]`;
}

/** Codes out of checked data, their members in a fixed order; absent rather than empty. */
export function readCodes(data: unknown): Pick<StudyFile, 'codes'> {
  const list = (data ?? []) as readonly ColumnCodes[];
  if (list.length === 0) return {};
  return {
    codes: list.map(({ column, codes }) => ({
      column,
      codes: codes.map(({ value, means, label }) => ({
        value,
        means,
        ...(label === undefined ? {} : { label }),
      })),
    })),
  };
}

function isColumnCodes(entry: unknown): entry is ColumnCodes {
  if (typeof entry !== 'object' || entry === null) return false;
  const { column, codes } = entry as Record<string, unknown>;
  if (typeof column !== 'string' || column === '' || !Array.isArray(codes)) return false;
  const values = codes.map((code) => (isCode(code) ? code.value : null));
  return !values.includes(null) && new Set(values).size === values.length;
}

function isCode(code: unknown): code is AnswerCode {
  if (typeof code !== 'object' || code === null) return false;
  const { value, means, label } = code as Record<string, unknown>;
  return (
    typeof value === 'string' &&
    value !== '' &&
    CODE_MEANINGS.some((known) => known === means) &&
    (label === undefined || typeof label === 'string')
  );
}
