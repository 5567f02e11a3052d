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
import { parseYesNo } from '../values/cells';
import { bookRows } from './words';

/**
 * What a code book states: one row per variable and code, with the label and whether it stands for no answer; what the variable is called stands in
 * any of its rows, or as the label of a row without a code. Labels and names may be there in Japanese and in English. A label that is a yes or a no
 * makes its code one, unless it is a step among others; every other is a level. Null where the table has no column of variables with
 * one of codes or of names beside it.
 */
export function codeBookIn(table: Table): CodeBook | null {
  const rows = bookRows(table);
  if (!rows) return null;
  const byColumn = new Map<string, AnswerCode[]>();
  const names = new Map<string, { ja: string; en: string }>();
  const doubled: DoubledCode[] = [];
  for (const row of rows) {
    const { variable, code: value } = row;
    const ja = row.labelJa || row.label;
    const en = row.labelEn;
    // Without a code a label is the variable's own.
    const called = value === '' ? { ja, en } : { ja: '', en: '' };
    const known = names.get(variable);
    names.set(variable, {
      ja: known?.ja || row.nameJa || row.name || called.ja,
      en: known?.en || row.nameEn || called.en,
    });
    if (value === '') continue;
    const codes = byColumn.get(variable) ?? [];
    byColumn.set(variable, codes);
    const said = ja || en;
    const before = codes.find((code) => code.value === value);
    if (before) {
      const { label: first = '' } = before;
      if (first !== said) doubled.push({ column: variable, value, first, other: said });
      continue;
    }
    codes.push({
      value,
      means: meaningOf(said, row.missing),
      ...(said === '' ? {} : { label: said }),
      ...(en === '' || en === said ? {} : { labelEn: en }),
    });
  }
  return {
    codes: [...byColumn].map(([own, codes]) => ({ column: own, codes: together(codes) })),
    names: [...names].flatMap(([own, { ja, en }]): ColumnName[] =>
      ja + en === '' ? [] : [{ column: own, ...(ja ? { ja } : {}), ...(en ? { en } : {}) }],
    ),
    ...(doubled.length > 0 ? { doubled } : {}),
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
