import type { DenseWorkSheet, WorkBook } from '@e965/xlsx';
import type { NamedBytes } from '../read-zip';

const ODS = 'application/vnd.oasis.opendocument.spreadsheet';
/** Repeated rows at a sheet's end reach to its last possible one. */
const MOST_LINES = 1_048_576;
const TAG = /<table:(table|table-row)(\s[^>]*)?>|<\/table:table>/g;
const NAME = /\btable:name="([^"]*)"/;
const VISIBILITY = /\btable:visibility="(?:collapse|filter)"/;
const REPEATED = /\btable:number-rows-repeated="(\d+)"/;

/** Lines of hidden rows by the sheet's name. */
export type HiddenLines = ReadonlyMap<string, readonly number[]>;

/** The rows that an OpenDocument workbook hides, by hand or by a filter, from its files; null for any other, whose library tells them. */
export function hiddenLinesOf(files: readonly NamedBytes[]): HiddenLines | null {
  const textOf = (wanted: string) => {
    const found = files.find(({ name }) => name === wanted);
    return found ? new TextDecoder().decode(found.bytes) : '';
  };
  return textOf('mimetype').trim() === ODS ? hiddenLines(textOf('content.xml')) : null;
}

/** Marks them in the workbook as those of .xlsx and .xls are marked already; the library passes them over. */
export function markHiddenRows(book: WorkBook, hidden: HiddenLines | null): void {
  for (const [sheet, lines] of hidden ?? []) {
    const worksheet = book.Sheets[sheet] as Partial<DenseWorkSheet> | undefined;
    if (!worksheet) continue;
    const rows = (worksheet['!rows'] ??= []);
    const last = worksheet['!data']?.length ?? 0;
    for (const line of lines) if (line <= last) rows[line - 1] = { hidden: true };
  }
}

/** Lines, from 1, of the rows that each sheet hides, by its name as the file has it, which is the library's too; a table within a cell is none of the sheets. */
function hiddenLines(content: string): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  let depth = 0;
  let line = 0;
  let own: number[] = [];
  for (const [tag, kind, attributes = ''] of content.matchAll(TAG)) {
    if (kind === undefined) depth--;
    else if (kind === 'table') {
      if (tag.endsWith('/>')) continue;
      depth++;
      if (depth > 1) continue;
      line = 0;
      own = [];
      found.set(NAME.exec(attributes)?.[1] ?? '', own);
    } else if (depth === 1) {
      const repeated = Math.min(Number(REPEATED.exec(attributes)?.[1] ?? 1), MOST_LINES);
      if (VISIBILITY.test(attributes))
        for (let row = 1; row <= repeated && line + row <= MOST_LINES; row++) own.push(line + row);
      line += repeated;
    }
  }
  return found;
}
