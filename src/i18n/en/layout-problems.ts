import type { ProblemFacts } from '../../model/problem';
import { formatCount } from '../numbers';
import { industryInEnglish } from './industry-names';

type Code =
  | 'address-from-left'
  | 'rows-hidden'
  | 'groups-read'
  | 'blocks-read'
  | 'municipality-by-group'
  | 'industry-by-group'
  | 'code-book-sheet'
  | 'code-twice'
  | 'codes-unnamed'
  | 'sheet-newest'
  | 'rounds-stacked'
  | 'rounds-columns-joined'
  | 'rounds-columns-differ'
  | 'rounds-coded-otherwise'
  | 'rounds-same-file'
  | 'rounds-other-form'
  | 'rounds-named-twice'
  | 'cards-read'
  | 'size-by-sex'
  | 'table-above'
  | 'headers-equal'
  | 'firms-beside'
  | 'cells-parted'
  | 'rows-continued'
  | 'rows-paired'
  | 'rows-alternate'
  | 'matrix-turned'
  | 'table-turned';
export type LayoutProblemSentences = {
  readonly [C in Code]: (facts: ProblemFacts[C]) => string;
};

const rows = (n: number): string => (n === 1 ? '1 row' : `${formatCount(n)} rows`);

const listed = ({ values, counts }: { readonly values: string; readonly counts: string }) => {
  const each = counts.split('\n');
  return values
    .split('\n')
    .map((value, at) => `${value} (${each[at]})`)
    .join(', ');
};

/** Sentences for how a table stands in its file. */
export const layoutProblems: LayoutProblemSentences = {
  'rounds-stacked': (f) => {
    const each = f.files.map((file, at) => `“${f.names[at]}” ${file} (${rows(f.rows[at])})`);
    const order = f.numbered
      ? ' No file says which round it is (2019, 第1回, wave 1), so that they are numbered in the order they were given. If that is wrong, give them in order, or say the rounds with --firms-rounds.'
      : '';
    return `Each file is a round of the survey: ${each.join(', ')}. They were put together as one list; its last column says the round.${order}`;
  },
  'rounds-columns-joined': (f) =>
    `Columns that hold the same as the first round’s under another name were put together: ${f.columns}.`,
  'rounds-columns-differ': (f) => {
    const less = f.less === '' ? '' : ` Not there: ${f.less}.`;
    const more = f.more === '' ? '' : ` Only there: ${f.more}.`;
    return `This round has other columns than ${f.first}.${less}${more} They are kept, and empty for the rows of the other.`;
  },
  'rounds-coded-otherwise': (f) =>
    `“${f.column}” is coded otherwise from round to round (${f.values.join('; ')}) and was left out, since one code would be two answers. Give it the same codes in both files to use it.`,
  'rounds-same-file': (f) =>
    `The file is the same as ${f.other}, so that it can’t be another round. Give the file of the other round.`,
  'rounds-other-form': (f) =>
    `The columns (${f.columns}) are not those of ${f.first} (${f.firstColumns}), so that it can’t be another round of it. Give a list of the same survey, or call its columns as there.`,
  'rounds-named-twice': (f) =>
    `${f.files[0]} and ${f.files[1]} are both of round “${f.round}”. Rename one of them by its year, or say the rounds in the order of the files (--firms-rounds 2019,2024).`,
  'address-from-left': (f) =>
    `${f.cells === 1 ? '1 cell' : `${formatCount(f.cells)} cells`} of “${f.column}” that say the address is the same (同上, 同左, 本社に同じ) took it from “${f.from}” in their own row.`,
  'rows-hidden': (f) =>
    `${formatCount(f.rows)} of ${rows(f.of)} are hidden in the workbook, by a filter or by hand. They are read and count like all others. To leave them out, set the same filter here, or copy the visible rows alone to another sheet.`,
  'groups-read': (f) =>
    `${f.headings === 1 ? '1 heading' : `${formatCount(f.headings)} headings`} within the list (“${f.example}” …) are no firms; the column “見出し” says under which one each row stands (${formatCount(f.rows)} rows).`,
  'blocks-read': (f) =>
    `The list stands in ${formatCount(f.blocks)} blocks of columns side by side. They were read as one list of ${formatCount(f.rows)} rows, one block behind the other.`,
  'municipality-by-group': (f) => {
    const where = {
      heading: 'the heading that they stand under',
      column: `the column “${f.column}”, of which only the first row of each is filled,`,
      'sheet-title': 'the title above their sheet',
    }[f.by];
    const names = `${f.names.split('\n').join(', ')}${f.more > 0 ? ` and ${formatCount(f.more)} others` : ''}`;
    const open = f.open > 0 ? ` Of ${formatCount(f.open)} others nothing tells it.` : '';
    return `${rows(f.rows)} with an address that names no municipality. They are read as addresses in the one that ${where} names: ${names}.${open}`;
  },
  'industry-by-group': (f) => {
    const from = {
      heading: 'is read from the headings that they stand under',
      column: `is filled down from the first row of each group in “${f.column}”`,
    }[f.by];
    const names = `${f.names.split('\n').map(industryInEnglish).join(', ')}${f.more > 0 ? ` and ${formatCount(f.more)} others` : ''}`;
    const open = f.open > 0 ? ` ${rows(f.open)} have none.` : '';
    return `The industry of ${rows(f.rows)} ${from}: ${names}.${open}`;
  },
  'code-book-sheet': (f) =>
    `The sheet “${f.sheet}” is a code book for ${formatCount(f.columns)} columns of this list. It is used if you say so (in this dialog; --codebook with this file).`,
  'code-twice': (f) =>
    `The code book names ${f.codes === 1 ? 'a code' : `${formatCount(f.codes)} codes`} twice: ${f.value} is “${f.first}” and “${f.other}”. The first name is used; correct the code book if it is the other.`,
  'codes-unnamed': (f) =>
    `${rows(f.rows)} of “${f.column}” hold values that its codes do not name: ${listed(f)}. They are missing until a code book or “Meaning of codes” names them.`,
  'sheet-newest': (f) =>
    `Sheets with the same firms of several years: the newest, “${f.sheet}”, is read in the place of the first, “${f.first}”. Choose another one by its name; read together they would count firms more than once.`,
  'cells-parted': (f) =>
    `“${f.column}” holds names and addresses in one cell. They were read into a column each (${formatCount(f.rows)} rows).`,
  'rows-continued': (f) =>
    `“${f.column}” goes on in the rows below, which have no name. ${formatCount(f.rows)} rows were read as ${formatCount(f.firms)} firms, their cells joined.`,
  'rows-paired': (f) =>
    `Each firm stands in several rows, the name over the address (“${f.column}”). ${formatCount(f.rows)} rows were read as ${formatCount(f.firms)} firms, with the address in a column of its own.`,
  'rows-alternate': (f) =>
    `Names and addresses seem to stand under each other in “${f.column}”, but not by turns, so that each of the ${formatCount(f.rows)} rows counts as a firm. Put each firm into one row, with the address in a column of its own.`,
  'matrix-turned': (f) =>
    `The table has its institutions (${formatCount(f.institutions)}) as rows and its firms (${formatCount(f.firms)}) as columns; rows and columns were exchanged.`,
  'table-turned': (f) =>
    `The list has a column for each of its firms (${formatCount(f.firms)}) and the names of its columns (${formatCount(f.columns)}) in the first one; rows and columns were exchanged.`,
  'cards-read': (f) =>
    `Each sheet is the card of one firm: ${formatCount(f.cards)} sheets became a row each, with ${formatCount(f.columns)} columns.${f.others === '' ? '' : ` Sheets of another form are not read: ${f.others}.`}`,
  'size-by-sex': (f) =>
    `Employees are given for each sex (${f.columns.split('\n').join(', ')}) and not in all; none of these columns is used. Add a column with the sum.`,
  'table-above': (f) =>
    `A table above the list is not read: its columns are “${f.header}”, with ${rows(f.rows)} under them. To read it instead, choose row ${f.line} as the header (--header-row ${f.line}).`,
  'headers-equal': (f) =>
    `Two rows could be the header of the list, row ${f.line} (“${f.header}”) and row ${f.other} (“${f.otherHeader}”). Say which list is to be read: choose its header row (--header-row ${f.line} or --header-row ${f.other}).`,
  'firms-beside': (f) =>
    `Names and addresses stand twice beside each other (${f.columns.split('\n').join(', ')}); only the first of each are read. If the others are firms of this list too, put them below the first.`,
};
