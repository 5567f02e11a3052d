import type { ColumnMetaData, Compressors, FileMetaData, SchemaElement } from 'hyparquet';
import {
  checkDifferences,
  checkRuns,
  readPageHeader,
  runsAt,
  type PageHeader,
} from './parquet-pages';

/** More rows, and more cells, than a browser or a command holds as a table. */
const MOST_ROWS = 20_000_000;
const MOST_CELLS = 400_000_000;
const MOST_DEPTH = 64;

/**
 * Checks the counts of a Parquet file against each other and against its bytes, since the package takes them as they are: a run that says it
 * is longer than its page would be filled in without end. Throws RangeError where they contradict each other, or are more than can be held.
 */
export function checkParquet(
  bytes: Uint8Array,
  { schema, row_groups: groups, num_rows: stated }: FileMetaData,
  compressors: Compressors,
): void {
  const columns = columnsOf(schema);
  let rows = 0;
  for (const group of groups) {
    const own = Number(group.num_rows);
    rows += own;
    if (!(own >= 0 && rows <= MOST_ROWS && rows * columns.length <= MOST_CELLS))
      throw new RangeError('more rows than can be held');
    if (group.columns.length !== columns.length)
      throw new RangeError('a group of rows lacks columns');
    group.columns.forEach(({ meta_data: column }, c) => {
      if (!column) throw new RangeError('a column is not described');
      checkColumn(bytes, column, columns[c], own, compressors[column.codec]);
    });
  }
  if (rows !== Number(stated)) throw new RangeError('the rows are not as many as stated');
}

/** The highest levels of a column's cells: how often it is repeated, and how many of its parts may be absent. */
interface Levels {
  readonly repetition: number;
  readonly definition: number;
}

/** The columns that hold values, in the order of the schema, which is a tree told depth first. */
function columnsOf(schema: readonly SchemaElement[]): readonly Levels[] {
  const columns: Levels[] = [];
  let at = 1;
  const walk = (children: number, { repetition, definition }: Levels, depth: number): void => {
    if (depth > MOST_DEPTH) throw new RangeError('columns within columns without end');
    for (let i = 0; i < children; i++) {
      const element = schema[at++];
      if (!element) throw new RangeError('the schema is cut short');
      const { repetition_type: kind, num_children: inner = 0 } = element;
      const own = {
        repetition: repetition + (kind === 'REPEATED' ? 1 : 0),
        definition: definition + (kind === 'REQUIRED' ? 0 : 1),
      };
      if (inner > 0) walk(inner, own, depth + 1);
      else columns.push(own);
    }
  };
  walk(schema[0]?.num_children ?? 0, { repetition: 0, definition: 0 }, 0);
  return columns;
}

type Inflate = NonNullable<Compressors[keyof Compressors]>;

function checkColumn(
  bytes: Uint8Array,
  column: ColumnMetaData,
  levels: Levels,
  rows: number,
  inflate: Inflate | undefined,
): void {
  const values = Number(column.num_values);
  if (!(levels.repetition > 0 ? values <= MOST_ROWS : values === rows))
    throw new RangeError('a column has another number of values than rows');
  if (values === 0) return;
  const starts = [column.dictionary_page_offset, column.data_page_offset]
    .map(Number)
    // Some writers state 0 for a dictionary that is not there.
    .filter((offset) => offset > 0);
  const start = Math.min(...starts);
  const end = start + Number(column.total_compressed_size);
  if (!(end <= bytes.length)) throw new RangeError('a column lies beyond the end of the file');
  let seen = 0;
  for (let at = start; at < end && seen < values;) {
    const header = readPageHeader(bytes, at);
    at = header.data + header.compressedBytes;
    if (!(at <= end)) throw new RangeError('a page lies beyond its column');
    if (header.kind === 'other') continue;
    if (header.kind === 'dictionary') {
      if (header.values > 8 * header.plainBytes) throw new RangeError('a dictionary is too long');
      continue;
    }
    seen += header.values;
    if (!(seen <= values)) throw new RangeError('a page has more values than its column');
    checkPage(bytes.subarray(header.data, at), header, levels, inflate);
  }
}

/** Checks the runs of a page: those of its levels, and those of its values where these are numbers in a dictionary or differences. */
function checkPage(
  page: Uint8Array,
  { version, levels, values, encoding, plainBytes, isCompressed }: PageHeader,
  { repetition, definition }: Levels,
  inflate: Inflate | undefined,
): void {
  const plain = (part: Uint8Array, size: number): Uint8Array =>
    inflate && isCompressed && size > 0 ? inflate(part, size) : part;
  let body: Uint8Array;
  if (version === 2) {
    const both = levels[0] + levels[1];
    if (!(both <= page.length)) throw new RangeError('levels are longer than their page');
    checkLevels(page.subarray(0, levels[0]), repetition, values);
    checkLevels(page.subarray(levels[0], both), definition, values);
    if (encoding === 'plain') return;
    body = plain(page.subarray(both), plainBytes - both);
  } else {
    body = plain(page, plainBytes);
    for (const most of [repetition, definition]) {
      if (most === 0) continue;
      const own = runsAt(body);
      checkLevels(own, most, values);
      body = body.subarray(4 + own.length);
    }
  }
  // Where every cell is absent nothing follows.
  if (body.length === 0) return;
  if (encoding === 'dictionary') checkRuns(body.subarray(1), body[0], values);
  else if (encoding === 'runs') checkRuns(runsAt(body), 1, values);
  else if (encoding === 'delta') checkDifferences(body);
}

function checkLevels(bytes: Uint8Array, most: number, values: number): void {
  if (most > 0 && checkRuns(bytes, 32 - Math.clz32(most), values) < values)
    throw new RangeError('a page has fewer levels than values');
}

/** A page of nothing, as pyarrow writes for the dictionary of a column without values, is no stream that the package's LZ4 reads. */
export function withEmptyPages(compressors: Compressors): Compressors {
  return Object.fromEntries(
    Object.entries(compressors).map(([codec, inflate]) => [
      codec,
      (page: Uint8Array, size: number) => (size === 0 ? new Uint8Array() : inflate(page, size)),
    ]),
  );
}
