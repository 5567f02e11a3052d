import type { Table } from '../../model';
import { parseNumber, parseYesNo } from '../values/cells';
import { contactsPerYear } from './frequency';
import { foldHeader } from '../headers/header-rule';
import { KNOWN_HEADERS } from '../headers/headers';
import { LEVELS } from '../headers/layout';
import { shareOf, type ColumnSample } from '../sample';

/** A matrix of ties has at least so many institutions. */
const LEAST_COLUMNS = 2;

export const INSTITUTION =
  /大学|高専|高等専門学校|研究所|試験場|技術センター|支援センター|機構|財団|公社|商工会|University|Institute|KOSEN|College/i;
/** What is asked about institutions in general is no institution. */
export const NO_INSTITUTION = /数$|計$|有無$|との|への|名$|コード$|番号$|種別$|頻度$|回数$/;

const TICK = /^[○〇◯●◎✓✔☑✅レ△]$/;

/** One firm's contact with the institution of the column, or that there is none. */
export function isMark(cell: string): boolean {
  const text = cell.trim();
  return (
    TICK.test(text) ||
    parseNumber(text).kind !== 'unreadable' ||
    parseYesNo(text).kind !== 'unreadable' ||
    contactsPerYear(text) !== null
  );
}

/**
 * The columns of a table of ties that are an institution each, with firms as rows and ticks, numbers or words for a frequency as cells. Also those
 * between that are called by a short name. Null where there are not at least two.
 */
export function matrixColumns(
  header: readonly string[],
  samples: readonly ColumnSample[],
): readonly number[] | null {
  const names = header.map((name) => name.split(LEVELS).at(-1)!.trim());
  const marks = samples.map(
    (sample) => shareOf(sample, isMark) === 1 || sample.filled.length === 0,
  );
  const sure = names.flatMap((name, column) =>
    marks[column] && INSTITUTION.test(name) && !NO_INSTITUTION.test(name) ? [column] : [],
  );
  if (sure.length < LEAST_COLUMNS) return null;
  const [first, last] = [sure[0], sure[sure.length - 1]];
  const isOther = (column: number) =>
    KNOWN_HEADERS.has(foldHeader(names[column])) || NO_INSTITUTION.test(names[column]);
  const columns = names.flatMap((_, column) =>
    sure.includes(column) || (column > first && column < last && marks[column] && !isOther(column))
      ? [column]
      : [],
  );
  const filled = columns.filter((column) => samples[column].filled.length > 0);
  return filled.length >= LEAST_COLUMNS ? columns : null;
}

/** Ties of a matrix as rows of a table of their own, and what they were made of. */
export interface MatrixRead {
  /** Columns: firm, institution, frequency, topic; `lines` are the matrix's. */
  readonly table: Table;
  /** Whether the cells' numbers are contacts a year; where all are 1 or 0 they only say whether there is a tie. */
  readonly areCounts: boolean;
  /** Row of the matrix of each tie. */
  readonly rowOf: readonly number[];
}

/** Names of the columns of a matrix that has been turned into rows. */
export const MATRIX_HEADER = ['企業', '機関', '交流頻度', '内容'] as const;

/**
 * Turns a matrix into one row a tie. An empty cell, 0, × and words for never are no tie; a tick or a yes is one of unknown frequency; numbers are contacts
 * a year unless all of them are 1 or 0; other words than those for a frequency are what the contact is about.
 */
export function tiesOfMatrix(
  table: Table,
  firm: number,
  institutions: readonly number[],
): MatrixRead {
  const cellsOf = (column: number) => table.columns[column].map((cell) => cell.trim());
  const areCounts = institutions.some((column) =>
    table.columns[column].some((cell) => {
      const parsed = parseNumber(cell);
      return parsed.kind === 'number' && parsed.value !== 0 && parsed.value !== 1;
    }),
  );
  const cells = institutions.map(cellsOf);
  const columns: [string[], string[], string[], string[]] = [[], [], [], []];
  const rowOf: number[] = [];
  for (let row = 0; row < table.rowCount; row++)
    institutions.forEach((column, i) => {
      const tie = tieIn(cells[i][row], areCounts);
      if (!tie) return;
      const name = table.header[column].split(LEVELS).at(-1)!;
      [table.columns[firm][row], name, tie.frequency, tie.topic].forEach((cell, at) =>
        columns[at].push(cell),
      );
      rowOf.push(row);
    });
  const lines = table.lines && Int32Array.from(rowOf, (row) => table.lines![row]);
  const long: Table = {
    name: table.name,
    header: MATRIX_HEADER,
    columns,
    rowCount: rowOf.length,
    ...(lines ? { lines } : {}),
  };
  return { table: long, areCounts, rowOf };
}

function tieIn(cell: string, areCounts: boolean): { frequency: string; topic: string } | null {
  const number = parseNumber(cell);
  if (number.kind === 'missing') return null;
  if (number.kind === 'number' && areCounts)
    return number.value === 0 ? null : { frequency: cell, topic: '' };
  const yesNo = TICK.test(cell) ? { kind: 'number', value: 1 } : parseYesNo(cell);
  if (yesNo.kind === 'number') return yesNo.value === 0 ? null : { frequency: '', topic: '' };
  const perYear = contactsPerYear(cell);
  if (perYear === null) return { frequency: '', topic: cell };
  return perYear === 0 ? null : { frequency: cell, topic: '' };
}
