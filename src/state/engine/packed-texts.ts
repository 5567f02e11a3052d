/** Shorter lists of texts are sent as they are. */
const LEAST_TEXTS = 5000;
/** A list with no more different texts is sent as these and a number for each entry. */
const MOST_WORDS = 1000;
/** Engines hold no text that is much longer. */
const MOST_LETTERS = 2 ** 28;

/** A list of texts as it is sent between page and worker: a structured clone of a million texts takes a second on either side. */
type PackedTexts =
  | {
      readonly packedTexts: 'words';
      readonly words: readonly string[];
      readonly numbers: Uint16Array;
    }
  /** `ends`: where each text ends in `text`. */
  | { readonly packedTexts: 'joined'; readonly text: string; readonly ends: Uint32Array };

/** The same with its long lists of texts packed, for `unpacked` on the other side; what is no plain object or such a list is itself. */
export const packed = <T>(value: T): T =>
  mapped(value, (inner) => (isLongTexts(inner) ? pack(inner) : null));

export const unpacked = <T>(value: T): T =>
  mapped(value, (inner) => (isPacked(inner) ? unpack(inner) : null));

function mapped<T>(value: T, replaced: (inner: unknown) => unknown): T {
  const own = replaced(value);
  if (own !== null) return own as T;
  if (value === null || typeof value !== 'object') return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const changed: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    const now = mapped(inner, replaced);
    if (now !== inner) changed[key] = now;
  }
  return Object.keys(changed).length > 0 ? { ...value, ...changed } : value;
}

const isLongTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) &&
  value.length >= LEAST_TEXTS &&
  value.every((each) => typeof each === 'string');

const isPacked = (value: unknown): value is PackedTexts =>
  typeof value === 'object' && value !== null && 'packedTexts' in value;

function pack(texts: readonly string[]): PackedTexts | null {
  const known = new Map<string, number>();
  const numbers = new Uint16Array(texts.length);
  for (let i = 0; i < texts.length; i++) {
    let number = known.get(texts[i]);
    if (number === undefined) {
      if (known.size >= MOST_WORDS) return join(texts);
      known.set(texts[i], (number = known.size));
    }
    numbers[i] = number;
  }
  return { packedTexts: 'words', words: [...known.keys()], numbers };
}

function join(texts: readonly string[]): PackedTexts | null {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (let i = 0; i < texts.length; i++) ends[i] = end += texts[i].length;
  return end > MOST_LETTERS ? null : { packedTexts: 'joined', text: texts.join(''), ends };
}

function unpack(texts: PackedTexts): string[] {
  if (texts.packedTexts === 'words') {
    const { words, numbers } = texts;
    return Array.from({ length: numbers.length }, (_, i) => words[numbers[i]]);
  }
  const { text, ends } = texts;
  return Array.from({ length: ends.length }, (_, i) =>
    text.slice(i === 0 ? 0 : ends[i - 1], ends[i]),
  );
}
