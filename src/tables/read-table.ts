import {
  failure,
  problem,
  UNATTENDED,
  type ReadOptions,
  type Result,
  type Run,
  type Table,
  type TableFormat,
} from '../model';
import { detectBinary, detectEncoding, markLength } from './encoding';
import { readCsv } from './read-csv';
import { readGeoJson } from './read-geojson';

/**
 * Largest file of each format that is read, in megabytes (10^6 bytes). CSV is read in slices; the others are parsed in one go, and a
 * workbook is compressed about tenfold.
 */
export const LIMIT_MEGABYTES: Readonly<Record<TableFormat, number>> = {
  csv: 1000,
  geojson: 300,
  xlsx: 100,
};

export interface TableOptions extends ReadOptions {
  /** Keep cells exactly as the file has them, also the apostrophes that "CSV for Excel" adds. */
  readonly verbatim?: boolean;
}

/**
 * Reads a file into a table of text: CSV or TSV, GeoJSON points, or Excel's .xlsx. Encoding, delimiter and header are found
 * out unless given. Rows are never dropped; what had to be changed to make a rectangle is in the problems of the result. Where the
 * file can't be used, the result is the one problem that says why. Rejects only with `Cancelled` from the host.
 */
export async function readTable(
  name: string,
  bytes: Uint8Array,
  options: TableOptions = {},
  run: Run = UNATTENDED,
): Promise<Result<Table>> {
  const file = name;
  const format = formatOf(name, bytes);
  const megabytes = Math.ceil(bytes.length / 1e6);
  const limitMegabytes = LIMIT_MEGABYTES[format];
  if (megabytes > limitMegabytes) {
    return failure(problem('file-too-large', 'error', { file }, { megabytes, limitMegabytes }));
  }
  if (bytes.length === 0) return failure(problem('file-empty', 'error', { file }, {}));
  if (format === 'xlsx') {
    const { readExcel } = await import('./read-excel');
    return readExcel(name, bytes, options, run);
  }
  const looksLike = options.encoding?.startsWith('utf-16') ? null : detectBinary(bytes);
  if (looksLike) return failure(problem('file-binary', 'error', { file }, { looksLike }));
  const encoding = options.encoding ?? detectEncoding(bytes);
  if (encoding === null) return failure(problem('encoding-unknown', 'error', { file }, {}));
  if (bytes.length === markLength(bytes, encoding)) {
    return failure(problem('file-empty', 'error', { file }, {}));
  }
  return format === 'geojson'
    ? readGeoJson(name, bytes, encoding, run)
    : readCsv(name, bytes, { ...options, encoding }, run);
}

const EXTENSIONS: readonly (readonly [RegExp, TableFormat])[] = [
  [/\.(geojson|json)$/i, 'geojson'],
  [/\.(csv|tsv|tab|txt)$/i, 'csv'],
];

/** The format by the first bytes of a zip archive, then by the name, then by whether the text begins as a JSON object does. */
export function formatOf(name: string, bytes: Uint8Array): TableFormat {
  if (detectBinary(bytes) === 'zip' && !/\.zip$/i.test(name)) return 'xlsx';
  for (const [pattern, format] of EXTENSIONS) if (pattern.test(name)) return format;
  const start = new TextDecoder().decode(bytes.subarray(0, 256));
  return /^\s*\{\s*"/.test(start) ? 'geojson' : 'csv';
}
