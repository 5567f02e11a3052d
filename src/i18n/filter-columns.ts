import {
  ANSWER,
  INDUSTRY_PARTS,
  rangeEndOf,
  type IndustryPart,
  type RangeEnd,
} from '../model/filter';

/** What a language says of columns that follow from a table's, and of their values. */
export interface FilterColumnWords {
  /** Behind the column's name. */
  readonly ends: Readonly<Record<RangeEnd, string>>;
  readonly parts: Readonly<Record<IndustryPart, string>>;
  readonly yes: string;
  readonly no: string;
  /** A value as the table has it, with what it stands for. */
  valueIn(column: string, value: string): string;
}

/** Names of the columns that firms are filtered by, and of their values. */
export function filterColumns({ ends, parts, yes, no, valueIn }: FilterColumnWords) {
  return {
    /** A column by what it is called: also those that follow from the table's. */
    columnText(key: string, called?: string): string {
      const part = INDUSTRY_PARTS.find((each) => each === key);
      const range = rangeEndOf(key);
      return called ?? (part ? parts[part] : range ? range.column + ends[range.end] : key);
    },
    /** A value of such a column: answers say yes and no. */
    valueText(key: string, value: string): string {
      if (ANSWER.test(key) && value === '1') return yes;
      if (ANSWER.test(key) && value === '0') return no;
      return valueIn(key, value);
    },
  };
}
