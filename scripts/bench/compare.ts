/** Benchmarks of two revisions side by side: their printed tables, row by row, as ratios with their spread. */

/** One benchmark's table as it was printed: titles of its columns, and cells as text. */
export interface PrintedTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface ComparedRow {
  readonly name: string;
  /** Medians over the pairs of runs, in the column's unit. */
  readonly base: number;
  readonly here: number;
  /** Speed of this checkout over that of the base: above 1 is faster. Median over the pairs. */
  readonly ratio: number;
  /** 95 % interval of the ratio's geometric mean, by Student's t of its logarithms; NaN with fewer than two pairs. */
  readonly low: number;
  readonly high: number;
  readonly holds: boolean;
}

/** What the median is called in a table, and whether more of it is better. */
const MEASURED = [
  { title: /^median ms/, moreIsBetter: false },
  { title: /^per second/, moreIsBetter: true },
  { title: /^longest script ms/, moreIsBetter: false },
] as const;

/** Two-sided 97.5 % quantiles of Student's t by degrees of freedom, from the usual table; 1.96 beyond. */
const T_975 = [NaN, 12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];

/** The first table in Markdown; null where there is none. */
export function tableIn(markdown: string): PrintedTable | null {
  const lines = markdown.split('\n').filter((line) => line.startsWith('| '));
  if (lines.length < 2) return null;
  const [columns, , ...rows] = lines.map((line) =>
    line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim()),
  );
  return { columns, rows };
}

/**
 * Rows that both revisions measured, in this checkout's order, from as many pairs of runs as there are; `only` names those
 * that one of them lacks. A row holds where its median ratio is at least 0.95, or at least 0.9 with an interval that
 * contains 1.
 */
export function compareTables(
  pairs: readonly { readonly base: PrintedTable; readonly here: PrintedTable }[],
): { readonly rows: readonly ComparedRow[]; readonly only: readonly string[] } {
  const values = (side: 'base' | 'here') => pairs.map((pair) => measuredIn(pair[side]));
  const [base, here] = [values('base'), values('here')];
  const [ofBase, ofHere] = [base, here].map(
    (all) => new Set(all.flatMap((one) => [...one.keys()])),
  );
  const both = [...ofHere].filter((name) => ofBase.has(name));
  const rows = both.map((name) => {
    const found = pairs.flatMap((_, k) => {
      const [b, h] = [base[k].get(name), here[k].get(name)];
      return b && h ? [{ base: b.value, here: h.value, moreIsBetter: h.moreIsBetter }] : [];
    });
    const ratios = found.map((p) => (p.moreIsBetter ? p.here / p.base : p.base / p.here));
    const [low, high] = intervalOfRatio(ratios);
    const ratio = median(ratios);
    return {
      name,
      base: median(found.map((p) => p.base)),
      here: median(found.map((p) => p.here)),
      ratio,
      low,
      high,
      holds: ratio >= 0.95 || (ratio >= 0.9 && low <= 1 && high >= 1),
    };
  });
  return { rows, only: [...ofBase, ...ofHere].filter((name) => !both.includes(name)) };
}

function measuredIn({ columns, rows }: PrintedTable) {
  const found = new Map<string, { value: number; moreIsBetter: boolean }>();
  const measured = MEASURED.map((one) => ({
    ...one,
    at: columns.findIndex((column) => one.title.test(column)),
  })).find(({ at }) => at >= 0);
  if (!measured) return found;
  for (const row of rows) {
    const value = Number(row[measured.at]);
    // What is measured and, where the column before the figures says it, of how many.
    const name = measured.at > 1 ? `${row[0]}, ${row[1]}` : row[0];
    if (value > 0) found.set(name, { value, moreIsBetter: measured.moreIsBetter });
  }
  return found;
}

/** Of a list that is not empty. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** 95 % interval of the geometric mean of ratios, by Student's t of their logarithms; NaN with fewer than two. */
export const intervalOfRatio = (ratios: readonly number[]): readonly [number, number] => {
  const [low, high] = interval(ratios.map(Math.log));
  return [Math.exp(low), Math.exp(high)];
};

function interval(values: readonly number[]): [number, number] {
  const n = values.length;
  if (n < 2) return [NaN, NaN];
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const half = (T_975[n - 1] ?? 1.96) * Math.sqrt(variance / n);
  return [mean - half, mean + half];
}
