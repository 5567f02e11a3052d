import type { Messages } from '../i18n';
import type { Table } from '../model';
import { formatNumber, writeCsv } from '../tables';
import type { Job } from './job';

/** What is doubtful about a row of a list, whatever the list is of. */
export interface ToldDoubt {
  /** From 0. */
  readonly row: number;
  readonly id: string;
  readonly name: string;
  readonly fault: string;
  /** Kilometres, NaN where the doubt is of no distance. */
  readonly km: number;
  readonly reachKm: number;
  readonly given: string;
  readonly found: string;
  text(messages: Messages): string;
}

const HEADER = [
  'line',
  'id',
  'name',
  'doubt',
  'distance_km',
  'allowed_km',
  'given',
  'found',
  'text',
];

/** Says the doubts line by line, or writes them as a table where `out` names one, and says how many rows are doubtful. */
export async function tellDoubts(
  job: Job,
  table: Table,
  doubts: readonly ToldDoubt[],
  out: string | undefined,
): Promise<void> {
  const { terminal } = job;
  const lineOf = (row: number) => table.lines?.[row] ?? row + 1;
  if (out === undefined) {
    for (const each of doubts)
      terminal.note((m) =>
        m.institutionDoubts.line(lineOf(each.row), each.name || each.id, each.text(m)),
      );
  } else {
    const cells = doubts.map((each) => [
      ...[String(lineOf(each.row)), each.id, each.name, each.fault],
      ...[formatNumber(each.km), formatNumber(each.reachKm), each.given, each.found],
      each.text(terminal.messages),
    ]);
    await job.stage(out, () =>
      writeCsv(
        HEADER,
        HEADER.map((_, at) => cells.map((row) => row[at])),
      ),
    );
  }
  const rows = new Set(doubts.map(({ row }) => row)).size;
  terminal.note(({ institutionDoubts }) => institutionDoubts.summary(rows, table.rowCount));
}
