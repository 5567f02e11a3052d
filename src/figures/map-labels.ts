/** A text beside a point of a map, pixels. */
export interface PlacedLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Height of a line, and widths of a full and a half character at the figures' size of text. */
const LINE = 13;
const FULL = 11;
const HALF = 6.2;

function widthOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (/[\u1100-\uffdc]/u.test(one) ? FULL : HALF), 0);
}

/** Right above, right below, left above, left below. */
const SPOTS = [
  { dx: 6, dy: -4, anchor: 'start' },
  { dx: 6, dy: 12, anchor: 'start' },
  { dx: -6, dy: -4, anchor: 'end' },
  { dx: -6, dy: 12, anchor: 'end' },
] as const;

/**
 * Places each text at the first spot beside its point where it covers no text that was placed before and stays within the
 * width; texts without such a spot are left out. The first come first.
 */
export function placeLabels(
  points: readonly { readonly text: string; readonly x: number; readonly y: number }[],
  width: number,
  height: number,
): PlacedLabel[] {
  const taken: Box[] = [];
  return points.flatMap(({ text, x, y }) => {
    const length = widthOf(text);
    for (const { dx, dy, anchor } of SPOTS) {
      const left = anchor === 'start' ? x + dx : x + dx - length;
      const box = { left, right: left + length, top: y + dy - LINE + 2, bottom: y + dy + 2 };
      const within = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
      if (!within || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      return [{ text, x: x + dx, y: y + dy, anchor }];
    }
    return [];
  });
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
