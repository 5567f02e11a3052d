import {
  problem,
  type ColumnCodes,
  type FirmRole,
  type Outcome,
  type Problem,
  type ResponseWaves,
  type Roles,
  type SurveyResponse,
  type Table,
} from '../../model';
import { codeValue, isDay, parseDate, parseResponse, type ParsedCell } from '../../tables';
import { labelInFiles } from '../firms/column-names';
import { codedColumn, type CodedColumn } from '../firms/codes';
import { at } from '../firms/number-column';

/** What is read of a response before it is known what its codes mean. */
export interface ResponseRead {
  readonly response: SurveyResponse;
  /** What a person has to say of the column first; nobody's answer is known before. */
  readonly asked?: Extract<CodedColumn, { kind: 'asked' }>['question'];
}

/** Of the cells that say something this share must be days for a column of dates. */
const MOSTLY = 0.8;

/** Who answered, by the roles `response` and `wave`; null where neither is given. A firm with a wave alone answered. */
export function readResponse(
  table: Table,
  { response: [column] = [], wave: [wave] = [] }: Pick<Roles<FirmRole>, 'response' | 'wave'>,
  codes: readonly ColumnCodes[],
  problems: Problem[],
): ResponseRead | null {
  const told = column ?? wave;
  if (told === undefined) return null;
  const coded = codedColumn(table, told, codes);
  if (column !== undefined && coded.kind === 'asked' && !isPlain(table.columns[told])) {
    const answered = new Float64Array(table.rowCount).fill(NaN);
    return { response: { column: table.header[told], answered }, asked: coded.question };
  }
  const parse = coded.kind === 'coded' ? coded.parse : parseResponse;
  const answered =
    column === undefined
      ? Float64Array.from(table.columns[told], (cell) => (waveOf(cell) === '' ? 0 : 1))
      : readAnswered(table, column, parse, coded.kind === 'coded', problems);
  const waves = readWaves(table, { column, wave }, answered, problems);
  return { response: { column: table.header[told], answered, ...(waves ? { waves } : {}) } };
}

/** Words, days, 1 and 0 need no question. */
function isPlain(cells: readonly string[]): boolean {
  const said = cells.filter((cell) => cell.trim() !== '');
  const read = said.filter((cell) => parseResponse(cell).kind !== 'unreadable' || isDay(cell));
  return read.length >= MOSTLY * said.length;
}

/**
 * A day or a word for an answer is 1. An empty cell is 0 where no cell says no, as in a list in which only the answers are marked; where some
 * do, nothing is said of the firm.
 */
function readAnswered(
  table: Table,
  index: number,
  parse: (cell: string) => ParsedCell,
  isCoded: boolean,
  problems: Problem[],
): Float64Array {
  const cells = table.columns[index];
  const column = table.header[index];
  const unread: number[] = [];
  const answered = Float64Array.from(cells, (cell, row) => {
    if (!isCoded && isDay(cell)) return 1;
    const parsed = parse(cell);
    if (parsed.kind === 'number') return parsed.value > 0 ? 1 : 0;
    if (parsed.kind === 'unreadable') unread.push(row);
    return NaN;
  });
  if (!isCoded && !answered.includes(0))
    cells.forEach((cell, row) => {
      if (cell.trim() === '') answered[row] = 0;
    });
  if (unread.length > 0)
    problems.push(
      problem('response-unread', 'warning', at(table, unread[0], column), {
        rows: unread.length,
        example: cells[unread[0]].trim(),
      }),
    );
  return answered;
}

/** What a cell says of the wave; '' for none, as 0 does. */
function waveOf(cell: string): string {
  const value = codeValue(cell);
  return value === '0' ? '' : value;
}

const EARLY = /早|前期|前半|初回|督促前|締切前|期限内|early|first|before/i;
const LATE = /遅|後期|後半|督促|再発送|締切後|期限後|late|second|after|reminder/i;

/** Numbers by size; words by whether they mean early or late, then by their characters, numbers in them by size. */
function inTime(a: string, b: string): number {
  const rank = (name: string) => (EARLY.test(name) ? 0 : LATE.test(name) ? 2 : 1);
  return rank(a) - rank(b) || a.localeCompare(b, 'ja', { numeric: true });
}

/** Null where the column tells no two times. */
function readWaves(
  table: Table,
  { column: answers, wave }: { readonly column?: number; readonly wave?: number },
  answered: Float64Array,
  problems: Problem[],
): ResponseWaves | null {
  const index = wave ?? answers;
  if (index === undefined) return null;
  const column = table.header[index];
  const said = table.columns[index].map(waveOf);
  const early = said.flatMap((name, row) => (name !== '' && answered[row] === 0 ? [row] : []));
  const own = said.map((name, row) => (answered[row] === 1 ? name : ''));
  const given = own.filter((name) => name !== '');
  const isDates = given.filter(isDay).length >= MOSTLY * given.length && given.length > 0;
  if (isDates) return halvesOf(column, own);
  // Without days the column of answers says no time.
  if (wave === undefined) return null;
  const names = [...new Set(given)].sort(inTime);
  if (early.length > 0)
    problems.push(
      problem('wave-without-response', 'warning', at(table, early[0], column), {
        rows: early.length,
      }),
    );
  const places = new Map(names.map((name, place) => [name, place]));
  return {
    ...{ column, names, halves: false },
    of: Int32Array.from(own, (name) => places.get(name) ?? -1),
  };
}

/** The days in two halves, as even as whole days allow. */
function halvesOf(column: string, cells: readonly string[]): ResponseWaves | null {
  const days = cells.map((cell) => (isDay(cell) ? (parseDate(cell)?.text ?? '') : ''));
  const sorted = days.filter((day) => day !== '').sort();
  const middle = sorted[Math.ceil(sorted.length / 2) - 1];
  const [first, last] = [sorted[0], sorted[sorted.length - 1]];
  // Where most came on the last day, the cut is before it.
  const cut = middle === last ? sorted.findLast((day) => day < last) : middle;
  if (cut === undefined)
    return { column, names: [first], of: placesOf(days, () => 0), halves: true };
  const next = sorted.find((day) => day > cut)!;
  const name = (from: string, to: string) => (from === to ? from : `${from}–${to}`);
  return {
    ...{ column, halves: true, names: [name(first, cut), name(next, last)] },
    of: placesOf(days, (day) => (day <= cut ? 0 : 1)),
  };
}

function placesOf(days: readonly string[], place: (day: string) => number): Int32Array {
  return Int32Array.from(days, (day) => (day === '' ? -1 : place(day)));
}

/** The measures without values of firms that did not answer: who was not heard has no 0. Counted in the problems. */
export function heardOutcomes(
  table: Table,
  outcomes: readonly Outcome[],
  { answered }: SurveyResponse,
  problems: Problem[],
): readonly Outcome[] {
  return outcomes.map((outcome) => {
    const rows = [...answered.keys()].filter(
      (row) => answered[row] === 0 && !Number.isNaN(outcome.values[row]),
    );
    if (rows.length === 0) return outcome;
    const zero = rows.filter((row) => outcome.values[row] === 0).length;
    const where = at(table, rows[0], labelInFiles(outcome));
    problems.push(
      problem('answer-without-response', zero === rows.length ? 'note' : 'warning', where, {
        rows: rows.length,
        zero,
      }),
    );
    return {
      ...outcome,
      values: outcome.values.map((value, row) => (answered[row] === 0 ? NaN : value)),
    };
  });
}
