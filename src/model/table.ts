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
}

export type Encoding = 'utf-8' | 'shift_jis' | 'euc-jp' | 'utf-16le' | 'utf-16be';
export type Delimiter = ',' | '\t' | ';';
export type TableFormat = 'csv' | 'geojson';

/** How a file was read, and what a person may override. */
export interface ReadOptions {
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
}
