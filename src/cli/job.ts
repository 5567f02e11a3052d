import { UNATTENDED, type Problem, type Table } from '../model';
import { readInParts, readTable, writeCsv, type TableOptions } from '../tables';
import type { AddedColumns } from '../study/commands';
import { ListParts } from './list-parts';
import type { Options } from './options';
import { readBytes, readPieces, readWhole } from './read-files';
import { Refusal } from './refusal';
import type { Terminal } from './terminal';
import { Stopwatch } from './timing';
import { OutputSet, type Pieces } from './write-files';

/** One command at work: what it was asked, what it says, where its time goes, and the files it makes. */
export class Job {
  readonly options: Options;
  readonly terminal: Terminal;
  readonly watch = new Stopwatch();
  readonly outputs: OutputSet;
  /** Rows of the main table, for the timing file. */
  rows = 0;
  /** Bytes of all that is staged, by path, where a command wants them again. */
  kept: Map<string, Uint8Array> | null = null;
  /** What is left to do once all files have their names. */
  onCommitted: () => void = () => undefined;

  constructor(options: Options, terminal: Terminal) {
    this.options = options;
    this.terminal = terminal;
    this.outputs = new OutputSet((folder, what) =>
      terminal.note(({ cli }) => cli.notice.recovered[what](folder)),
    );
  }

  /** The bytes of a file that no output of this command may take the place of. Refused as `readBytes`. */
  readBytes(path: string): Uint8Array {
    this.outputs.reads(path);
    return readBytes(path);
  }

  /** The same of a table or layer that may be a Shapefile, see `readWhole`. */
  readWhole(path: string): Uint8Array {
    this.outputs.reads(path);
    return readWhole(path);
  }

  /** Reads a table with its cells verbatim; what was noticed is said, what makes it unusable ends the command. */
  async readTable(path: string, options: TableOptions = {}): Promise<Table> {
    return this.watch.time('read', async () => {
      const run = this.terminal.run('reading');
      const read = await readTable(path, this.readWhole(path), { ...options, verbatim: true }, run);
      if (!read.ok) throw new Refusal(1, read.problem);
      this.terminal.noteAll(read.problems);
      return read.value;
    });
  }

  /** The same in parts, for tables of any length; `-` is standard input. */
  readInParts(path: string, options: TableOptions = {}): ListParts {
    const run = this.terminal.run('locating');
    const how = { ...options, verbatim: true };
    this.outputs.reads(path);
    return new ListParts(readInParts(path, readPieces(path, run), how, UNATTENDED), this);
  }

  /** Says which columns a table has already that are put behind its own. */
  noteTwice(table: Table, added: readonly string[]): void {
    const twice = added.filter((name) => table.header.includes(name));
    if (twice.length > 0)
      this.terminal.note(({ cli }) => cli.notice.columnsTwice(table.name, twice));
  }

  /** Writes a table with columns behind its own. */
  async stageTable(path: string, table: Table, added: AddedColumns): Promise<void> {
    this.noteTwice(
      table,
      added.map(([name]) => name),
    );
    await this.stage(path, async () =>
      writeCsv(
        [...table.header, ...added.map(([name]) => name)],
        [...table.columns, ...added.map(([, cells]) => cells)],
      ),
    );
  }

  async stage(path: string, make: () => Pieces | Promise<Pieces>): Promise<void> {
    await this.watch.time('write', async () => {
      const pieces = await make();
      if (!this.kept) return this.outputs.stage(path, pieces);
      const bytes: Uint8Array[] = [];
      for await (const piece of pieces)
        bytes.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
      const whole = Buffer.concat(bytes);
      this.kept.set(path, whole);
      return this.outputs.stage(path, [whole]);
    });
  }

  noteAll(problems: readonly Problem[]): void {
    this.terminal.noteAll(problems);
  }

  /** The last step: the timing file, and then everything gets its name. */
  async finish(): Promise<void> {
    const timing = this.options.text('timing');
    if (timing !== undefined) await this.outputs.stage(timing, [this.watch.report(this.rows)]);
    this.outputs.commit();
    this.onCommitted();
    this.terminal.sayNotes();
  }
}
