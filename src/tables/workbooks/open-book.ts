import { CFB, read, type WorkBook } from '@e965/xlsx';
import { failure, problem, success, type Result } from '../../model';
import { isCompound, soundCompound } from './compound-file';
import { isMarkupBook, markupText } from './markup-book';
import { archiveTooLarge, BrokenZip, checkedFiles } from '../read-zip';
import { contentsOf, UNKNOWN, unpackedArchive, type SheetContents } from './workbook-archive';
import { hiddenLinesOf, markHiddenRows, type HiddenLines } from './hidden-rows';
import { withPlainNames } from './ods-names';
import { usedRecords } from './xls-records';

/** Sheets as the library takes them. */
type Wanted = string | string[] | number | undefined;

/** The library does not say what its containers hold. */
const streamOf = (container: unknown, path: string) =>
  CFB.find(container, path) as { readonly content: ArrayLike<number> } | null;

/**
 * What of an older workbook a table is made of, without the container; null for one whose container or records are damaged, or of another kind.
 * Throws for one that is encrypted.
 */
function streamWithin(bytes: Uint8Array): Uint8Array | null {
  const sound = soundCompound(bytes);
  if (!sound) return null;
  const container: unknown = CFB.read(sound, { type: 'array' });
  if (streamOf(container, 'EncryptedPackage')) throw new Error('encrypted');
  const found = streamOf(container, '/Workbook') ?? streamOf(container, '/Book');
  return found && Uint8Array.from(found.content);
}

/** A stream of records begins with one that says so. */
const isStream = (bytes: Uint8Array): boolean => bytes[0] === 0x09 && bytes[1] <= 0x08;

/** Throws what is wrong with an older workbook. */
function xlsRecords(bytes: Uint8Array): Uint8Array {
  const stream = isCompound(bytes) ? streamWithin(bytes) : bytes;
  const records = stream && isStream(stream) ? usedRecords(stream) : null;
  if (!records) throw new Error('damaged');
  return records;
}

/** A workbook as the library is to open it: checked, and without what it would do for nothing. */
export interface CheckedBook {
  readonly file: string;
  readonly data: Uint8Array | string;
  readonly type: 'string' | 'buffer' | 'array';
  readonly contents: SheetContents;
  /** Rows that an OpenDocument workbook hides; absent or null for any other. */
  readonly hidden?: HiddenLines | null;
}

/** Above this size, unpacked, a workbook is handed on as it came: nothing of it is held twice. */
const MOST_UNPACKED = 3e8;

/**
 * What a workbook's own checksums, sizes and links say against it, before it is laid out: the library looks at none, reads a changed digit as another
 * number, and follows an older workbook's damage without end.
 */
export function checkedBook(file: string, bytes: Uint8Array): Result<CheckedBook> {
  const whole: CheckedBook = { file, data: bytes, type: 'array', contents: UNKNOWN };
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return checkedArchive(whole, bytes);
  try {
    const markup = isMarkupBook(bytes) ? markupText(bytes) : null;
    if (markup !== null) return success({ ...whole, data: markup, type: 'string' });
    const isXls = isCompound(bytes) || isStream(bytes);
    return success(isXls ? { ...whole, data: xlsRecords(bytes), type: 'buffer' } : whole);
  } catch (cause) {
    return unreadable(file, reasonOf(cause));
  }
}

function checkedArchive(whole: CheckedBook, bytes: Uint8Array): Result<CheckedBook> {
  try {
    const files = checkedFiles(bytes);
    if (!files) return success(whole);
    const contents = contentsOf(files);
    const size = files.reduce((sum, each) => sum + each.bytes.length, 0);
    const data = size > MOST_UNPACKED ? bytes : unpackedArchive(files);
    return success({ ...whole, data, contents, hidden: hiddenLinesOf(files) });
  } catch (error) {
    if (error instanceof RangeError) return failure(archiveTooLarge(whole.file, error));
    if (error instanceof BrokenZip) return unreadable(whole.file, error.reason);
    throw error;
  }
}

const unreadable = <T>(file: string, reason: string): Result<T> =>
  failure(problem('file-unreadable', 'error', { file }, { reason }));

/** A workbook, with what its cells hold as they are. `sheets`: names, or the place of one; absent for all. */
export function openBook(
  { file, data, type, contents, hidden = null }: CheckedBook,
  sheets: string | readonly string[] | number | undefined,
): Result<WorkBook> {
  try {
    const book = read(data, {
      type,
      // Cells of a page are text: a lot number is no date, and a code keeps its zeros.
      raw: type === 'string',
      dense: true,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      cellFormula: contents.counts,
      // Also tells which rows are hidden.
      cellStyles: contents.hides,
      nodim: true,
      // It knows sheets of OpenDocument by other names.
      sheets: (hidden && typeof sheets !== 'number' ? undefined : sheets) as Wanted,
    });
    markHiddenRows(book, hidden);
    if (hidden) withPlainNames(book);
    return success(book);
  } catch (cause) {
    return unreadable(file, reasonOf(cause));
  }
}

/** A code for what is wrong with a workbook; the library's own sentences are not shown to people. */
function reasonOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : '';
  return /password|encrypt/i.test(text) ? 'encrypted' : 'workbook-structure';
}
