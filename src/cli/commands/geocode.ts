import { availableParallelism } from 'node:os';
import type { Table } from '../../model';
import { csvRows, tableCells, writeCsv } from '../../tables';
import {
  besideAddresses,
  GEOCODE_COLUMNS,
  NO_PLACE,
  suggestAddressColumns,
  type LinesPlan,
} from '../../study/commands';
import { readAddresses, type ListAddresses } from '../addresses';
import { columnsNamed } from '../columns';
import { keptGazetteer } from '../data-folder';
import { isLocalGazetteer, protectGazetteer } from '../gazetteer';
import type { Job } from '../job';
import type { ListParts } from '../list-parts';
import { hasThreads, locatorHere, ThreadLocator, type Locator } from '../locator';
import { readingOptions, READING, type OptionKinds } from '../options';
import { STANDARD } from '../read-files';
import { unusable } from '../refusal';
import { shippedMunicipalities } from '../static-data';
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
    const list = await startOf(job.readInParts(path, readingOptions(options)), job);
    if (given !== undefined && given !== 'none') protectGazetteer(given, job.outputs);
    const locator = await locatorFor(list, job, given === 'none' ? undefined : given);
    const counts = { fine: 0, beside: 0 };
    try {
      await job.stage(out, () => located(list, locator, job, counts));
      job.noteAll(await locator.problems());
    } finally {
      locator.close();
    }
    const { fine, beside } = counts;
    if (beside > 0) terminal.note(({ cli }) => cli.notice.besideKept(beside));
    terminal.note(({ cli }) => cli.notice.located(fine, job.rows - beside));
    if (given === undefined)
      terminal.note(({ cli }) => cli.notice.fetchAdvice(path === STANDARD ? null : path));
  },
};

/** A list whose beginning is read. */
interface ListStart {
  readonly first: Table;
  readonly parts: ListParts;
  readonly addresses: ListAddresses;
  /** How its lines are located by themselves; null where they are all read here. */
  readonly plan: LinesPlan | null;
}

async function startOf(parts: ListParts, job: Job): Promise<ListStart> {
  const { options } = job;
  const first = await parts.first();
  const wanted = options.text('address');
  const columns = wanted === undefined ? suggestAddressColumns(first) : columnsNamed(first, wanted);
  if (columns.length === 0) throw unusable((input) => input.noAddress(first.name));
  const addresses = await readAddresses(first, columns, job);
  const { format } = parts;
  const { header } = first;
  const plan = format && addresses.isPlain ? { format, header, address: columns } : null;
  return { first, parts, addresses, plan };
}

/** In threads where there is more than one part, and more than one core to work on. */
async function locatorFor(
  { parts, plan }: ListStart,
  job: Job,
  given: string | undefined,
): Promise<Locator> {
  const asked = job.options.number('threads', { least: 1, most: 64, whole: true });
  const threads = asked ?? Math.min(MOST_THREADS, availableParallelism());
  const gazetteer = given ?? null;
  const local = gazetteer === null || isLocalGazetteer(gazetteer);
  if (parts.isAll || threads === 1 || !local || !hasThreads())
    return locatorHere(job, gazetteer, plan);
  const municipalities = await shippedMunicipalities();
  return new ThreadLocator(threads, { gazetteer, municipalities, plan });
}

/** How many rows are located to their town or better, and how many are none of the list. */
interface Counts {
  fine: number;
  beside: number;
}

/** The list as it is, with places behind its columns, in its order. */
async function* located(
  { first, parts, addresses, plan }: ListStart,
  locator: Locator,
  job: Job,
  counts: Counts,
): AsyncGenerator<string | Uint8Array> {
  job.noteTwice(first, GEOCODE_COLUMNS);
  const header = [...first.header, ...GEOCODE_COLUMNS];
  yield* await writeCsv(
    header,
    header.map(() => []),
  );
  /** What is being looked for, in the order of the rows. */
  const running: (() => Promise<string | Uint8Array>)[] = [];
  const ready = () => job.watch.time('compute', running.shift()!);
  const rows = (part: Table): (() => Promise<string>) => {
    const texts = addresses.of(part);
    const beside = besideAddresses(tableCells(part), part.header, texts);
    const found = heard(locator.locate(texts.map((text, row) => (beside.has(row) ? '' : text))));
    return async () => {
      const places = await found;
      counts.fine += places.fine;
      counts.beside += beside.size;
      job.rows += part.rowCount;
      const cells = (row: number) => (beside.has(row) ? NO_PLACE : places.rows[row]);
      return csvRows(part.columns)
        .map((line, row) => `${line},${cells(row)}\n`)
        .join('');
    };
  };
  /** Once lines had to be read in their place, all behind them are. */
  let isApart = plan !== null;
  /** Stretches of lines that were given away. */
  let away = 0;
  const lines = (bytes: Uint8Array<ArrayBuffer>): (() => Promise<string | Uint8Array>) => {
    const found = heard(locator.lines(bytes));
    away++;
    return async () => {
      const place = await found;
      away--;
      if (place instanceof Uint8Array) {
        isApart = false;
        return rows(await parts.taken(place))();
      }
      counts.fine += place.fine;
      counts.beside += place.beside;
      job.rows += place.rows;
      parts.passed(place.rows, place.lines);
      return place.csv;
    };
  };

  running.push(rows(first));
  for (let cut = parts.isAll ? null : await parts.next(); cut; cut = await parts.next()) {
    if (cut.isApart && isApart) running.push(lines(cut.bytes));
    else {
      isApart = false;
      // What was given away comes first: it says which rows these are.
      while (away > 0) yield await ready();
      running.push(rows(await parts.taken(cut.bytes)));
    }
    if (running.length >= locator.atOnce) yield await ready();
  }
  while (running.length > 0) yield await ready();
  if (parts.isAll) return;
  running.push(rows(await parts.finish()));
  yield await ready();
}

/** Who asks for it may be late: a failure is told then. */
function heard<T>(found: Promise<T>): Promise<T> {
  found.catch(() => undefined);
  return found;
}
