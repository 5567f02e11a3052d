export interface StringPool {
  shared(cell: string): string;
  /** For the rows that follow, where what was kept for sharing is to be let go: none for a column that hardly repeats itself. */
  renewed(): StringPool;
}

const POOL_SIZE = 4096;

/**
 * Hands out one string for equal cells as long as a column repeats itself (prefectures, kinds, dates), which halves the memory of a
 * register. A column of ever new values (names, numbers) stops pooling.
 */
export function createStringPool(): StringPool {
  let pool: Map<string, string> | null = new Map();
  let last = '';
  let asked = 0;
  return {
    shared(cell) {
      if (pool === null || cell === '') return cell;
      asked++;
      // Rows of one place stand together.
      if (cell === last) return last;
      const known = pool.get(cell);
      if (known !== undefined) return (last = known);
      if (pool.size >= POOL_SIZE) pool = null;
      else pool.set(cell, cell);
      return (last = cell);
    },
    renewed: () => (pool === null || pool.size > asked / 2 ? NO_POOL : createStringPool()),
  };
}

const NO_POOL: StringPool = { shared: (cell) => cell, renewed: () => NO_POOL };
