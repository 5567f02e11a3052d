import {
  columnOf,
  isOfSize,
  type PlaceColumns,
  type RowFilter,
  type RowTest,
  type SizeJudgement,
} from '../../model';
import { parseNumber, periodOf } from '../../tables';

/** What filters read of the firms. */
export interface FilteredRows {
  readonly count: number;
  readonly ids: readonly string[];
  /** Cells of a column by its header; undefined where the table has none of this name. */
  readonly column: (header: string) => readonly string[] | undefined;
  /** What each firm is by its size; absent where nothing is known of it. */
  readonly sizes?: readonly SizeJudgement[];
  readonly places: Pick<
    PlaceColumns,
    'lng' | 'lat' | 'prefecture' | 'municipality' | 'municipalityCode'
  >;
}

type Holds = (row: number) => boolean;

/** 1 for every row that passes all filters. A filter on a column that is not there lets no row pass, nor does its complement. */
export function passedRows(filters: readonly RowFilter[], rows: FilteredRows): Uint8Array {
  const tests = filters.map((filter) => holdsFor(filter, rows));
  const passed = new Uint8Array(rows.count);
  for (let row = 0; row < rows.count; row++)
    if (tests.every((holds) => holds(row))) passed[row] = 1;
  return passed;
}

/** The first column that a filter reads and the table does not have; undefined where all are there. */
export function unknownColumn(
  filters: readonly RowFilter[],
  { column }: Pick<FilteredRows, 'column'>,
): string | undefined {
  return filters.map(columnOf).find((header) => header !== undefined && !column(header));
}

function holdsFor(filter: RowFilter, rows: FilteredRows): Holds {
  if (unknownColumn([filter], rows) !== undefined) return () => false;
  const holds = testFor(filter, rows);
  return filter.not ? (row) => !holds(row) : holds;
}

function testFor(test: RowTest, { column, ids, places, sizes }: FilteredRows): Holds {
  const cells = ('column' in test && column(test.column)) || [];
  switch (test.kind) {
    case 'values': {
      const wanted = new Set(test.values.map(plain));
      return (row) => wanted.has(plain(cells[row]));
    }
    case 'text': {
      const words = wordsOf(test.text);
      return (row) => holdsWords(words, cells[row]);
    }
    case 'number':
      return numberTest(test, cells);
    case 'dates':
      return datesTest(test, cells);
    case 'missing':
      return (row) => parseNumber(cells[row]).kind === 'missing';
    case 'municipality':
      return municipalityTest(test.values, places);
    case 'box': {
      const [west, south, east, north] = test.box;
      const { lng, lat } = places;
      return (row) =>
        lng[row] >= west && lng[row] <= east && lat[row] >= south && lat[row] <= north;
    }
    case 'size':
      return (row) => isOfSize(test.is, sizes?.[row] ?? 'no-size') ?? test.unknown === 'in';
    case 'firms': {
      const wanted = new Set(test.ids);
      return (row) => wanted.has(ids[row]);
    }
  }
}

/** A cell as values are compared: widths folded, outer spaces gone. */
const plain = (cell: string): string => cell.normalize('NFKC').trim();

const folded = (text: string): string => plain(text).toLowerCase();

/** Words of what a person types, as they are looked for. */
export function wordsOf(text: string): readonly string[] {
  return folded(text).split(/\s+/).filter(Boolean);
}

/** Whether every word stands somewhere in the text. No words stand in any. */
export function holdsWords(words: readonly string[], text: string): boolean {
  if (words.length === 0) return true;
  const whole = folded(text);
  return words.every((word) => whole.includes(word));
}

function numberTest(
  { low, high }: Extract<RowTest, { kind: 'number' }>,
  cells: readonly string[],
): Holds {
  return (row) => {
    const read = parseNumber(cells[row]);
    return (
      read.kind === 'number' && read.value >= (low ?? -Infinity) && read.value <= (high ?? Infinity)
    );
  };
}

/** Whether the ends of a range of dates can be read; '' is no end. */
export function dateEnds(from: string, to: string): boolean {
  return [from, to].every((end) => end.trim() === '' || periodOf(end) !== null);
}

function datesTest(
  { from, to }: Extract<RowTest, { kind: 'dates' }>,
  cells: readonly string[],
): Holds {
  const first = from === '' ? -Infinity : (periodOf(from)?.first ?? NaN);
  const last = to === '' ? Infinity : (periodOf(to)?.last ?? NaN);
  return (row) => {
    const period = periodOf(cells[row]);
    return period !== null && period.first >= first && period.last <= last;
  };
}

function municipalityTest(values: readonly string[], places: FilteredRows['places']): Holds {
  const { prefecture, municipality, municipalityCode } = places;
  const wanted = new Set(values.map(plain));
  const cities = [...wanted].filter((value) => value.endsWith('市'));
  return (row) => {
    if (prefecture[row] === '') return false;
    const full = prefecture[row] + municipality[row];
    return (
      wanted.has(full) ||
      wanted.has(municipality[row]) ||
      wanted.has(prefecture[row]) ||
      wanted.has(municipalityCode[row]) ||
      // Wards belong to their city.
      cities.some((city) => full.startsWith(city) || municipality[row].startsWith(city))
    );
  };
}
