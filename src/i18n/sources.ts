/** Numbers of a text and where each is from, in the order in which the text has those that are equal. */
export type Sources = readonly (readonly [value: number, id: string])[];

/** Stand around a source and its number in a text. They are no characters; a text of data that has them all the same loses them, and what stands between is text as all else. */
const MARKS = ['\ufdd0', '\ufdd1', '\ufdd2'] as const;
let sources: [number, string][] | null = null;

/** Texts whose numbers say where they are from, for `numberedParts`. Numbers are known by their value, whatever their sign. */
export function withSources<T>(of: Sources, write: () => T): T {
  sources = of.map(([value, id]) => [Math.abs(value), id]);
  try {
    return write();
  } finally {
    sources = null;
  }
}

/** The parts of such a text; `id` is '' for what is no number with a source. */
export function numberedParts(text: string): { readonly text: string; readonly id: string }[] {
  const [open, middle, close] = MARKS;
  const pieces = text.split(new RegExp(`${open}([\\w.]+)${middle}([^${close}]*)${close}`, 'u'));
  return pieces.flatMap((piece, at) =>
    at % 3 === 1 || piece === '' ? [] : [{ text: piece, id: at % 3 === 2 ? pieces[at - 1] : '' }],
  );
}

/** For the formats of numbers: what is written of one, with its source where the text under way has one. */
export function sourced(value: number, write: () => string): string {
  if (!sources) return write();
  const held: [number, string][] = sources;
  const size = Math.abs(value);
  const at = held.findIndex(([known]) => known === size);
  // What is written within is of the same number.
  sources = null;
  const text = write();
  sources = held;
  if (at < 0) return text;
  const [, id] = held[at];
  if (held.some(([known], other) => other > at && known === size)) held.splice(at, 1);
  const [open, middle, close] = MARKS;
  return `${open}${id}${middle}${text}${close}`;
}
