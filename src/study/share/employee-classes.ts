/** Least number of employees of each class of firm size, as the Economic Census has them; a firm below the first has none. */
export const CLASS_STARTS = [1, 5, 10, 20, 30, 50, 100, 300] as const;

/** What a class is written as: its geometric middle, since firm sizes spread by factors; the open one by 500. */
const CLASS_VALUES = [2, 7, 14, 24, 39, 71, 173, 500] as const;

/** The number that stands for the class of a number of employees: 0 below 1, NaN where missing or negative. */
export function classedEmployees(employees: number): number {
  if (!(employees >= 0)) return NaN;
  const at = CLASS_STARTS.findLastIndex((start) => employees >= start);
  return at < 0 ? 0 : CLASS_VALUES[at];
}
