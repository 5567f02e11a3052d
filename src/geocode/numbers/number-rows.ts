/** 住居表示 (block and house numbers) or 地番 (lots). */
export type NumberKind = 'residence' | 'parcel';

/** A number as a file has it: up to three parts, the last ones ''. */
export interface NumberRow {
  readonly parts: readonly string[];
  /** Degrees. */
  readonly lng: number;
  readonly lat: number;
}

/**
 * The numbers of one town and kind: columns of one length in the order of the numbers. A part is -1 where there is none. Numbers
 * with letters (甲12) are not in the columns but in `other`, by their parts joined with '-'.
 */
export interface TownNumbers {
  readonly kind: NumberKind;
  readonly count: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly third: Int32Array;
  /** Degrees. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly other: ReadonlyMap<string, { readonly lng: number; readonly lat: number }>;
}

function isPlain(part: string): boolean {
  return part === '' || /^\d{1,9}$/.test(part);
}

/** Puts rows into columns. O(n log n). */
export function sortedNumbers(kind: NumberKind, rows: readonly NumberRow[]): TownNumbers {
  const plain = rows.filter(({ parts }) => parts[0] !== '' && parts.every(isPlain));
  const value = (part: string | undefined): number => (part ? Number(part) : -1);
  const keyed = plain.map(({ parts, lng, lat }) => ({ key: parts.map(value), lng, lat }));
  keyed.sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || a.key[2] - b.key[2]);
  const other = new Map<string, { lng: number; lat: number }>();
  for (const { parts, lng, lat } of rows) {
    if (parts[0] === '' || parts.every(isPlain)) continue;
    other.set(parts.filter((part) => part !== '').join('-'), { lng, lat });
  }
  return {
    kind,
    count: keyed.length,
    first: Int32Array.from(keyed, ({ key }) => key[0]),
    second: Int32Array.from(keyed, ({ key }) => key[1] ?? -1),
    third: Int32Array.from(keyed, ({ key }) => key[2] ?? -1),
    lng: Float64Array.from(keyed, ({ lng }) => lng),
    lat: Float64Array.from(keyed, ({ lat }) => lat),
    other,
  };
}

/** First row whose number is not below [a, b, c]. */
export function lowerBound(numbers: TownNumbers, a: number, b = -1, c = -1): number {
  const { first, second, third } = numbers;
  let low = 0;
  let high = numbers.count;
  while (low < high) {
    const mid = (low + high) >>> 1;
    const order = first[mid] - a || second[mid] - b || third[mid] - c;
    if (order < 0) low = mid + 1;
    else high = mid;
  }
  return low;
}
