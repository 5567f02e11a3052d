import { availableParallelism } from 'node:os';
import type { Table } from '../../model';
import { besideRows, csvRows, writeCsv } from '../../tables';
import { GEOCODE_COLUMNS, suggestAddressColumns, type LocatedRows } from '../../study/commands';
import { readAddresses } from '../addresses';
import { columnsNamed } from '../columns';
import { keptGazetteer } from '../data-folder';
import { isLocalGazetteer, protectGazetteer } from '../gazetteer';
import type { Job } from '../job';
import { hasThreads, locatorHere, ThreadLocator, type Locator } from '../locator';
import { readingOptions, READING, type OptionKinds } from '../options';
import { STANDARD } from '../read-files';
import { unusable } from '../refusal';
import { inputArgument, type Command } from './command';

const OPTIONS: OptionKinds = {
  ...{ out: 'text', address: 'text', municipality: 'text', gazetteer: 'text', threads: 'text' },
  ...READING,
};

/** More threads than this only wait for rows to be read and written. */
const MOST_THREADS = 4;

/** Addresses → places, as columns behind the table's own; from a file or standard input, in constant memory. */
export const geocode: Command = {
  name: 'geocode',
  options: OPTIONS,
  positionals: 1,
  async run(job: Job): Promise<void> {
    const { options, terminal } = job;
    const path = inputArgument(options, 'IN.csv');
    const out = options.required('out');
    const given = options.text('gazetteer') ?? keptGazetteer();
    const parts = job.readTableInParts(path, readingOptions(options));
    if (given !== undefined && given !== 'none') protectGazetteer(given, job.outputs);
    const list = await startOf(parts, job);
    const locator = await locatorFor(list, job, given === 'none' ? undefined : given);
    let fine = 0;
    let beside = 0;
    const count = (towns: number, others: number) => {
      fine += towns;
      beside += others;
    };
    try {
      await job.stage(out, () => located(list, locator, job, count));
      job.noteAll(await locator.problems());
    } finally {
      locator.close();
    }
    if (beside > 0) terminal.note(({ cli }) => cli.notice.besideKept(beside));
    terminal.note(({ cli }) => cli.notice.located(fine, job.rows - beside));
    if (given === undefined)
      terminal.note(({ cli }) => cli.notice.fetchAdvice(path === STANDARD ? null : path));
  },
};

/** A list of which the first parts are read. */
interface ListStart {
  readonly first: Table;
  /** Null where the first part is all. */
  readonly second: Table | null;
  readonly others: AsyncIterable<Table>;
  /** Addresses of a part as they are read: its columns joined, behind the municipality that they lack. */
  readonly addresses: (part: Table) => readonly string[];
}

async function startOf(parts: AsyncGenerator<Table>, job: Job): Promise<ListStart> {
  const { options } = job;
  const first = (await parts.next()).value as Table;
  const next = await parts.next();
  const wanted = options.text('address');
  const columns = wanted === undefined ? suggestAddressColumns(first) : columnsNamed(first, wanted);
  if (columns.length === 0) throw unusable((input) => input.noAddress(first.name));
  const addresses = await readAddresses(first, columns, job);
  return { first, second: next.done ? null : next.value, others: parts, addresses };
}

/** In threads where there is more than one part, and more than one core to work on. */
function locatorFor(list: ListStart, job: Job, gazetteer: string | undefined): Promise<Locator> {
  const asked = job.options.number('threads', { least: 1, most: 64, whole: true });
  const threads = asked ?? Math.min(MOST_THREADS, availableParallelism());
  const local = gazetteer === undefined || isLocalGazetteer(gazetteer);
  if (list.second === null || threads === 1 || !local || !hasThreads())
    return locatorHere(job, gazetteer ?? null);
  return Promise.resolve(new ThreadLocator(threads, gazetteer ?? null));
}

async function* located(
  list: ListStart,
  locator: Locator,
  job: Job,
  count: (fine: number, beside: number) => void,
): AsyncGenerator<string> {
  const { first, addresses } = list;
  job.noteTwice(first, GEOCODE_COLUMNS);
  const header = [...first.header, ...GEOCODE_COLUMNS];
  yield* await writeCsv(
    header,
    header.map(() => []),
  );
  const running: Running[] = [];
  const ready = async (): Promise<string> => {
    const { own, beside, found } = running.shift()!;
    const { rows, fine } = await job.watch.time('compute', () => found);
    count(fine, beside.size);
    return own.map((line, row) => `${line},${beside.has(row) ? NO_ROW : rows[row]}\n`).join('');
  };
  for await (const part of all(list)) {
    job.rows += part.rowCount;
    if (part.rowCount === 0) continue;
    const texts = addresses(part);
    const beside = besideIn(part, texts);
    const found = locator.locate(texts.map((text, row) => (beside.has(row) ? '' : text)));
    // Who asks for it may be late: a failure is told then.
    found.catch(() => undefined);
    running.push({ own: csvRows(part.columns), beside, found });
    if (running.length >= locator.atOnce) yield await ready();
  }
  while (running.length > 0) yield await ready();
}

/** A part whose places are being looked for. */
interface Running {
  readonly own: readonly string[];
  /** Rows that are headings, totals or notes. */
  readonly beside: ReadonlySet<number>;
  readonly found: Promise<LocatedRows>;
}

/** Totals have no address, or hardly one; headings and notes have one cell, or two. */
const SHORT = 12;
const FEW = 2;

function besideIn(part: Table, addresses: readonly string[]): ReadonlySet<number> {
  const isSparse = (row: number): boolean => {
    let filled = 0;
    for (const column of part.columns) if (column[row] !== '' && ++filled > FEW) return false;
    return true;
  };
  const rows = addresses.flatMap((text, row) =>
    text.length <= SHORT || isSparse(row) ? [row] : [],
  );
  return new Set(besideRows(part, rows));
}

/** Cells of a row that is none of the list: blank, so that it is known as such when the file is read again. */
const NO_ROW = ','.repeat(GEOCODE_COLUMNS.length - 1);

async function* all({ first, second, others }: ListStart): AsyncGenerator<Table> {
  yield first;
  if (second === null) return;
  yield second;
  yield* others;
}
