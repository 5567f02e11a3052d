/**
 * Formulas of older workbooks ([MS-XLS] 2.5.198): which of them can be read by their sizes alone. A library that reads tokens beyond their end never
 * comes back; of a formula a table needs no more than that it is a sum.
 */

/** Bytes of the tokens that sums are made of; the class of those of 0x20 and above (reference, value, array) is their bits 5 and 6. */
const TOKEN_BYTES: ReadonlyMap<number, number> = new Map([
  // Operators, brackets and arguments that are left out.
  ...Array.from({ length: 0x16 - 0x03 + 1 }, (_, i) => [0x03 + i, 1] as const),
  // Errors, truth values, numbers.
  ...([
    [0x1c, 2],
    [0x1d, 2],
    [0x1e, 3],
    [0x1f, 9],
  ] as const),
  // Functions, cells and ranges, also relative to the cell.
  ...([
    [0x21, 3],
    [0x22, 4],
    [0x24, 5],
    [0x25, 9],
    [0x2c, 5],
    [0x2d, 9],
  ] as const),
]);
/** Whole sums, conditions and blanks are attributes of four bytes; one that chooses is followed by a list. */
const ATTRIBUTE = 0x19;
const CHOOSES = 0x04;
const ATTRIBUTE_BYTES = 4;
/** The formula is that of a range of cells; nothing else is in it. */
const SHARED = 0x01;
const SHARED_BYTES = 5;

/** Whether the tokens from `at` on, of so many bytes, are all known and end where they have to. */
export function areTokens(view: DataView, at: number, bytes: number): boolean {
  const end = at + bytes;
  if (end > view.byteLength) return false;
  if (bytes === SHARED_BYTES && view.getUint8(at) === SHARED) return true;
  while (at < end) {
    const id = view.getUint8(at);
    const isAttribute = id === ATTRIBUTE && at + 1 < end && view.getUint8(at + 1) !== CHOOSES;
    const size = isAttribute
      ? ATTRIBUTE_BYTES
      : TOKEN_BYTES.get(id < 0x20 ? id : (id & 0x1f) | 0x20);
    if (size === undefined) return false;
    at += size;
  }
  return at === end;
}
