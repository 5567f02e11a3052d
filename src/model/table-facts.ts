/** What a file that is not text seems to be. */
export type BinaryKind = 'xls' | 'pdf' | 'zip' | 'gzip' | 'image' | 'unknown';

/** What files of tables, and rows and columns as they stand in them, can have wrong (see ProblemFacts). */
export interface TableFacts {
  'file-empty': object;
  'file-not-of-study': object;
  'file-header-only': object;
  'file-binary': { looksLike: BinaryKind };
  'file-too-large': { megabytes: number; limitMegabytes: number };
  'file-unreadable': { reason: string };
  'sheets-differ': { sheet: string; columns: string };
  /** Another sheet than the first is read, because the first is no list. */
  'sheet-chosen': { first: string; sheet: string };
  /** Of sheets with the same firms of several years the newest is read. */
  'sheet-newest': { first: string; sheet: string };
  /** Lists of a survey's rounds were put one under the other; of each its round and rows. `numbered`: by the order of the files, since nothing says them. */
  'rounds-stacked': {
    names: readonly string[];
    files: readonly string[];
    rows: readonly number[];
    numbered: boolean;
  };
  /** As 'columns-joined', of the list of a round. */
  'rounds-columns-joined': { columns: string };
  /** Columns of the `first` list that a later round's has not, and those that it has beside them; '' for none. */
  /** `values`: those of each round, behind its name. */
  'rounds-coded-otherwise': { column: string; values: readonly string[] };
  'rounds-columns-differ': { first: string; less: string; more: string };
  /** The same file twice as two rounds. */
  'rounds-same-file': { other: string };
  /** A list that shares too few columns with the first round's. */
  'rounds-other-form': { first: string; columns: string; firstColumns: string };
  'rounds-named-twice': { round: string; files: readonly [string, string] };
  /** Columns of a stacked sheet that stand in columns of another name. */
  'columns-joined': { sheet: string; columns: string };
  'sheets-left-out': { sheets: string };
  'sheet-unknown': { wanted: string; sheets: readonly string[] };
  'encoding-unknown': object;
  'encoding-damaged': { characters: number };
  'too-many-columns': { columns: number; limit: number };
  'shapefile-too-many-fields': { fields: number; limit: number };
  'shapefile-too-large': { megabytes: number };
  'row-too-short': { expected: number; found: number; rows: number };
  'row-too-long': { expected: number; found: number; rows: number };
  'digits-lost': { rows: number; example: string };
  'rows-left-out': { rows: number; example: string };
  /** A table above the list on the same sheet, with `rows` rows under names of its own on `line`, which is not read. */
  'table-above': { rows: number; line: number; header: string };
  /** Two rows that fit as the header alike, with their lines. */
  'headers-equal': { line: number; header: string; other: number; otherHeader: string };
  /** Another table below on the same sheet, with `rows` rows under names of its own on `line`. */
  'table-below': { rows: number; line: number; header: string };
  /** Headings within the table, of which each holds for the rows below it, and how many rows stand under one. */
  'groups-read': { headings: number; rows: number; example: string };
  /** A list in several blocks of columns side by side, and how many rows it has. */
  'blocks-read': { blocks: number; rows: number };
  /** Columns of names and addresses that stand twice beside each other, of which the first are read; one a line. */
  'firms-beside': { columns: string };
  /** Firms that stand in several rows each, the name over the address, in one `column` or beside it, as one row each. */
  'cells-parted': { rows: number; column: string };
  'rows-continued': { firms: number; rows: number; column: string };
  'rows-paired': { firms: number; rows: number; column: string };
  /** Names and addresses in one column that do not alternate. */
  'rows-alternate': { rows: number; column: string };
  /** A matrix of ties with its firms as columns, turned; `passed`: rows without a name. */
  'matrix-turned': { firms: number; institutions: number; passed: number };
  /** A list with a column for each firm, turned. */
  'table-turned': { firms: number; columns: number };
  'ditto-filled': { cells: number };
  /** Rows that a workbook's filter hides; `of`: all rows. */
  'rows-hidden': { rows: number; of: number };
  /** Cells under one column of addresses that say they are the same as another on their left. */
  'address-from-left': { cells: number; column: string; from: string };
  'rows-identical': { rows: number; example: string };
  /** One row to a municipality or prefecture where firms are wanted. */
  'rows-are-areas': { rows: number; example: string };
  /** Rows of a name and an address that stood before. `names`, `lines`: of some of these firms, one a line; `more`: how many others. */
  'firms-repeated': { rows: number; names: string; lines: string; more: number };
  /** Numbers of employees that are marks for no answer. `values`: one a line. */
  'employees-marks': { rows: number; column: string; values: string };
  /** Firms that a column of the list says are closed or dissolved. `values`, `names`: some, one a line; `only`: what leaves them out. */
  'firms-closed': {
    rows: number;
    column: string;
    values: string;
    names: string;
    more: number;
    only: string;
  };
  /** Universities, laboratories and offices among the firms, by a column of kinds. Facts as above. */
  'institutions-among': TableFacts['firms-closed'];
  /** Firms in several rows with different addresses; `names`, `lines` as above; `repeated`: a measure that is the same in all rows of one, '' for none. */
  'firms-several-sites': {
    firms: number;
    rows: number;
    names: string;
    lines: string;
    more: number;
    repeated: string;
  };
  /** Sheets that were read as one list; their names. */
  'sheets-together': { sheets: string };
  /** Addresses without a municipality, and what was put in front of them. */
  'municipality-supplied': {
    rows: number;
    name: string;
    from: 'title' | 'sheet' | 'file' | 'person';
  };
  /**
   * Addresses without a municipality in rows that stand under one each; of `open` others nothing tells it. `names`: some of the municipalities, one a
   * line; `more`: how many others. `column`: the one of which only the first row of each is filled.
   */
  'municipality-by-group': {
    rows: number;
    open: number;
    names: string;
    more: number;
    by: 'heading' | 'column' | 'sheet-title';
    column: string;
  };
  /** Addresses without a municipality where nothing tells it. */
  /** Addresses in Roman letters, which can't be placed. */
  'addresses-roman': { rows: number; of: number };
  /** `names`, `addresses`: of some of these firms, one a line; `more`: how many others. */
  'addresses-abroad': { rows: number; names: string; addresses: string; more: number };
  /** Of cells for the address that are a postcode or a telephone's number alone; `names`, `addresses` and `more` as above. */
  'addresses-numbers': { rows: number; names: string; addresses: string; more: number };
  /** Names with who represents the firm behind them; `taken`: what the example is called without. */
  'names-with-representative': { rows: number; example: string; taken: string };
  'municipality-lacking': { rows: number; of: number };
  'municipality-unknown': { text: string };
  'columns-empty': { columns: string };
  'size-unused': { column: string; example: string };
  /** Employees of each sex in columns of their own, and no sum of them. */
  'size-by-sex': { columns: string };
  'ticks-read': { column: string; mark: string; rows: number };
  'amounts-read': { rows: number; yen: number };
  'amount-unit-missing': { rows: number; example: string };
  'dash-missing': { rows: number; column: string };
  'dash-taken': { rows: number; as: 'zero' | 'missing' };
  'merged-filled': { cells: number };
  'quote-unclosed': { rows: number };
  'quote-stray': { rows: number; example: string };
  'geojson-invalid': { reason: string };
  'geojson-not-points': { found: string };
  'column-missing': { wanted: string };
  'column-unknown': { wanted: string };
}
