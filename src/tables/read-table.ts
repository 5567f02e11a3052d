import { failure, problem, UNATTENDED, type Result, type Run, type Table } from '../model';
import { detectBinary, detectEncoding, markLength } from './encoding';
import type { TableOptions } from './file-driver';
import { driverOf } from './file-drivers';

/**
 * Reads a file into a table of text, by the driver of its kind. Encoding, delimiter and header are found out unless given. Rows
 * are never dropped; what had to be changed to make a rectangle is in the problems of the result. Where the
 * file can't be used, the result is the one problem that says why. Rejects only with `Cancelled` from the host.
 */
export async function readTable(
  name: string,
  bytes: Uint8Array,
  options: TableOptions = {},
  run: Run = UNATTENDED,
): Promise<Result<Table>> {
  const file = name;
  const driver = driverOf(name, bytes);
  const { limitMegabytes } = driver;
  const megabytes = Math.ceil(bytes.length / 1e6);
  if (megabytes > limitMegabytes) {
    return failure(problem('file-too-large', 'error', { file }, { megabytes, limitMegabytes }));
  }
  if (bytes.length === 0) return failure(problem('file-empty', 'error', { file }, {}));
  if (driver.holds === 'bytes') return driver.read(name, bytes, options, run);
  const looksLike = options.encoding?.startsWith('utf-16') ? null : detectBinary(bytes);
  if (looksLike) return failure(problem('file-binary', 'error', { file }, { looksLike }));
  const encoding = options.encoding ?? detectEncoding(bytes);
  if (encoding === null) return failure(problem('encoding-unknown', 'error', { file }, {}));
  if (bytes.length === markLength(bytes, encoding)) {
    return failure(problem('file-empty', 'error', { file }, {}));
  }
  return driver.read(name, bytes, { ...options, encoding }, run);
}
