/** Rows that are looked at to judge a column. */
const SAMPLE_ROWS = 1000;

export interface ColumnSample {
  /** Non-empty cells of the sampled rows. */
  readonly filled: readonly string[];
  /** Non-empty cells with '' in their place, so that columns can be compared row by row. */
  readonly cells: readonly string[];
  /** No value occurs twice among the filled cells. */
  readonly distinct: boolean;
  /** The column itself. */
  readonly all: readonly string[];
}

/** At most 1,000 cells, evenly spread over the column. */
export function sampleOf(column: readonly string[]): ColumnSample {
  const step = Math.max(1, column.length / SAMPLE_ROWS);
  const cells: string[] = [];
  for (let at = 0; at < column.length; at += step) cells.push(column[Math.floor(at)]);
  const filled = cells.filter((cell) => cell.trim() !== '');
  return { filled, cells, distinct: new Set(filled).size === filled.length, all: column };
}

/** Share of the filled cells that fit, 0 where none is filled. */
export function shareOf(sample: ColumnSample, fits: (cell: string) => boolean): number {
  if (sample.filled.length === 0) return 0;
  return sample.filled.filter(fits).length / sample.filled.length;
}
