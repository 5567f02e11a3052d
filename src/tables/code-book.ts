import type { AnswerCode, ColumnCodes, Table } from '../model';
import { parseYesNo } from './cells';
import { codeValue } from './codes';

/** Headers of a code book's columns, the project's first. */
const HEADERS = {
  variable: ['variable', '変数', '変数名', '項目', '列'],
  code: ['code', 'コード', '値', 'value'],
  label: ['label', 'ラベル', '選択肢', '内容'],
  missing: ['missing', '欠測', '欠損', '無回答'],
} as const;

/**
 * The codes that a code book states: one row per variable and code, with the label and whether it stands for no answer. A label that is a
 * yes or a no makes its code one, unless it is a step among others; every other is a level. Null where the table has no columns of a variable and a code.
 */
export function readCodeBook(table: Table): readonly ColumnCodes[] | null {
  const header = table.header.map((name) => name.normalize('NFKC').trim().toLowerCase());
  const column = (names: readonly string[]) => {
    const at = names.map((name) => header.indexOf(name)).find((index) => index >= 0);
    return at === undefined ? undefined : table.columns[at];
  };
  const variables = column(HEADERS.variable);
  const values = column(HEADERS.code);
  if (!variables || !values) return null;
  const labels = column(HEADERS.label);
  const missing = column(HEADERS.missing);
  const byColumn = new Map<string, AnswerCode[]>();
  variables.forEach((variable, row) => {
    const value = codeValue(values[row]);
    if (variable.trim() === '' || value === '') return;
    const label = labels?.[row].trim() ?? '';
    const codes = byColumn.get(variable.trim()) ?? [];
    byColumn.set(variable.trim(), codes);
    codes.push({
      value,
      means: meaningOf(label, missing?.[row] ?? ''),
      ...(label === '' ? {} : { label }),
    });
  });
  return [...byColumn].map(([name, codes]) => ({ column: name, codes: together(codes) }));
}

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
