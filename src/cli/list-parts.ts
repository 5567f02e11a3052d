import type { Result, Table } from '../model';
import type { LinesFormat, PartReader } from '../tables';
import { Refusal } from './refusal';
import type { Terminal } from './terminal';
import type { Stopwatch } from './timing';

/** A list that is read part by part: what is noticed is said, what makes it unusable ends the command. See `PartReader`. */
export class ListParts {
  readonly #reader: PartReader;
  readonly #watch: Stopwatch;
  readonly #terminal: Terminal;

  constructor(reader: PartReader, job: { readonly watch: Stopwatch; readonly terminal: Terminal }) {
    this.#reader = reader;
    this.#watch = job.watch;
    this.#terminal = job.terminal;
  }

  get format(): LinesFormat | null {
    return this.#reader.format;
  }

  get isAll(): boolean {
    return this.#reader.isAll;
  }

  first(): Promise<Table> {
    return this.#read(() => this.#reader.first());
  }

  next() {
    return this.#watch.time('read', () => this.#reader.next());
  }

  passed(rows: number, lines: number): void {
    this.#reader.passed(rows, lines);
  }

  taken(bytes: Uint8Array): Promise<Table> {
    return this.#read(() => this.#reader.taken(bytes));
  }

  finish(): Promise<Table> {
    return this.#read(() => this.#reader.finish());
  }

  async #read(work: () => Result<Table> | Promise<Result<Table>>): Promise<Table> {
    const read = await this.#watch.time('read', work);
    if (!read.ok) throw new Refusal(1, read.problem);
    this.#terminal.noteAll(read.problems);
    return read.value;
  }
}
