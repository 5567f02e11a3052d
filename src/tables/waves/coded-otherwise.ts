import { parseNumber, parseYesNo } from '../values/cells';

/** A column whose values say something else in one round than in another. */
export interface CodedOtherwise {
  readonly column: number;
  /** The values of each round that has some, ascending; '' for one that has none. */
  readonly values: readonly string[];
}

/** A column with more different values in a round holds no codes. */
const MOST_CODES = 9;
/** Fewer filled cells of a round say too little of how it is coded. */
const LEAST_CELLS = 5;
/** What may say that there is no answer, beside the codes. */
const NO_ANSWER = new Set([8, 9, 98, 99, 998, 999]);

/** The codes of a column in one round. */
interface Codes {
  readonly values: readonly string[];
  /** Without what says that there is no answer; null where some value is no whole number. */
  readonly numbers: readonly number[] | null;
  readonly saysYesNo: boolean;
}

/**
 * Columns of one list made of several rounds whose codes differ between them, so that a value of one round is another answer, or none, in the next: 1, 2
 * and 0, 1; a scale of five and one of seven; numbers and words; words of which none are the same. `rows`: how many each round has, one below the other.
 * Yes and no may be said in any way (はい, 有, 1 of 0 and 1).
 */
export function codedOtherwise(
  columns: readonly (readonly string[])[],
  rows: readonly number[],
): readonly CodedOtherwise[] {
  return columns.flatMap((cells, column) => {
    const rounds: (Codes | null)[] = [];
    let from = 0;
    for (const count of rows) rounds.push(codesOf(cells.slice(from, (from += count))));
    const told = rounds.filter((codes) => codes !== null);
    const differ = told.some((codes, i) =>
      told.slice(i + 1).some((other) => isOther(codes, other)),
    );
    return differ
      ? [{ column, values: rounds.map((codes) => codes?.values.join(', ') ?? '') }]
      : [];
  });
}

/** Null where the cells are too few, or hold no codes. */
function codesOf(cells: readonly string[]): Codes | null {
  const found = new Set<string>();
  let filled = 0;
  for (const cell of cells) {
    const text = cell.normalize('NFKC').trim();
    if (text === '') continue;
    filled++;
    found.add(text);
    if (found.size > MOST_CODES) return null;
  }
  if (filled < LEAST_CELLS || found.size < 2) return null;
  const values = [...found].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
  const read = values.map(parseNumber);
  const whole = read.flatMap((each) =>
    each.kind === 'number' && Number.isInteger(each.value) ? [each.value] : [],
  );
  const isWhole = whole.length === read.filter(({ kind }) => kind !== 'missing').length;
  return {
    values,
    numbers: isWhole ? whole.filter((value) => !NO_ANSWER.has(value)) : null,
    saysYesNo: values.every((value) => parseYesNo(value).kind !== 'unreadable'),
  };
}

function isOther(one: Codes, other: Codes): boolean {
  if (one.saysYesNo && other.saysYesNo) return false;
  if (one.numbers && other.numbers) return isOtherScale(one.numbers, other.numbers);
  if (one.numbers || other.numbers) return true;
  return one.values.every((value) => !other.values.includes(value));
}

function isOtherScale(one: readonly number[], other: readonly number[]): boolean {
  const [ends, others] = [one, other].map((values) => [Math.min(...values), Math.max(...values)]);
  const isBinary = [ends, others].every(([least, most]) => most - least === 1 && most <= 2);
  // 1, 2 and 0, 1: counts would have more values than two.
  if (isBinary) return ends[0] !== others[0];
  const isScale = ([one, other] as const).every(
    (values) => values.length >= 4 && values.every((value, i) => value === i + 1),
  );
  return isScale && ends[1] !== others[1];
}
