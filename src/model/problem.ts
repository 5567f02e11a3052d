import type { InstitutionDoubt } from './institution-faults';
import type { RangeTake } from './codes';
import type { SizeGroup } from './enterprise-size';
import type { PlaneConverted } from './plane';
import type { RowFilter } from './filter';
import type { TableFacts } from './table-facts';
import type { TieFacts } from './tie-facts';

/**
 * Everything that can be wrong with what a person brings. Bad data is a value, not an exception: a code,
 * where it is, and the facts that its sentence needs. The sentences stand in src/i18n, in both languages,
 * and the type of that catalogue makes a missing one fail the build.
 */
export interface ProblemFacts extends TableFacts, TieFacts {
  /**
   * `columns`: the table's, one a line; `plane`: those of them with metres of a plane, `numbers`: with postcodes or telephones, '' for none. Absent where no table
   * was read.
   */
  'no-location': { columns?: string; plane?: string; numbers?: string };
  /** Places that are centres of grid squares; `km`: from there to the corners. */
  'places-of-squares': { rows: number; km: number };
  'coordinates-swapped': { rows: number; example: string };
  'coordinates-out-of-range': { rows: number; example: string };
  'coordinates-projected': { rows: number; example: string };
  'coordinates-outside-japan': { rows: number; example: string };
  'coordinates-tokyo-datum': { rows: number; shiftKm: number };
  /** Firms whose own coordinates lie far from their address: of some, name, line and kilometres, one a line each. */
  'coordinates-off-address': {
    rows: number;
    names: string;
    lines: string;
    km: string;
    more: number;
  };
  /** Addresses of a bare town in a list of one prefecture, read in the one municipality of the list that has it, `place`. */
  'list-region-read': { rows: number; region: string; example: string; place: string };
  /** The same where none or several have it; else it would be `place`, in another prefecture. */
  'list-region-open': { rows: number; region: string; example: string; place: string };
  /** A header or title says that the coordinates are in the old Tokyo Datum; they were converted by about `metres`. */
  'coordinates-said-tokyo': { rows: number; said: string; metres: number };
  /** Other columns with addresses, one a line, beside those that are used. */
  'address-others': { used: string; others: string };
  /** Columns with metres of a plane, one a line. */
  'plane-coordinates': { columns: string; example: string };
  'plane-converted': PlaneConverted;
  /** A workbook with one firm to a sheet, on one form. `others`: sheets that are of another form, and not read. */
  'cards-read': { cards: number; columns: number; others: string };
  /** Columns called like measures whose cells are words, one a line. */
  'measure-unused': { columns: string; example: string };
  /** Private characters (外字) and 〓, which the example shows as 〓. */
  'made-up-characters': { cells: number; example: string };
  'map-links': { rows: number; column: string };
  'coordinates-incomplete': { rows: number; example: string };
  'number-unreadable': { rows: number; example: string };
  'id-duplicate': { rows: number; example: string };
  'id-missing': { rows: number };
  'firms-none-located': object;
  'fix-unknown': { rows: number; example: string };
  'fixes-invalid': { reason: string };
  'gazetteer-fetch-failed': { url: string; reason: string; files: number };
  /** `towns`: a gazetteer of towns is in use. */
  'too-coarse': { rows: number; towns: boolean };
  'out-of-scope': { rows: number; filters: readonly RowFilter[] };
  /** Values that could be codes: nothing is taken of them before a person says what they mean. `codes`: a guess, as an option. */
  'codes-asked': {
    column: string;
    values: string;
    looks: 'yes-no' | 'scale' | 'labels' | 'missing' | 'several';
    codes: string;
  };
  /** Cells that say that there is none (なし), which count as 0. */
  'nothing-zero': { rows: number; column: string };
  /** Words among a column's numbers, which are missing until a person says what they are worth; with the rows of each, one a line. */
  'words-among-numbers': { rows: number; column: string; words: string; counts: string };
  /** A scale whose greater numbers say less, by their labels; both ends as `1=満足`. */
  'scale-reversed': { column: string; first: string; last: string };
  /** A column is held constant as its log, and some of its numbers have none. */
  'control-not-positive': { rows: number };
  /** Ranges where numbers are wanted: they count for nothing until a person says what to take. */
  'ranges-asked': { rows: number; column: string; example: string };
  /** Cells from which it can't be told whether the firm answered. */
  'response-unread': { rows: number; example: string };
  /** Values of firms that did not answer, which are not used; `zero`: of them are 0. */
  'answer-without-response': { rows: number; zero: number };
  /** Waves of firms that did not answer. */
  'wave-without-response': { rows: number };
  /** The rows are of several rounds of a survey, with the rows of each; `again`: firms in two or more, `folded`: of them by ids of another form. */
  'rounds-read': {
    names: readonly string[];
    rows: readonly number[];
    again: number;
    folded: number;
  };
  /** Rows of which it is not said what round they are of. */
  'rounds-missing': { rows: number };
  'yes-no-read': { column: string; yes: string; no: string };
  'ranges-taken': { rows: number; column: string; take: RangeTake; open: number };
  'scope-empty': { filters: readonly RowFilter[] };
  'scope-column-unknown': { column: string };
  'scope-without-sizes': object;
  /** Firms of which it can't be told whether the study is about them by their size; `kept`: it is. */
  'size-doubtful': { rows: number; is: SizeGroup; kept: boolean };
  /** Numbers without a unit of their own were read in one; `yen`: what the example is; `by`: who or what says the unit. */
  'capital-unit': {
    rows: number;
    example: string;
    yen: number;
    by: 'header' | 'size' | 'person';
  };
  'capital-unit-unknown': { rows: number; example: string };
  'area-empty': object;
  'filter-empty': { filters: readonly RowFilter[] };
  /** Cells that name several institutions. */
  'institutions-split': { rows: number; example: string };
  'institution-not-located': { rows: number; example: string };
  /** In the gazetteer in use; `errorKm` is the example's, which is the widest. */
  'institution-towns-missing': { rows: number; example: string; errorKm: number };
  /** Of a list that a person brought; the example is the worst row. */
  'institution-doubtful': Omit<InstitutionDoubt, 'row'> & { rows: number; example: string };
  /** Of a list that extends the built-in one, which had `builtIn` rows. */
  'institutions-extended': { builtIn: number; replaced: number; added: number; removed: number };
  /** Rows that were added and bear name and place of the built-in one of `id`. */
  'institutions-added-twice': { rows: number; example: string; id: string };
  /** `names`: as in 'institution-unknown'. So the next two. */
  'firm-unknown': { rows: number; names: string; more: number };
  'institution-ambiguous': { rows: number; names: string; more: number };
  'firm-ambiguous': { rows: number; names: string; more: number };
  'institutions-none-located': object;
  'tie-to-itself': { rows: number; example: string };
  'tie-repeated': { rows: number; example: string };
  'tie-left-out': { rows: number; example: string };
  'link-fix-unknown': { rows: number; example: string };
  'main-institution-outweighed': { rows: number };
  'subcontractor-share': { rows: number; scale: 'percent' | 'fraction' };
  'parent-not-located': { rows: number; example: string };
  'parent-itself': { rows: number; example: string };
  'frequency-negative': { rows: number; example: string };
  /** Codes that were read as the Japan Standard Industrial Classification's; `name`: what the example was read as, in Japanese. */
  'industry-codes': { rows: number; example: string; name: string };
  'industry-code-unknown': { rows: number; example: string };
  /** `only`: the filter that leaves them out, as the command line takes it. */
  'public-bodies': { rows: number; names: string; more: number; only: string };
  /** Another sheet of the workbook says what values of so many columns of the list mean. */
  /** Industries that are given once per group; `names` one a line; `open`: rows without any. */
  'industry-by-group': {
    rows: number;
    by: 'heading' | 'column';
    column: string;
    open: number;
    names: string;
    more: number;
  };
  'code-book-sheet': { sheet: string; columns: number };
  /** Codes of a code book with two labels, and one of them. */
  'code-twice': { codes: number; value: string; first: string; other: string };
  /** Values of a column that its codes do not name, one a line with their rows. */
  'codes-unnamed': { rows: number; column: string; values: string; counts: string };
  /** A period is set, and no column has the dates. */
  'events-undated': { from: string; to: string };
  /** Dates of events, and the first and last day that they say; '' where there are none. */
  'events-dated': { rows: number; from: string; to: string };
  /** Events within the study's period, outside and without a date; '' for no end. */
  'events-period': { rows: number; from: string; to: string; outside: number; undated: number };
  'event-date-unread': { rows: number; example: string };
  'events-joined': { rows: number; matched: number; firms: number };
  /** `names`: what stands in their cells, each once, a line each; `more`: how many further ones there are. */
  'event-unmatched': { rows: number; names: string; more: number };
  /** Events of several, who count them each; `names`: those of them who are not in the list, one a line. */
  'events-joint': { rows: number; example: string; names: string; more: number };
  /** Names matched although their form of organisation is another one than the firm's, one a line each. */
  'event-form-differs': { texts: string; names: string; more: number };
  'event-ambiguous': { rows: number; names: string; more: number };
  /** Of a register's rows: those that are located well enough, more coarsely than that, and not at all. */
  'background-located': { rows: number; located: number; coarse: number; none: number };
  'background-none-located': { rows: number; coarse: number };
  'background-same-file': { name: string };
  /** The settings compare with a register, and the study has none. */
  'background-absent': object;
  /** Located rows of a register that lie outside the land of the firms, by as much as that is wide. */
  'background-elsewhere': { rows: number; located: number };
  'gazetteer-unreadable': { reason: string };
  'gazetteer-file-missing': { files: number; example: string };
  'gazetteer-file-broken': { files: number; example: string };
  'gazetteer-points-outside': { files: number; example: string; rows: number };
  'gazetteer-numbers-broken': {
    files: number;
    example: string;
    fault: 'form' | 'cut' | 'other-kind' | 'unread' | 'other-town' | 'outside';
  };
  'parameter-out-of-range': { name: string; value: string; least: string; most: string };
  /** A word of study.json that is none of those that are known. */
  'parameter-unknown': { name: string; value: string; known: readonly string[] };
  'parameter-unreadable': { name: string; value: string };
  'study-file-invalid': { reason: string };
  'archive-broken': { reason: string };
  'study-file-newer': { format: number; known: number };
  'input-changed': { expected: string; found: string };
  'input-missing': { path: string };
  /** `column` counts from 1; the table has `columns`. */
  'role-beyond-table': { role: string; column: number; columns: number };
  'worker-died': { reason: string };
  /** Died, and no other could be started in its place. */
  'worker-lost': { reason: string };
  /** An error of our own making. */
  unforeseen: { reason: string };
  'newer-version': object;
  'part-missing': object;
  'boundary-not-polygon': { found: string };
  'boundary-crosses-itself': { name: string; lng: number; lat: number; places: number };
  'boundary-without-area': object;
  'boundary-outside-globe': { lng: number; lat: number };
  'override-rests': { boundaries: number; example: string };
  'layer-crs': { system: 'plane' | 'unknown'; name: string };
  /** A text of the layer as it was read, where its encoding was not told, told wrongly, or can't be told for certain. */
  'layer-encoding-found': { encoding: string; told: string; example: string; sure: boolean };
  'layer-encoding': { name: string };
  'layer-no-shp': object;
  'layer-shp-alone': object;
  'layer-unknown': { wanted: string; layers: readonly string[] };
  'layer-unreadable': { reason: string };
  /** `part` ends at `bytes` where its header says `end`. */
  'layer-cut-short': { part: 'shp' | 'dbf'; bytes: number; end: number };
  'layer-bytes-behind': { part: 'shp' | 'dbf'; bytes: number };
  'layer-counts-differ': { shapes: number; rows: number };
  'layer-broken': object;
  'layer-none': object;
  'layer-converted': { name: string };
  'layer-converted-tokyo': { name: string; metres: number };
}

export type ProblemCode = keyof ProblemFacts;

/** Where a problem is. Rows count from 1 for the first row under the header; lines count from 1 for the file's first. */
export interface Where {
  readonly file?: string;
  readonly row?: number;
  readonly line?: number;
  /** Of several sheets that were read together: the one whose line it is. */
  readonly sheet?: string;
  readonly column?: string;
}

/** `error`: the input can't be used. `warning`: used, with a loss that is stated. `note`: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

export type Problem = {
  [C in ProblemCode]: {
    readonly code: C;
    readonly severity: Severity;
    readonly where: Where;
    readonly facts: ProblemFacts[C];
  };
}[ProblemCode];

export function problem<C extends ProblemCode>(
  code: C,
  severity: Severity,
  where: Where,
  facts: ProblemFacts[C],
): Problem {
  return { code, severity, where, facts } as Problem;
}

/** Either a value, with what was noticed on the way, or the problem that prevented one. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

export function success<T>(value: T, problems: readonly Problem[] = []): Result<T> {
  return { ok: true, value, problems };
}

export function failure<T>(cause: Problem): Result<T> {
  return { ok: false, problem: cause };
}
