import type { SizeGroup } from './enterprise-size';

/** What a filter asks of a row. `column` is the header of the firms table. */
export type RowTest =
  /** The cell is one of the values, widths and outer spaces aside. */
  | { readonly kind: 'values'; readonly column: string; readonly values: readonly string[] }
  /** Every word stands somewhere in the cell. */
  | { readonly kind: 'text'; readonly column: string; readonly text: string }
  /** Both ends belong to it; null for no end. */
  | {
      readonly kind: 'number';
      readonly column: string;
      readonly low: number | null;
      readonly high: number | null;
    }
  /** Days, months or years as 2015, 2015-04 or 2015-04-01; '' for no end. A cell that says less must lie in it whole. */
  | {
      readonly kind: 'dates';
      readonly column: string;
      readonly from: string;
      readonly to: string;
    }
  /** The cell is empty or says that there is no value. */
  | { readonly kind: 'missing'; readonly column: string }
  /** The place lies in one of these: a code, a name, or a name with its prefecture; a prefecture or a city stands for all of it. */
  | { readonly kind: 'municipality'; readonly values: readonly string[] }
  /** The place lies in the box: west, south, east, north in degrees. */
  | { readonly kind: 'box'; readonly box: readonly number[] }
  /** The firm is of the group by its size; `unknown`: whether those of which it can't be told are taken in. */
  | { readonly kind: 'size'; readonly is: SizeGroup; readonly unknown: 'in' | 'out' }
  /** The firm's id is one of these. */
  | { readonly kind: 'firms'; readonly ids: readonly string[] };

/** A test, or with `not` its complement: what holds for no row of a test holds for every row of the other. */
export type RowFilter = RowTest & {
  readonly not?: boolean;
  /** What its column is called where its key says too little; made for showing, never kept. */
  readonly called?: string;
};

/** Ends of the ranges in a column: `COLUMN [lower]` is a column that filters can read. */
export const RANGE_ENDS = ['lower', 'upper'] as const;
export type RangeEnd = (typeof RANGE_ENDS)[number];
/** Columns that filters can read where industries are those of the Japan Standard Industrial Classification. */
export const INDUSTRY_PARTS = ['[industry division]', '[industry group]'] as const;
export type IndustryPart = (typeof INDUSTRY_PARTS)[number];
/** A column and one of its answers: `Q5=3`. */
export const ANSWER = /^.+=[^=]+$/s;

/** The column and the end that a key of `COLUMN [lower]` names; null for any other column. */
export function rangeEndOf(
  key: string,
): { readonly column: string; readonly end: RangeEnd } | null {
  const end = RANGE_ENDS.find((each) => key.endsWith(` [${each}]`));
  return end ? { column: key.slice(0, -end.length - 3), end } : null;
}

/** The column that a filter reads; undefined for those that read places or ids. */
export function columnOf(filter: RowFilter): string | undefined {
  return 'column' in filter ? filter.column : undefined;
}
