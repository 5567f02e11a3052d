import { contour } from '../../geo/contour';
import type { KmGrid } from '../../geo/disc-field';
import { assemblePolygons, roundRing, type Ring } from '../../geo/rings';
import type { MultiPolygonCoordinates } from '../../model/cluster';

/** Lines of a surface that are told apart. */
const MOST_LEVELS = 6;
/** Steps within a power of ten, finest first. */
const SERIES = [[1, 2, 5], [1, 3], [1]] as const;

/**
 * Round levels between two values, ascending: 1, 2, 5, 10 … where six of them span the range, else 1, 3, 10 … or powers of ten. The
 * six uppermost of these; none where the range holds none.
 */
export function roundLevels(above: number, upTo: number): number[] {
  if (!(above > 0) || !(upTo > above)) return [];
  const within = (series: readonly number[]) => {
    const levels: number[] = [];
    for (let power = Math.floor(Math.log10(above)); power <= Math.ceil(Math.log10(upTo)); power++)
      for (const digit of series) {
        // Parsed, so that the level is the very number that it is written as.
        const level = Number(`${digit}e${power}`);
        if (level > above && level <= upTo) levels.push(level);
      }
    return levels;
  };
  const fitting = SERIES.map(within).find((levels) => levels.length <= MOST_LEVELS);
  return (fitting ?? within([1])).slice(-MOST_LEVELS);
}

/** Where a field is at least so high; nodes on the rim must be lower. Rounded to 7 decimals. */
export function regionAbove(
  fields: readonly { readonly grid: KmGrid; readonly value: Float64Array }[],
  level: number,
): MultiPolygonCoordinates {
  const rings = fields.flatMap(({ grid, value }): Ring[] =>
    contour(
      value.map((own) => -own),
      -level,
      grid,
    ),
  );
  return assemblePolygons(rings.map(roundRing));
}
