import { utils, write, type BookType, type Range } from '@e965/xlsx';

export type Cell =
  string | number | { readonly v: number; readonly z?: string; readonly f?: string };

export interface MadeSheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly merges?: readonly string[];
  readonly hidden?: boolean;
}

/** A workbook of one sheet as people make them; a row is a list of cells, '' for none. */
export function madeBook(
  rows: MadeSheet['rows'],
  { merges = [], type }: { merges?: readonly string[]; type?: BookType } = {},
): Uint8Array {
  return madeSheets([{ name: '一覧', rows, merges }], type);
}

/** The same of several sheets. */
export function madeSheets(sheets: readonly MadeSheet[], type: BookType = 'xlsx'): Uint8Array {
  const book = utils.book_new();
  for (const { name, rows, merges = [] } of sheets) {
    const sheet = utils.aoa_to_sheet(
      rows.map((row) =>
        row.map((cell) =>
          cell === '' ? null : typeof cell === 'object' ? { t: 'n', ...cell } : cell,
        ),
      ),
    );
    sheet['!merges'] = merges.map((merge): Range => utils.decode_range(merge));
    utils.book_append_sheet(book, sheet, name);
  }
  if (sheets.some(({ hidden }) => hidden))
    book.Workbook = {
      Sheets: sheets.map(({ name, hidden }) => ({ name, Hidden: hidden ? 1 : 0 })),
    };
  return new Uint8Array(write(book, { type: 'array', bookType: type }) as ArrayBuffer);
}
