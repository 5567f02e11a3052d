import {
  problem,
  type AnswerCode,
  type CodeBook,
  type ColumnCodes,
  type ColumnName,
  type DoubledCode,
  type Problem,
  type Table,
} from '../../model';
import { parseYesNo } from '../cells';
import { codeValue } from '../codes';
import { LEVELS } from '../layout';

/** Folded headers of a code book's columns, the project's first; of labels and names in no language said, in Japanese and in English. */
const HEADERS = {
  variable: ['variable', '変数', '変数名', '項目', '列', '列名'],
  code: ['code', 'コード', '値', 'value'],
  label: ['label', 'ラベル', '選択肢', '内容', '値ラベル', 'valuelabel'],
  labelJa: [
    'labelja',
    'ラベル日本語',
    '日本語ラベル',
    '日本語',
    '選択肢日本語',
    'japanese',
    'labeljapanese',
  ],
  labelEn: ['labelen', 'ラベル英語', '英語ラベル', '英語', '選択肢英語', 'english', 'labelenglish'],
  name: [
    ...['name', '変数ラベル', '変数の名称', '項目名', '名称', '設問', '設問文', '質問', '質問文'],
    ...['variablelabel', 'variablename', 'question'],
  ],
  nameJa: [
    'nameja',
    '名称日本語',
    '変数ラベル日本語',
    '設問日本語',
    'variablelabelja',
    'questionja',
  ],
  nameEn: ['nameen', '名称英語', '変数ラベル英語', '設問英語', 'variablelabelen', 'questionen'],
  missing: ['missing', '欠測', '欠損', '無回答'],
} as const;

/** Widths, cases, spaces, underscores and brackets aside: ラベル（英語）, label_en. */
const folded = (header: string) =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-()[\]・:]/g, '');

/**
 * What a code book states: one row per variable and code, with the label and whether it stands for no answer; what the variable is called stands in
 * any of its rows, or as the label of a row without a code. Labels and names may be there in Japanese and in English. A label that is a yes or a no
 * makes its code one, unless it is a step among others; every other is a level. Null where the table has no column of variables with
 * one of codes or of names beside it.
 */
export function codeBookIn(table: Table): CodeBook | null {
  const header = table.header.map(folded);
  const column = (names: readonly string[]) => {
    const at = names.map((name) => header.indexOf(name)).find((index) => index >= 0);
    return at === undefined ? undefined : table.columns[at];
  };
  const variables = column(HEADERS.variable);
  const values = column(HEADERS.code);
  const [name, nameJa, nameEn] = [HEADERS.name, HEADERS.nameJa, HEADERS.nameEn].map(column);
  if (!variables || !(values ?? nameJa ?? nameEn)) return null;
  const label = column(HEADERS.label);
  const labelJa = column(HEADERS.labelJa);
  const labelEn = column(HEADERS.labelEn);
  const missing = column(HEADERS.missing);
  const at = (cells: readonly string[] | undefined, row: number) => cells?.[row].trim() ?? '';
  const byColumn = new Map<string, AnswerCode[]>();
  const names = new Map<string, { ja: string; en: string }>();
  const doubled: DoubledCode[] = [];
  variables.forEach((cell, row) => {
    const variable = cell.trim();
    if (variable === '') return;
    const value = values ? codeValue(values[row]) : '';
    const ja = at(labelJa, row) || at(label, row);
    const en = at(labelEn, row);
    // Without a code a label is the variable's own.
    const called = value === '' ? { ja, en } : { ja: '', en: '' };
    const known = names.get(variable);
    names.set(variable, {
      ja: known?.ja || at(nameJa, row) || at(name, row) || called.ja,
      en: known?.en || at(nameEn, row) || called.en,
    });
    if (value === '') return;
    const codes = byColumn.get(variable) ?? [];
    byColumn.set(variable, codes);
    const said = ja || en;
    const before = codes.find((code) => code.value === value);
    if (before) {
      const { label: first = '' } = before;
      if (first !== said) doubled.push({ column: variable, value, first, other: said });
      return;
    }
    codes.push({
      value,
      means: meaningOf(said, missing?.[row] ?? ''),
      ...(said === '' ? {} : { label: said }),
      ...(en === '' || en === said ? {} : { labelEn: en }),
    });
  });
  return {
    codes: [...byColumn].map(([own, codes]) => ({ column: own, codes: together(codes) })),
    names: [...names].flatMap(([own, { ja, en }]): ColumnName[] =>
      ja + en === '' ? [] : [{ column: own, ...(ja ? { ja } : {}), ...(en ? { en } : {}) }],
    ),
    ...(doubled.length > 0 ? { doubled } : {}),
  };
}

/**
 * A code book with its columns called as a table's header calls them: of a name in levels (Q2 › 新製品の有無) it may say the first alone, which is the
 * code that a questionnaire has for it.
 */
export function bookFor(book: CodeBook, header: readonly string[]): CodeBook {
  const called = (column: string): string => {
    if (header.includes(column)) return column;
    const found = header.filter((name) => name.startsWith(`${column}${LEVELS}`));
    return found.length === 1 ? found[0] : column;
  };
  return {
    ...book,
    codes: book.codes.map((entry) => ({ ...entry, column: called(entry.column) })),
    names: book.names.map((entry) => ({ ...entry, column: called(entry.column) })),
  };
}

/** The columns of which a code book says something. */
export const columnsOfBook = ({ codes, names }: CodeBook): readonly string[] => [
  ...new Set([...codes, ...names].map(({ column }) => column)),
];

/** What is wrong with a code book by itself: a code with two labels. */
export function codeBookProblems(file: string, { doubled = [] }: CodeBook): readonly Problem[] {
  if (doubled.length === 0) return [];
  const [{ column, value, first, other }] = doubled;
  const facts = { codes: doubled.length, value, first, other };
  return [problem('code-twice', 'warning', { file, column }, facts)];
}

/** The codes alone that a code book states; null where the table is none. */
export const readCodeBook = (table: Table): readonly ColumnCodes[] | null =>
  codeBookIn(table)?.codes ?? null;

/** Labels of those who could not say. */
const UNDECIDED =
  /^(わからない|分からない|判らない|わかりません|分かりません|don.?t know|unsure)$/i;

/**
 * What codes mean beside each other: a no (なし) without a yes among other labels is the lowest step of a scale, as a yes without a no is
 * a step of one; beside a yes and a no, not knowing is no answer.
 */
function together(codes: readonly AnswerCode[]): AnswerCode[] {
  const has = (meaning: AnswerCode['means']) => codes.some(({ means }) => means === meaning);
  const isQuestion = has('yes') && has('no');
  return codes.map((code) => {
    if (isQuestion && code.means === 'level' && UNDECIDED.test(code.label ?? ''))
      return { ...code, means: 'missing' };
    const isStep = !isQuestion && has('level') && (code.means === 'yes' || code.means === 'no');
    return isStep ? { ...code, means: 'level' } : code;
  });
}

function meaningOf(label: string, missing: string): AnswerCode['means'] {
  const marked = parseYesNo(missing);
  if (marked.kind === 'number' && marked.value === 1) return 'missing';
  const word = parseYesNo(label);
  // A code without a label is a step; words for no answer (無回答) are one whether marked or not.
  if (label === '' || word.kind === 'unreadable') return 'level';
  if (word.kind === 'missing') return 'missing';
  return word.value === 1 ? 'yes' : 'no';
}
