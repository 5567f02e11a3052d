import type { FirmsMark } from '../study';

/** A number of a table, or a part of a figure, that leads to the firms behind it. Print leaves it out. */
export interface FirmsLink {
  readonly mark: FirmsMark;
  /** What a person is told it does. */
  readonly label: string;
}

/** A part of a figure, in the units of its view box. */
export interface FigureLink extends FirmsLink {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a part of a figure lies, in percent of the figure's sides. */
export function placeOf(
  { x, y, width, height }: FigureLink,
  viewBox: string,
): {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
} {
  const [left, top, wide, high] = viewBox.split(' ').map(Number);
  return {
    left: (100 * (x - left)) / wide,
    top: (100 * (y - top)) / high,
    width: (100 * width) / wide,
    height: (100 * height) / high,
  };
}
