import type { WorkBook } from '@e965/xlsx';
import {
  failure,
  problem,
  success,
  type Problem,
  type Result,
  type Run,
  type SheetRead,
  type Table,
  type TableOrigin,
} from '../../model';
import { within } from '../../model/run';
import type { TableOptions } from '../file-driver';
import { checkedBook, openBook } from './open-book';
import { readSheet } from './read-sheet';
import { recognise } from '../recognise';
import { withCodeBook } from '../code-book/beside';
import { chooseSheet, isSpecial, isWanted, likenessToList, type SheetAtHand } from './sheet-choice';
import { withSheetMunicipality } from './sheet-municipality';
import { mayHoldCards, readCards } from '../cards/read-cards';
import { goingOn, isOfOneForm, newestYear, stackSheets, type ReadSheet } from './stack-sheets';

/**
 * Reads a sheet of a workbook (.xlsx, .xls, .ods, or a page with tables that bears such a name) into a table, or several stacked: the one that is named, else the first, and where that is no list
 * but a cover or the like, the one that is, which is told. Text is verbatim, furigana left out; numbers are their digits (at
 * most 15), but as the sheet shows them where their format gives codes or words (00000, 0"件以上"); dates are ISO text whatever their era, with
 * the time of day where they have one; formulas give the value that was saved; a cell with an error is ''. What cells merged
 * downward say holds for every row of theirs, which is told. Rows without any filled cell are no rows. `lines` are the sheet's row numbers.
 */
export async function readExcel(
  name: string,
  bytes: Uint8Array,
  options: TableOptions,
  run: Run,
): Promise<Result<Table>> {
  const file = name;
  const { sheets: several } = options;
  const checked = checkedBook(file, bytes);
  if (!checked.ok) return checked;
  const source = checked.value;
  const wanted = several && several !== 'all' ? several.map((each) => each.name) : options.sheet;
  const opened = openBook(source, several === 'all' ? undefined : (wanted ?? 0));
  if (!opened.ok) return opened;
  const book = opened.value;
  const sheets = book.SheetNames;
  const unknown = [wanted ?? sheets[0]].flat().find((each) => !sheets.includes(each));
  if (unknown !== undefined)
    return failure(problem('sheet-unknown', 'error', { file }, { wanted: unknown, sheets }));
  if (several) return readStacked(file, book, options, run);
  const sheet = options.sheet ?? sheets[0];
  const table = await readSheet(file, book, sheet, options, run);
  const isNamed = options.sheet !== undefined || sheets.length === 1;
  let all: Result<WorkBook> | null = null;
  const whole = () => (all ??= openBook(source, undefined));
  const mayBeCards = !isNamed && mayHoldCards(book) ? whole() : null;
  const cards = mayBeCards?.ok ? cardsOf(file, mayBeCards.value, options) : null;
  if (cards) return cards;
  // Which row of the first sheet is the header is asked before another sheet is looked for.
  const isAsked = !table.ok && table.problem.code === 'headers-equal';
  const isTaken = isNamed || isAsked || (table.ok && isWanted(table.value, options.wanted ?? null));
  if (!isTaken) return readChosen({ file, whole, sheets, first: table }, options, run);
  if (!table.ok) return table;
  const single = ofSheet(table.value, sheet, sheets, table.problems);
  if (isNamed) return single;
  return (await readTogether({ file, whole, first: table.value, single }, options, run)) ?? single;
}

/** A workbook with its lists of firms that can be seen, and of which of these one was taken. */
interface Lists {
  readonly file: string;
  readonly book: WorkBook;
  readonly taken: ReadSheet;
  /** The others, in the workbook's order. */
  readonly others: readonly ReadSheet[];
}

/**
 * The first sheet with those that go on with its list, or the list of the newest year in its place, and with the code book on another; null where
 * the workbook can't be opened as a whole. `single`: what it is alone.
 */
async function readTogether(
  { file, whole, first, single }: BookAndFirst,
  options: TableOptions,
  run: Run,
): Promise<Result<Table> | null> {
  const opened = whole();
  if (!opened.ok) return null;
  const book = opened.value;
  const [own] = book.SheetNames;
  const others: ReadSheet[] = [];
  for (const name of book.SheetNames) {
    if (name === own || isHidden(book, name)) continue;
    const table = await readSheet(file, book, name, options, run);
    if (table.ok) others.push({ name, table: table.value });
  }
  const lists = { file, book, taken: { name: own, table: first }, others };
  const list = await readWhole(lists, options, run);
  return withCodeBook(list ?? single, others, options);
}

/** A workbook that is opened with all its sheets where it is wanted, and once. */
interface WholeBook {
  readonly file: string;
  readonly whole: () => Result<WorkBook>;
}

interface BookAndFirst extends WholeBook {
  readonly first: Table;
  readonly single: Result<Table>;
}

/** The list of one sheet as a whole: with the sheets that go on with it, or of the newest year; null where it is the whole. */
async function readWhole(
  { file, book, taken, others }: Lists,
  options: TableOptions,
  run: Run,
): Promise<Result<Table> | null> {
  if (isSpecial(options.wanted ?? null) || recognise(taken.table) !== 'firms') return null;
  const more = goingOn(taken, others);
  if (more.length === 0) {
    const newest = newestYear(taken, others);
    if (newest === null) return null;
    const read = await readSheet(file, book, newest, options, run);
    if (!read.ok) return null;
    const note = problem('sheet-newest', 'note', { file }, { first: taken.name, sheet: newest });
    return ofSheet(read.value, newest, book.SheetNames, [note, ...read.problems]);
  }
  const names = book.SheetNames.filter((name) => name === taken.name || more.includes(name));
  const sheets = names.map((name) => ({ name }));
  const stacked = await readStacked(file, book, { ...options, sheets }, run);
  if (!stacked.ok) return null;
  const note = problem('sheets-together', 'note', { file }, { sheets: names.join(', ') });
  return success(stacked.value, [note, ...stacked.problems]);
}

/** The cards of its sheets that can be seen; null for any other workbook, and where something else than firms is wanted. */
const cardsOf = (file: string, book: WorkBook, { wanted }: TableOptions) =>
  isSpecial(wanted ?? null) || !mayHoldCards(book)
    ? null
    : readCards(
        file,
        book,
        book.SheetNames.filter((name) => !isHidden(book, name)),
      );

const isHidden = (book: WorkBook, sheet: string): boolean =>
  (book.Workbook?.Sheets?.[book.SheetNames.indexOf(sheet)]?.Hidden ?? 0) !== 0;

interface FirstSheet extends WholeBook {
  readonly sheets: readonly string[];
  readonly first: Result<Table>;
}

/** The sheet of a workbook that holds the list, where the first one does not look like it. */
async function readChosen(
  { file, whole, sheets, first }: FirstSheet,
  options: TableOptions,
  run: Run,
): Promise<Result<Table>> {
  const opened = whole();
  if (!opened.ok) return opened;
  const book = opened.value;
  const cards = cardsOf(file, book, options);
  if (cards) return cards;
  const read: SheetAtHand[] = [];
  const told = new Map<string, readonly Problem[]>();
  for (const [at, name] of sheets.entries()) {
    const part = within(run, at / sheets.length, (at + 1) / sheets.length);
    const table = at === 0 ? first : await readSheet(file, book, name, options, part);
    if (!table.ok) continue;
    read.push({ name, table: table.value, isHidden: isHidden(book, name) });
    told.set(name, table.problems);
  }
  if (read.length === 0) return first;
  const wanted = options.wanted ?? null;
  const chosen = chooseSheet(read, wanted);
  const isOther = chosen.name !== sheets[0];
  // A first sheet that can't be read is said to be so where no other is a list.
  const isOfUse = likenessToList(chosen.table) > 0 || isWanted(chosen.table, wanted);
  if (!first.ok && !isOfUse) return first;
  const facts = { first: sheets[0], sheet: chosen.name };
  const note = isOther ? [problem('sheet-chosen', 'note', { file }, facts)] : [];
  const others = read.filter((each) => each !== chosen && !each.isHidden);
  const isList = !chosen.isHidden && likenessToList(chosen.table) === 2;
  const list = isList ? await readWhole({ file, book, taken: chosen, others }, options, run) : null;
  const taken = list
    ? withNotes(list, note)
    : ofSheet(chosen.table, chosen.name, sheets, [...note, ...told.get(chosen.name)!]);
  return withCodeBook(taken, others, options);
}

const withNotes = (read: Result<Table>, notes: readonly Problem[]): Result<Table> =>
  read.ok ? success(read.value, [...notes, ...read.problems]) : read;

function ofSheet(
  read: Table,
  sheet: string,
  sheets: readonly string[],
  problems: readonly Problem[],
): Result<Table> {
  const table = withSheetMunicipality(read, () => sheet);
  return success({ ...table, origin: { ...read.origin!, sheet, sheets } }, problems);
}

/** Several sheets as one table; of `all` those that have the columns of the first one that holds a list. */
async function readStacked(
  file: string,
  book: WorkBook,
  options: TableOptions,
  run: Run,
): Promise<Result<Table>> {
  const { sheets: several } = options;
  const all = several === 'all';
  const wanted: readonly SheetRead[] = all
    ? book.SheetNames.map((name) => ({ name }))
    : (several as readonly SheetRead[]);
  const cards = readCards(
    file,
    book,
    wanted.map(({ name }) => name),
  );
  if (cards) return cards;
  const found: (ReadSheet & { readonly problems: readonly Problem[] })[] = [];
  for (const [i, sheet] of wanted.entries()) {
    const part = within(run, i / wanted.length, (i + 1) / wanted.length);
    const table = await readSheet(file, book, sheet.name, { ...options, ...sheet }, part);
    if (table.ok) found.push({ name: sheet.name, table: table.value, problems: table.problems });
    else if (!all) return table;
  }
  const base = found.find(({ table }) => all && likenessToList(table) === 2) ?? found[0];
  if (!base) return readSheet(file, book, book.SheetNames[0], options, run);
  const read = all
    ? found.filter((each) => each === base || isOfOneForm(base.table, each.table))
    : found;
  const passed = wanted.filter(({ name }) => !read.some((each) => each.name === name));
  const problems = read.flatMap((each) => each.problems.map((told) => onSheet(told, each.name)));
  if (passed.length > 0) {
    const facts = { sheets: passed.map(({ name }) => name).join(', ') };
    problems.push(problem('sheets-left-out', 'warning', { file }, facts));
  }
  const { table, problems: differing } = stackSheets(file, read);
  const leftOut = read.flatMap(({ name, table: { origin } }) =>
    (origin?.leftOut ?? []).map((row) => ({ ...row, sheet: name })),
  );
  const first = read[0].table.origin!;
  const origin: TableOrigin = {
    ...first,
    sheet: read[0].name,
    sheets: book.SheetNames,
    stacked: read.map((each) => placeIn(each.name, each.table.origin!)),
    sheetTitles: read.map(({ name, table: { origin } }) => ({
      sheet: name,
      title: titleOf(origin!),
    })),
    ...(first.leftOut || leftOut.length > 0 ? { leftOut } : {}),
  };
  return success({ ...table, origin }, [...problems, ...differing]);
}

/** A problem with the sheet that its rows are counted on. */
function onSheet(told: Problem, sheet: string): Problem {
  return { ...told, where: { ...told.where, sheet } };
}

/** What stands above a header. */
function titleOf({ top = [], headerRows }: TableOrigin): string {
  const above = top.filter(({ line }) => headerRows !== undefined && line < headerRows[0]);
  return above
    .flatMap(({ cells }) => cells)
    .filter((cell) => cell.trim() !== '')
    .join(' ');
}

/** Where a sheet's table was found, so that it is read again without looking. */
function placeIn(name: string, { header, headerRows, leftOut = [] }: TableOrigin): SheetRead {
  return {
    name,
    header,
    ...(headerRows ? { headerRows } : {}),
    leftOut: leftOut.map(({ line }) => line),
  };
}
