/**
 * What an answer's code stands for: yes (1), no (0), a level of a scale (its own number), no answer, none of what is counted (0 beside other
 * numbers, as － in statistics), or a number that a person gives it (3 for 数件).
 */
export const CODE_MEANINGS = ['yes', 'no', 'level', 'missing', 'zero', 'value'] as const;
export type CodeMeaning = (typeof CODE_MEANINGS)[number];

/** One code of a questionnaire. */
export interface AnswerCode {
  /** The cell as it is compared: see `tables/values/codes`. */
  readonly value: string;
  readonly means: CodeMeaning;
  /** Of a `value`: the number. */
  readonly number?: number;
  /** What the code book calls it; absent where it has no name. */
  readonly label?: string;
  /** The same in English, where the code book has both. */
  readonly labelEn?: string;
  /** What is shown in the place of `label`: made for a page's language, never kept. */
  readonly shown?: string;
}

/** What a column of the firms table, by its header, is called in a code book; at least one of both. */
export interface ColumnName {
  readonly column: string;
  readonly ja?: string;
  readonly en?: string;
  /** As `AnswerCode.shown`. */
  readonly shown?: string;
}

/** What a code book says of the columns of a table. */
export interface CodeBook {
  readonly codes: readonly ColumnCodes[];
  readonly names: readonly ColumnName[];
  /** Codes that it gives more than one label, of which the first stands; absent for none. */
  readonly doubled?: readonly DoubledCode[];
}

/** A code of a column that stands twice in a code book, with both labels. */
export interface DoubledCode {
  readonly column: string;
  readonly value: string;
  readonly first: string;
  readonly other: string;
}

/**
 * What a person, or a code book, said of the values of one column of the firms table, by its header. Values without a code are
 * numbers where no code is a yes, a no or a level; else they are unreadable, but for whole numbers between two levels, which are
 * levels too. No code at all says that every value is a plain number.
 */
export interface ColumnCodes {
  readonly column: string;
  readonly codes: readonly AnswerCode[];
  /** A cell may hold several answers: each code but those of no answer is a yes or no of its own. Absent for one answer. */
  readonly several?: true;
}

/** A code book that stands on a sheet beside the list. */
export interface SheetCodeBook extends CodeBook {
  readonly sheet: string;
}

/** What is taken of a cell that says a range (10～20人, 10件以上) where a number is wanted. */
export const RANGE_TAKES = ['lower', 'middle', 'upper', 'missing'] as const;
export type RangeTake = (typeof RANGE_TAKES)[number];

/** What a person chose to take of the ranges in one column of the firms table, by its header. */
export interface ColumnRanges {
  readonly column: string;
  readonly take: RangeTake;
}

/** A column with ranges, about which a person is asked; until then they are no numbers. */
export interface RangeQuestion {
  readonly column: string;
  /** Rows with a range, and some of their cells. */
  readonly rows: number;
  readonly examples: readonly string[];
}

/** A column of numbers in which dashes stand, about which a person is asked; until then they are missing. */
export interface DashQuestion {
  readonly column: string;
  readonly rows: number;
}

/** A column of numbers with words among them (若干, 多数), about which a person is asked; until then they are missing. */
export interface WordsQuestion {
  readonly column: string;
  /** Most frequent first. */
  readonly words: readonly ValueCount[];
}

/** A value that a column holds, and how many rows do. */
export interface ValueCount {
  readonly value: string;
  readonly rows: number;
}

/** A column whose numbers look like codes, with what each could mean; a person decides. */
export interface CodeQuestion {
  readonly column: string;
  /** At most `MOST_VALUES_SHOWN`, in the order of their numbers. */
  readonly values: readonly ValueCount[];
  /** `yes-no`, `scale` or `labels`: the values look like them; `missing`: numbers, one of which looks like no answer; `several`: lists
   * of answers. */
  readonly looks: 'yes-no' | 'scale' | 'labels' | 'missing' | 'several';
  /** The answer that the values suggest. */
  readonly proposed: readonly AnswerCode[];
}
