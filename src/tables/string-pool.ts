export interface StringPool {
  shared(cell: string): string;
}

const POOL_SIZE = 4096;

/**
 * Hands out one string for equal cells as long as a column repeats itself (prefectures, kinds, dates), which halves the memory of a
 * register. A column of ever new values (names, numbers) stops pooling.
 */
export function createStringPool(): StringPool {
  let pool: Map<string, string> | null = new Map();
  let last = '';
  return {
    shared(cell) {
      if (pool === null || cell === '') return cell;
      // Rows of one place stand together.
      if (cell === last) return last;
      const known = pool.get(cell);
      if (known !== undefined) return (last = known);
      if (pool.size >= POOL_SIZE) pool = null;
      else pool.set(cell, cell);
      return (last = cell);
    },
  };
}
