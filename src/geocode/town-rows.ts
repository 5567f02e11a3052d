/**
 * The towns of one municipality as a gazetteer gives them: columns of one length. Both the folder and the pack are read
 * into this, and the index is made from it.
 */
export interface TownRows {
  readonly count: number;
  /** 大字 or 町 as the gazetteer writes it. */
  readonly oaza: readonly string[];
  /** 一丁目, or ''. */
  readonly chome: readonly string[];
  /** 1 for 一丁目; 0 without a 丁目. */
  readonly chomeNumber: ArrayLike<number>;
  /** 小字, or ''. */
  readonly koaza: readonly string[];
  /** Degrees; NaN where the gazetteer has none. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** How many were given coordinates that can't be theirs, and have none here; absent for none. */
  readonly outside?: number;
}

/** The rows of several municipalities as if they were of one (浜松's old wards make one new ward). */
export function joinRows(
  parts: readonly TownRows[],
  keep: (part: number, oaza: string) => boolean,
): TownRows {
  const oaza: string[] = [];
  const chome: string[] = [];
  const chomeNumber: number[] = [];
  const koaza: string[] = [];
  const lng: number[] = [];
  const lat: number[] = [];
  parts.forEach((rows, part) => {
    for (let i = 0; i < rows.count; i++) {
      if (!keep(part, rows.oaza[i])) continue;
      oaza.push(rows.oaza[i]);
      chome.push(rows.chome[i]);
      chomeNumber.push(rows.chomeNumber[i]);
      koaza.push(rows.koaza[i]);
      lng.push(rows.lng[i]);
      lat.push(rows.lat[i]);
    }
  });
  return {
    count: oaza.length,
    oaza,
    chome,
    chomeNumber,
    koaza,
    lng: Float64Array.from(lng),
    lat: Float64Array.from(lat),
  };
}
