import { PositionMover } from '../../cluster';
import { isFineLevel, type BackgroundColumns, type PlaceColumns } from '../../model';

/** Rows of a register that are located well enough to be compared with: the others have NaN. */
export function registerPoints(
  { lng, lat, level }: BackgroundColumns,
  includeCoarse: boolean,
): { readonly lng: Float64Array; readonly lat: Float64Array } {
  return { lng: lng.map((x, row) => (isFineLevel(level[row], includeCoarse) ? x : NaN)), lat };
}

/** Redraws of a register need no seed of the study's: firms that are in it go where the study's seed takes them. */
const SEED = 1997;

/**
 * Draws a register anew with the firms that are compared with it, time after time. `at`: where the firms are. A row at the place of a firm is taken for
 * that firm (the first row at a place for the first firm there) and goes where it goes, so that no firm is counted apart from its own
 * row; every other row moves within its own error radius. `draw`: the number of the draw.
 */
export function registerRedrawer(
  register: BackgroundColumns,
  at: Pick<PlaceColumns, 'lng' | 'lat'>,
): (moved: Pick<PlaceColumns, 'lng' | 'lat'>, draw: number) => BackgroundColumns {
  const firmsAt = new Map<string, number[]>();
  // The last firm of a place is put in first, so that the first is taken first.
  for (let firm = at.lng.length - 1; firm >= 0; firm--) {
    if (Number.isNaN(at.lng[firm])) continue;
    const key = `${at.lng[firm]} ${at.lat[firm]}`;
    const there = firmsAt.get(key);
    if (there) there.push(firm);
    else firmsAt.set(key, [firm]);
  }
  const firmOf = Int32Array.from(register.lng, (x, row) => {
    const key = `${x} ${register.lat[row]}`;
    return firmsAt.get(key)?.pop() ?? -1;
  });
  const mover = new PositionMover(register, register.errorKm, SEED);
  return (moved, draw) => {
    const own = mover.move(draw);
    return {
      ...register,
      lng: own.lng.map((x, row) => (firmOf[row] < 0 ? x : moved.lng[firmOf[row]])),
      lat: own.lat.map((y, row) => (firmOf[row] < 0 ? y : moved.lat[firmOf[row]])),
    };
  };
}
