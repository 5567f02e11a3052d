import type { Database, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { FieldValue } from './fields';

/** What of SQLite's C functions is called for every cell. */
interface Bindings {
  sqlite3_bind_double(statement: number, index: number, value: number): number;
  sqlite3_bind_int64(statement: number, index: number, value: bigint): number;
  sqlite3_bind_int(statement: number, index: number, value: number): number;
  sqlite3_bind_null(statement: number, index: number): number;
  sqlite3_bind_text(
    statement: number,
    index: number,
    at: number,
    bytes: number,
    free: number,
  ): number;
  sqlite3_bind_blob(
    statement: number,
    index: number,
    at: number,
    bytes: number,
    free: number,
  ): number;
  sqlite3_step(statement: number): number;
  sqlite3_reset(statement: number): number;
}

/** SQLite copies the bytes before the call returns. */
const TRANSIENT = -1;
const DONE = 101;
const INT32 = 2 ** 31;
const encoder = new TextEncoder();
const BINDINGS = [
  'sqlite3_bind_double',
  'sqlite3_bind_int64',
  'sqlite3_bind_int',
  'sqlite3_bind_null',
  'sqlite3_bind_text',
  'sqlite3_bind_blob',
  'sqlite3_step',
  'sqlite3_reset',
] as const satisfies readonly (keyof Bindings)[];

/** What is called for every cell that is read. */
interface Columns {
  sqlite3_step(statement: number): number;
  sqlite3_column_type(statement: number, column: number): number;
  sqlite3_column_int64(statement: number, column: number): bigint;
  sqlite3_column_double(statement: number, column: number): number;
  sqlite3_column_text(statement: number, column: number): number;
  sqlite3_column_blob(statement: number, column: number): number;
  sqlite3_column_bytes(statement: number, column: number): number;
}
const COLUMNS = [
  'sqlite3_step',
  'sqlite3_column_type',
  'sqlite3_column_int64',
  'sqlite3_column_double',
  'sqlite3_column_text',
  'sqlite3_column_blob',
  'sqlite3_column_bytes',
] as const satisfies readonly (keyof Columns)[];

/**
 * The functions behind proxies, which a compiler leaves as calls: Node 20 can die, one process in two, once it has compiled calls of
 * WebAssembly into the loop that makes them.
 */
function behindProxies<T extends object>(sqlite: Sqlite3Static, names: readonly (keyof T)[]): T {
  const all = sqlite.wasm.exports as unknown as T;
  return Object.fromEntries(names.map((name) => [name, new Proxy(all[name] as object, {})])) as T;
}

/**
 * One INSERT with `?` for each value, run row by row. It calls SQLite's C functions with one buffer of its own, which is six times as
 * fast as the library's binding by value.
 */
export class RowWriter {
  readonly #sqlite: Sqlite3Static;
  readonly #c: Bindings;
  readonly #statement: ReturnType<Database['prepare']>;
  readonly #pointer: number;
  #buffer: number;
  #size = 1 << 16;

  constructor(sqlite: Sqlite3Static, database: Database, sql: string) {
    this.#sqlite = sqlite;
    this.#c = behindProxies(sqlite, BINDINGS);
    this.#statement = database.prepare(sql);
    this.#pointer = this.#statement.pointer as number;
    this.#buffer = sqlite.wasm.alloc(this.#size) as number;
  }

  /** Inserts a row: one value per `?`; bytes become a blob. Throws where SQLite refuses it. */
  insert(values: readonly (FieldValue | Uint8Array)[]): void {
    values.forEach((value, i) => this.#bind(i + 1, value));
    const done = this.#c.sqlite3_step(this.#pointer);
    this.#c.sqlite3_reset(this.#pointer);
    if (done !== DONE) throw new Error(`SQLite refused a row (code ${done})`);
  }

  close(): void {
    this.#statement.finalize();
    this.#sqlite.wasm.dealloc(this.#buffer);
  }

  #bind(index: number, value: FieldValue | Uint8Array): void {
    const c = this.#c;
    const statement = this.#pointer;
    if (value === null) c.sqlite3_bind_null(statement, index);
    else if (typeof value === 'string') {
      const heap = this.#heap(value.length * 3);
      const { written } = encoder.encodeInto(value, heap);
      c.sqlite3_bind_text(statement, index, this.#buffer, written, TRANSIENT);
    } else if (typeof value === 'object') {
      this.#heap(value.length).set(value);
      c.sqlite3_bind_blob(statement, index, this.#buffer, value.length, TRANSIENT);
    } else if (typeof value === 'boolean') c.sqlite3_bind_int(statement, index, value ? 1 : 0);
    else if (!Number.isInteger(value)) c.sqlite3_bind_double(statement, index, value);
    else if (Math.abs(value) < INT32) c.sqlite3_bind_int(statement, index, value);
    else if (Number.isSafeInteger(value)) c.sqlite3_bind_int64(statement, index, BigInt(value));
    else c.sqlite3_bind_double(statement, index, value);
  }

  /** At least so many bytes of SQLite's memory; looked up each time, since memory that grows is another array. */
  #heap(bytes: number): Uint8Array {
    const { wasm } = this.#sqlite;
    if (bytes > this.#size) {
      this.#size = bytes * 2;
      wasm.dealloc(this.#buffer);
      this.#buffer = wasm.alloc(this.#size) as number;
    }
    return wasm.heap8u().subarray(this.#buffer, this.#buffer + this.#size);
  }
}

/** SQLite's types of a value. */
const [INTEGER, FLOAT, TEXT, BLOB] = [1, 2, 3, 4];
const ROW = 100;
const decoder = new TextDecoder();

/** The rows of one SELECT, one after the other, read through proxies as they are written. */
export class RowReader {
  readonly #sqlite: Sqlite3Static;
  readonly #c: Columns;
  readonly #statement: ReturnType<Database['prepare']>;
  readonly #pointer: number;
  readonly #count: number;

  constructor(sqlite: Sqlite3Static, database: Database, sql: string) {
    this.#sqlite = sqlite;
    this.#c = behindProxies(sqlite, COLUMNS);
    this.#statement = database.prepare(sql);
    this.#pointer = this.#statement.pointer as number;
    this.#count = this.#statement.columnCount;
  }

  /** The next row's values, integers beyond 2^53 as bigint, blobs as bytes of their own; null after the last. Throws where SQLite can't read on. */
  next(): (FieldValue | bigint | Uint8Array)[] | null {
    const code = this.#c.sqlite3_step(this.#pointer);
    if (code === DONE) return null;
    if (code !== ROW) throw new Error(`SQLite could not read a row (code ${code})`);
    return Array.from({ length: this.#count }, (_, column) => this.#value(column));
  }

  close(): void {
    this.#statement.finalize();
  }

  #value(column: number): FieldValue | bigint | Uint8Array {
    const c = this.#c;
    const statement = this.#pointer;
    switch (c.sqlite3_column_type(statement, column)) {
      case INTEGER: {
        const value = c.sqlite3_column_int64(statement, column);
        const plain = Number(value);
        return Number.isSafeInteger(plain) ? plain : value;
      }
      case FLOAT:
        return c.sqlite3_column_double(statement, column);
      case TEXT:
        return decoder.decode(this.#bytes(c.sqlite3_column_text(statement, column), column));
      case BLOB:
        return this.#bytes(c.sqlite3_column_blob(statement, column), column).slice();
      default:
        return null;
    }
  }

  /** A window into SQLite's memory, valid until the next call. */
  #bytes(at: number, column: number): Uint8Array {
    const length = this.#c.sqlite3_column_bytes(this.#pointer, column);
    return this.#sqlite.wasm.heap8u().subarray(at, at + length);
  }
}
