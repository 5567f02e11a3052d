import { formatCount } from '../numbers';

/** What a number field has to say to a number that it can't use. */
export interface RefusedNumber {
  readonly typed: string;
  readonly least: number;
  readonly most: number;
  readonly unit: string;
  readonly whole: boolean;
  /** What stays in use. */
  readonly kept: number;
}

/** `0.05`, `1,000,000`. */
export function plain(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : String(value);
}

export const fields = {
  refused: (f: RefusedNumber) =>
    `${f.typed.trim() === '' ? 'Nothing was typed' : `“${f.typed}” can’t be used`}: give a ${f.whole ? 'whole number' : 'number'} from ${plain(f.least)} to ${plain(f.most)} ${f.unit}. ${plain(f.kept)} ${f.unit} stays in use.`,
};
export type FieldMessages = typeof fields;
