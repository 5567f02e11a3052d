import type { Table } from '../../model';
import { codeValue } from '../values/codes';
import { headerCodes } from './header-codes';

/** Folded headers of a code book's columns, the project's first; of labels and names in no language said, in Japanese and in English. */
const HEADERS = {
  variable: [
    ...['variable', '変数', '変数名', '項目', '列', '列名', '変数コード', '項目コード'],
    ...['設問番号', '問番号', '質問番号', '設問no', '質問no', '問no', '設問コード', '質問コード'],
    ...['項目番号', '変数番号', '問', 'questionno', 'questionnumber', 'questionid', 'qno', 'field'],
  ],
  code: [
    ...['code', 'コード', '値', 'value', '選択肢番号', '選択肢no', '選択肢コード', '選択番号'],
    ...['回答番号', '回答コード', '値コード', '符号', '入力値', 'optionno', 'option', 'answercode'],
  ],
  label: [
    ...['label', 'ラベル', '選択肢', '内容', '値ラベル', 'valuelabel', '選択肢名', '選択肢内容'],
    ...[
      '選択肢ラベル',
      '回答',
      '回答内容',
      '回答選択肢',
      '意味',
      'コード内容',
      'meaning',
      'answer',
    ],
    ...['answerlabel', 'optionlabel'],
  ],
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
    ...['設問内容', '質問内容', '設問名', '質問項目', '調査項目', 'variablelabel', 'variablename'],
    ...['question', 'questiontext'],
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
    .replace(/[\s_\-()[\]・:.]/g, '');

/** Q1, 問3, F2_1, 問４(1): what questionnaires number their questions with. */
const QUESTION_NUMBER = /^(?:q|sq|f|問|設問|質問|付問)\s*\d{1,3}(?:[-_.(]?[\da-z]{1,3}\)?){0,3}$/i;
/** A code alone: a number, a letter, a kana. */
const CODE_ALONE = /^(?:-?\d{1,4}|[a-z]|[ア-ン])$/i;
/** A code and its label in one cell: 2.ない, 3 その他. */
const CODE_WITH_LABEL = /^(\d{1,3})(?:\s*[.:=)、]\s*|\s+)(\D.*)$/s;
/** ③その他 */
const CIRCLED = /^[①-⑳]/;
const REPEATED = /^(?:〃|々|同上|")$/;
const MOSTLY = 0.8;
const HALF = 0.5;

/** What one row of a code book says; '' for what it leaves out. */
export interface BookRow {
  readonly variable: string;
  /** As `codeValue` gives it. */
  readonly code: string;
  readonly label: string;
  readonly labelJa: string;
  readonly labelEn: string;
  readonly name: string;
  readonly nameJa: string;
  readonly nameEn: string;
  readonly missing: string;
}

/**
 * The rows of a code book by its headers and, where these may say two things, by what their columns hold: 選択肢 is the label beside a code, and the code
 * beside 内容; 設問 is what a variable is called, or the variable where none else is (問1). A variable that is blank, or repeated by a mark, is the one
 * above where the row has a code; codes and labels in one cell (1.ある 2.ない) are rows of their own. Null for another table.
 */
export function bookRows(table: Table): readonly BookRow[] | null {
  const header = table.header.map(folded);
  const taken = new Set<number>();
  const find = (
    names: readonly string[],
    fits: (cells: readonly string[]) => boolean = () => true,
  ): readonly string[] | undefined => {
    const at = names
      .map((name) => header.indexOf(name))
      .find((index) => index >= 0 && !taken.has(index) && fits(table.columns[index]));
    if (at === undefined) return undefined;
    taken.add(at);
    return table.columns[at];
  };
  const isNumbered = (cells: readonly string[]) => shareOfCells(cells, saysQuestion) >= MOSTLY;
  const variable = find(HEADERS.variable) ?? find(HEADERS.name, isNumbered);
  if (!variable) return null;
  const code =
    find(HEADERS.code) ?? find(HEADERS.label, (cells) => shareOfCells(cells, saysCode) >= MOSTLY);
  const label = find(HEADERS.label);
  const [labelJa, labelEn] = [find(HEADERS.labelJa), find(HEADERS.labelEn)];
  const name = find(HEADERS.name);
  const [nameJa, nameEn] = [find(HEADERS.nameJa), find(HEADERS.nameEn)];
  const missing = find(HEADERS.missing);
  const together =
    code === undefined &&
    label !== undefined &&
    (name !== undefined || isNumbered(variable)) &&
    shareOfCells(label, (cell) => partedCodes(cell).length > 0) >= HALF;
  if (!(code ?? nameJa ?? nameEn) && !together) return null;
  const at = (cells: readonly string[] | undefined, row: number) => cells?.[row].trim() ?? '';
  let last = '';
  return variable.flatMap((cell, row): BookRow[] => {
    const own = cell.trim();
    const codes: readonly (readonly [string, string])[] = together
      ? partedCodes(label[row])
      : [[code ? codeValue(code[row]) : '', at(label, row)]];
    const isCoded = codes.some(([value]) => value !== '');
    const isOpen = own === '' || REPEATED.test(own);
    if (!isOpen) last = own;
    if (last === '' || (isOpen && !isCoded)) return [];
    const whole = {
      variable: last,
      labelJa: at(labelJa, row),
      labelEn: at(labelEn, row),
      name: at(name, row),
      nameJa: at(nameJa, row),
      nameEn: at(nameEn, row),
      missing: at(missing, row),
    };
    // A question without answers (自由記述) still has its name.
    const said = codes.length > 0 ? codes : ([['', '']] as const);
    return said.map(([value, text]) => ({ ...whole, code: value, label: text }));
  });
}

const saysQuestion = (cell: string) => QUESTION_NUMBER.test(cell.normalize('NFKC').trim());
const saysCode = (cell: string) => CODE_ALONE.test(cell.normalize('NFKC').trim());

/** Share of the cells that hold something. */
function shareOfCells(cells: readonly string[], fits: (cell: string) => boolean): number {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length === 0 ? 0 : filled.filter(fits).length / filled.length;
}

/** Codes with their labels in one cell: one (2.ない, ③その他), or all of a question's (1.ある 2.ない 9.無回答; a line each). */
function partedCodes(cell: string): readonly (readonly [code: string, label: string])[] {
  const lines = cell.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const single = lines.map((line) => {
    const text = line.normalize('NFKC').trim();
    const parts = CODE_WITH_LABEL.exec(CIRCLED.test(line.trim()) ? circledApart(line) : text);
    return parts && headerCodes(text) === null ? ([parts[1], parts[2].trim()] as const) : null;
  });
  if (single.length > 0 && single.every((parts) => parts !== null)) return single;
  const chain = headerCodes(cell.replace(/[\r\n]+/g, ' '));
  return chain?.map(({ value, label = '' }) => [value, label] as const) ?? [];
}

/** ③その他 as 3.その他. */
const circledApart = (line: string) =>
  `${line.trim()[0].normalize('NFKC')}.${line.trim().slice(1).normalize('NFKC')}`;
