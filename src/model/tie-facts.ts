/** What is told of how ties were read: the facts that each sentence needs. */
export interface TieFacts {
  /** A table of ties with a row for each firm and a column for each institution. `numbers`: what its numbers were taken for. */
  'matrix-read': { firms: number; institutions: number; ties: number; numbers: 'counts' | 'marks' };
  /**
   * Columns of a list of firms that are an institution each, one a line, `more` others aside; `mains`: rows whose main institution stands back for
   * them. `outweighed`: by a table of ties.
   */
  'institution-columns-read': {
    columns: string;
    more: number;
    ties: number;
    numbers: 'counts' | 'marks';
    mains: number;
  };
  'institution-columns-outweighed': { columns: number; example: string };
  /** Words for a frequency and the contacts a year that they were taken for, one a line; `more`: how many others. */
  'frequency-words': { rows: number; words: string; numbers: string; more: number };
  /** Rows that name a part of an institution or its short form; `texts` and the `names` that they were taken for, one a line. */
  'institution-by-part': { rows: number; texts: string; names: string; more: number };
  /** `names`: all that they are called, one a line; `more`: how many others. */
  'institution-unknown': { rows: number; names: string; more: number };
  /** Rows that say that there is no institution (なし, －, blank). */
  'tie-none': { rows: number; example: string };
}
