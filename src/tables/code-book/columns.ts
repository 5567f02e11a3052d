import type { AnswerCode, CodeBook, ColumnCodes, ColumnName, Table } from '../../model';
import { parseYesNo } from '../values/cells';
import { codeValue } from '../values/codes';
import { sampleOf } from '../sample';

/** Of a table what a code book's columns are looked for in. */
export interface BookTarget {
  readonly header: readonly string[];
  /** What `answersOf` gives; absent where nothing is known of the cells. */
  readonly answers?: Answers;
}

/** The different values of each column, as `codeValue` gives them; null where they are too many for answers. */
export type Answers = readonly (readonly string[] | null)[];

/** More different values than this are no list of answers. */
const MOST_ANSWERS = 12;

/** Looks at no more than 1,000 rows spread over the table. */
export const answersOf = ({ columns }: Pick<Table, 'columns'>): Answers =>
  columns.map((cells) => {
    const different = new Set<string>();
    for (const cell of sampleOf(cells).filled) {
      different.add(codeValue(cell));
      if (different.size > MOST_ANSWERS) return null;
    }
    different.delete('');
    return [...different];
  });

/** A table as a code book's columns are looked for in it; without columns where there is none. */
export const targetOf = (table: Table | undefined): Required<BookTarget> =>
  table ? { header: table.header, answers: answersOf(table) } : { header: [], answers: [] };

const folded = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s/g, '');
/** Between the number of a question and what follows it: Q4_1, Q4(1), 問4 › 大学, 問4.連携先. */
const BETWEEN = /^[-_.:›)(（）［］[\]：．、\s]+/;
const CIRCLED = /^[①-⑳]/;
const CLOSING = /[)\]）］]$/;

/** Between a variable and the code of an answer, in the names of columns that are an answer each. */
const ANSWER_SIGNS = ['_', '-', '.'];

/**
 * What a code book calls columns, with those that may be one answer each of a question (Q4_1: 連携先: 福井大学): by these roles are proposed before it is known which of
 * them a table has.
 */
export function namesWithAnswers({ codes, names }: CodeBook): readonly ColumnName[] {
  const own = new Map(names.map((entry) => [entry.column, entry]));
  const answers = codes.flatMap(({ column, codes: list }) =>
    list.flatMap(({ value, label }) => {
      const said = own.get(column);
      const question = said?.ja ?? said?.en ?? column;
      return label
        ? ANSWER_SIGNS.map((sign) => `${column}${sign}${value}`)
            .filter((name) => !own.has(name))
            .map((name) => ({ column: name, ja: `${question}: ${label}` }))
        : [];
    }),
  );
  return [...names, ...answers];
}

/** What follows a variable in a column's name; null where the name is of another (Q40 for Q4). */
function partBehind(variable: string, name: string): string | null {
  const own = name.trim();
  if (folded(own.slice(0, variable.length)) !== folded(variable)) return null;
  const rest = own.slice(variable.length);
  if (!BETWEEN.test(rest) && !CIRCLED.test(rest)) return null;
  const part = rest.replace(BETWEEN, '').replace(CLOSING, '').normalize('NFKC').trim();
  return part === '' ? null : part;
}

/** The code of a question that a part of a column's name stands for: its number (1, 1.大学) or its label. */
function codeOfPart(part: string, codes: readonly AnswerCode[]): AnswerCode | undefined {
  const number = /^0*(\d{1,3})(?!\d)/.exec(part)?.[1];
  return (
    codes.find(({ label }) => label !== undefined && folded(label) === folded(part)) ??
    codes.find(({ value }) => value === number || folded(value) === folded(part))
  );
}

/** Whether a column says yes or no of one answer: marks, 1 and 0, or the answer's own code and blanks. */
const areMarks = (answers: readonly string[] | null, code: AnswerCode): boolean =>
  answers !== null &&
  answers.every(
    (value) => value === code.value || /^[01]$/.test(value) || parseYesNo(value).kind === 'number',
  ) &&
  // The code beside 1 would be a second answer.
  !(answers.includes(code.value) && code.value !== '1' && answers.includes('1'));

/** Where a code book's variable stands in a table. */
type Found =
  | { readonly kind: 'column'; readonly column: string }
  /** A column for each answer. */
  | { readonly kind: 'answers'; readonly columns: readonly (readonly [string, AnswerCode])[] }
  /** Several questions with the same answers. */
  | { readonly kind: 'questions'; readonly columns: readonly (readonly [string, string])[] };

/**
 * A code book with its columns called as a table's header calls them: widths and cases aside; of a name in levels or behind a number (Q2 › 新製品の有無,
 * 問3.交流頻度) it may say the number alone, which is the code that a questionnaire has for it. A variable that the table has once for each answer
 * (Q4_1 … Q4_3 of marks, or 1 and 0) names these columns by their answers; one that it has several times with all of its codes (Q5_1, Q5_2 of 1–5)
 * gives each of them its codes.
 */
export function bookFor(book: CodeBook, target: BookTarget): CodeBook {
  const codesOf = new Map(book.codes.map((entry) => [entry.column, entry.codes]));
  const variables = new Set([...book.codes, ...book.names].map(({ column }) => column));
  const own = new Set([...variables].map(folded));
  const find = (variable: string): Found => {
    const itself = { kind: 'column', column: variable } as const;
    if (target.header.includes(variable)) return itself;
    const same = target.header.filter((name) => folded(name) === folded(variable));
    if (same.length === 1) return { kind: 'column', column: same[0] };
    const codes = codesOf.get(variable) ?? [];
    const parts = target.header.flatMap((name, at) => {
      const part = own.has(folded(name)) ? null : partBehind(variable, name);
      const answers = target.answers?.[at] ?? null;
      return part === null ? [] : [{ name, part, answers, code: codeOfPart(part, codes) }];
    });
    const marked = parts.flatMap(({ name, answers, code }) =>
      code && areMarks(answers, code) ? [[name, code] as const] : [],
    );
    if (parts.length > 0 && marked.length === parts.length)
      return { kind: 'answers', columns: marked };
    if (parts.length === 1) return { kind: 'column', column: parts[0].name };
    const known = new Set(codes.map(({ value }) => value));
    const areQuestions = parts.every(({ answers }) => answers?.every((value) => known.has(value)));
    if (parts.length > 1 && areQuestions)
      return { kind: 'questions', columns: parts.map(({ name, part }) => [name, part]) };
    return itself;
  };
  const places = new Map([...variables].map((variable) => [variable, find(variable)]));
  const codes = book.codes.flatMap((entry): readonly ColumnCodes[] => {
    const found = places.get(entry.column)!;
    if (found.kind === 'column') return [{ ...entry, column: found.column }];
    if (found.kind === 'answers') return [];
    return found.columns.map(([column]) => ({ ...entry, column }));
  });
  const names = [...variables].flatMap((variable): readonly ColumnName[] => {
    const found = places.get(variable)!;
    const said = book.names.find(({ column }) => column === variable);
    if (found.kind === 'column') return said ? [{ ...said, column: found.column }] : [];
    const before = (name: string | undefined) => name ?? said?.ja ?? said?.en ?? variable;
    if (found.kind === 'questions')
      return said
        ? found.columns.map(([column, part]) => ({
            column,
            ja: `${before(said.ja)}: ${part}`,
            ...(said.en ? { en: `${said.en}: ${part}` } : {}),
          }))
        : [];
    return found.columns.map(([column, { value, label = value, labelEn }]) => ({
      column,
      ja: `${before(said?.ja)}: ${label}`,
      ...(labelEn ? { en: `${before(said?.en)}: ${labelEn}` } : {}),
    }));
  });
  return { ...book, codes, names };
}
