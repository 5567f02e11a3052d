import { CFB, read, type WorkBook } from '@e965/xlsx';
import { failure, problem, success, type Problem, type Result } from '../model';
import { isCompound, soundCompound } from './compound-file';
import { isMarkupBook, markupText } from './markup-book';
import { archiveTooLarge, zipFault } from './read-zip';
import { usedRecords } from './xls-records';

/**
 * What a workbook's own checksums and sizes say against it, before it is laid out: the library looks at neither, and reads a changed digit as
 * another number. Null for a workbook of the older form, and for an archive of a form that is not known here.
 */
export function damageOf(file: string, bytes: Uint8Array): Problem | null {
  const broken = (reason: string) => problem('file-unreadable', 'error', { file }, { reason });
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
  try {
    // Also of one that is cut short, on which the library may look for its end without end.
    const reason = zipFault(bytes);
    return reason && broken(reason);
  } catch (error) {
    if (error instanceof RangeError) return archiveTooLarge(file, error);
    throw error;
  }
}

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

/** A workbook, with what its cells hold as they are. `sheets`: names, or the place of one; absent for all. */
export function openBook(
  file: string,
  bytes: Uint8Array,
  sheets: string | readonly string[] | number | undefined,
): Result<WorkBook> {
  try {
    const markup = isMarkupBook(bytes) ? markupText(bytes) : null;
    const isXls = isCompound(bytes) || isStream(bytes);
    const records = isXls ? xlsRecords(bytes) : null;
    const book = read(markup ?? records ?? bytes, {
      type: markup !== null ? 'string' : records ? 'buffer' : 'array',
      // Cells of a page are text: a lot number is no date, and a code keeps its zeros.
      raw: markup !== null,
      dense: true,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      // Also tells which rows are hidden.
      cellStyles: true,
      nodim: true,
      sheets: sheets as string | string[] | number | undefined,
    });
    return success(book);
  } catch (cause) {
    return failure(problem('file-unreadable', 'error', { file }, { reason: reasonOf(cause) }));
  }
}

/** A code for what is wrong with a workbook; the library's own sentences are not shown to people. */
function reasonOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : '';
  return /password|encrypt/i.test(text) ? 'encrypted' : 'workbook-structure';
}
