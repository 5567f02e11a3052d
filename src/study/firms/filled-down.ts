/** How a column names groups by their first rows alone. */
export interface GroupsInColumn {
  /** From this share of blank cells on it does. */
  readonly leastBlank: number;
  /** Longer texts name no group. */
  readonly longest: number;
  /** What a cell's text says of its group; the text itself unless given. */
  readonly nameOf?: (text: string) => string;
  /** What rows stand under: within each of it the same groups may come again. Null for nothing. */
  readonly outer?: readonly string[] | null;
}

/**
 * Cells of which only the first of each group is filled, as those of all rows; null for others: each group comes once (within `outer`), and the first row
 * begins one.
 */
export function filledDown(
  cells: readonly string[],
  { leastBlank, longest, nameOf = (text) => text, outer = null }: GroupsInColumn,
): readonly string[] | null {
  // Most columns are filled: these are told at once.
  let blanks = 0;
  for (const cell of cells) if (nameOf(cell.trim()) === '') blanks++;
  if (blanks === 0 || blanks < leastBlank * cells.length) return null;
  const seen = new Set<string>();
  const below: string[] = [];
  let group = '';
  for (const [row, cell] of cells.entries()) {
    const text = nameOf(cell.trim());
    if (outer && outer[row] !== outer[row - 1]) {
      seen.clear();
      group = '';
    }
    if (text.length > longest || (text === '' && group === '')) return null;
    if (text !== '' && text !== group) {
      if (seen.has(text)) return null;
      seen.add((group = text));
    }
    below.push(group);
  }
  return below;
}
