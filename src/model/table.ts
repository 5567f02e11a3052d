import type { ColumnName, SheetCodeBook } from './codes';
import type { PlaneSystem, PlaneX } from './plane';
/**
 * A table as columns of text. All columns have `rowCount` cells; row i of the table is cell i of every
 * column. An empty cell is '' (formats that know null give '' too). Cells are verbatim: never trimmed,
 * never converted.
 */
export interface Table {
  /** File name as the person knows it; used in messages and in study.json. */
  readonly name: string;
  /** Column names in file order, verbatim, may repeat or be empty. */
  readonly header: readonly string[];
  readonly columns: readonly (readonly string[])[];
  readonly rowCount: number;
  /**
   * Line of the file on which row i starts (1 for the first line), so that messages can point at it; absent for
   * formats without lines.
   */
  readonly lines?: Int32Array;
  /** Set when the source was GeoJSON: its points, NaN where a feature has no geometry. Degrees. */
  readonly points?: { readonly lng: Float64Array; readonly lat: Float64Array };
  /** How the file was read; absent for tables that were made, not read. */
  readonly origin?: TableOrigin;
}

export const ENCODINGS = ['utf-8', 'shift_jis', 'euc-jp', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];
/** What parts the cells of a CSV, by its name on the command line; in doubt an earlier one is taken. */
export const DELIMITERS = { comma: ',', tab: '\t', semicolon: ';', pipe: '|' } as const;
export type Delimiter = (typeof DELIMITERS)[keyof typeof DELIMITERS];
export type LineEnd = '\n' | '\r\n' | '\r';
export type TableFormat =
  'csv' | 'geojson' | 'workbook' | 'geopackage' | 'geoparquet' | 'flatgeobuf' | 'kml' | 'shapefile';

/** What was found out about a file, or chosen by the person, so that it can be shown and replayed. */
export interface TableOrigin {
  readonly format: TableFormat;
  /** Absent for Excel, whose text has no encoding of its own. */
  readonly encoding?: Encoding;
  /** CSV only. */
  readonly delimiter?: Delimiter;
  /** CSV only: how the first row ends. */
  readonly lineEnd?: LineEnd;
  /** Files of several: the sheet or layer that was read, and all of them in the file's order. */
  readonly sheet?: string;
  readonly sheets?: readonly string[];
  /** Workbooks: the sheets that were stacked, each as it was read; `sheet` is the first of them. */
  readonly stacked?: readonly SheetRead[];
  /** Of stacked sheets: what stands above the header of each. */
  readonly sheetTitles?: readonly { readonly sheet: string; readonly title: string }[];
  /** Whether the file held the column names; if not, the names were supplied. */
  readonly header: boolean;
  /** First and last line of the column names, where they are not the first row alone. */
  readonly headerRows?: readonly [number, number];
  /** Rows that were left out of the table: totals, notes, or what a person chose. */
  readonly leftOut?: readonly {
    readonly line: number;
    readonly text: string;
    /** Of stacked sheets: which. */
    readonly sheet?: string;
  }[];
  /** What was put in front of addresses that name no municipality, with its prefecture; `groups` for what each row stands under. */
  readonly municipality?: string;
  /** Metres of a plane that became the columns of longitude and latitude at the table's end; 0 for none. */
  readonly plane?: PlaneSystem;
  /** Where their X points, as it was found or said; absent where their headers say it. */
  readonly planeX?: PlaneX;
  /** Workbooks: what another sheet says as a code book of this list. */
  readonly codeBook?: SheetCodeBook;
  /** The first rows of the file as they stand, to choose the header from. */
  readonly top?: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** In the place of a municipality that addresses lack: each row is in the one that it stands under. */
export const BY_GROUPS = 'groups';

/** How to read a file: what a person may override. */
export interface ReadOptions {
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  /** False: the first row is data. True: it holds the names. Absent: the header is looked for. */
  readonly header?: boolean;
  /** First and last line of the column names. */
  readonly headerRows?: readonly [number, number];
  /** What stands in front of addresses that name no municipality; '' for nothing, `groups` for what each row stands under. Absent: what groups, title, sheet or file name. */
  readonly municipality?: string;
  /** The plane rectangular system of columns of metres; `stated` or absent: as the table says, 0: they are not converted. */
  readonly plane?: PlaneSystem;
  /** Where X of such columns points; absent: as their headers say, else as fits. */
  readonly planeX?: PlaneX;
  /** Lines that are no rows of the table. Absent: totals and notes are left out, unless `header` is true. */
  readonly leftOut?: readonly number[];
  /** Excel: the sheet's name; absent: the first. */
  readonly sheet?: string;
  /**
   * Workbooks: sheets that are stacked, with the sheet's name as a column; `all` for those that have the columns of the first one. What a sheet does
   * not say of its header and rows, the options above say for it.
   */
  readonly sheets?: 'all' | readonly SheetRead[];
  /** What a code book in another file calls the columns: roles are proposed by it where their own names say nothing. */
  readonly called?: readonly ColumnName[];
}

/** One sheet of several that are stacked, and where its table stands. */
export interface SheetRead extends Pick<ReadOptions, 'header' | 'headerRows' | 'leftOut'> {
  readonly name: string;
}
