/** Areas as cells of a table whose total is known from elsewhere. */
export interface Cells {
  /** Per measure that is shown of an area: firms with a value, one entry per area. An area without any is no cell. */
  readonly counts: readonly Int32Array[];
}

/** Cells that lie within those of a coarser table, which is shown too: its cell of each area, -1 for none. */
export interface Coarser extends Cells {
  readonly of: Int32Array;
  /** What holds its cells in turn and is shown too. */
  readonly within?: Coarser;
}

/**
 * Which areas are hidden (1) so that nobody learns the figures of fewer than `least` firms, by looking or by subtracting. Hidden are the
 * areas with a value for fewer firms, and then, where those that are hidden in a whole have fewer than `least` firms together, the
 * smallest of the others until they have: their sum is all that the whole less what is shown gives away. Wholes are the table and,
 * where a coarser one is given, each of its cells; the areas in a cell that is itself hidden are all hidden. Sorts each whole once.
 */
export function hiddenAreas(cells: Cells, least: number, coarser: Coarser | null): Uint8Array {
  const sizes = sizesOf(cells);
  const hidden = Uint8Array.from(sizes, (size) => (size > 0 && size < least ? 1 : 0));
  if (!coarser) {
    hideMore(cells, sizes, Array.from(sizes.keys()), hidden, least);
    return hidden;
  }
  const above = hiddenAreas(coarser, least, coarser.within ?? null);
  const wholes = new Map<number, number[]>();
  coarser.of.forEach((whole, area) => {
    if (above[whole] === 1) {
      if (sizes[area] > 0) hidden[area] = 1;
      return;
    }
    const members = wholes.get(whole);
    if (members) members.push(area);
    else wholes.set(whole, [area]);
  });
  for (const areas of wholes.values()) hideMore(cells, sizes, areas, hidden, least);
  return hidden;
}

/** The fewest firms that any of an area's measures rests on; 0 where none has a value. */
function sizesOf({ counts }: Cells): Int32Array {
  return Int32Array.from(counts[0] ?? [], (_, area) =>
    counts.reduce((least, { [area]: n }) => (n > 0 && (least === 0 || n < least) ? n : least), 0),
  );
}

/** Hides the smallest cells that are still shown until those hidden in this whole are enough for every measure. */
function hideMore(
  { counts }: Cells,
  sizes: Int32Array,
  areas: readonly number[],
  hidden: Uint8Array,
  least: number,
): void {
  const together = counts.map((n) =>
    areas.reduce((sum, area) => sum + (hidden[area] === 1 ? n[area] : 0), 0),
  );
  const tooFew = () => together.some((n) => n > 0 && n < least);
  if (!tooFew()) return;
  const shown = areas
    .filter((area) => sizes[area] > 0 && hidden[area] === 0)
    .sort((a, b) => sizes[a] - sizes[b] || a - b);
  for (const area of shown) {
    if (!tooFew()) return;
    hidden[area] = 1;
    counts.forEach((n, measure) => (together[measure] += n[area]));
  }
}
