import { real, squares } from './plan';

const RADIANS_PER_DEGREE = Math.PI / 180;

/** Coefficients of `src/geo/trigonometry`, innermost last. */
const SINE = [
  -1 / 6,
  1 / 120,
  -1 / 5040,
  1 / 362880,
  -1 / 39916800,
  1 / 6227020800,
  -1 / 1307674368000,
];
const COSINE = [
  -1 / 2,
  1 / 24,
  -1 / 720,
  1 / 40320,
  -1 / 3628800,
  1 / 479001600,
  -1 / 87178291200,
  1 / 20922789888000,
];

/** s·(c₀ + s·(c₁ + …)), in the order of operations of `src/geo/trigonometry`. */
function series(s: string, coefficients: readonly number[], last: string): string {
  return coefficients.reduceRight((inner, c) => `${s} * (${real(c)} + ${inner})`, last);
}

const sine = (x: string, s: string) =>
  `${x} + ${x} * ${series(s, SINE, `${s} / ${real(355687428096000)}`)}`;
const cosine = (s: string) =>
  `1e0 + ${series(s, COSINE.slice(0, -1), `${s} * (${real(COSINE[7])} - ${s} / ${real(6402373705728000)})`)}`;

/**
 * A query of `columns` and x, y, z: the unit vector of each row's longitude and latitude, written out in + − × ÷ as in `unitVectors`, so
 * that every engine has the study's numbers to the last bit and differences between their sines do no harm.
 */
export function unitVectorQuery(from: string, columns: readonly string[], where: string): string {
  const kept = columns.join(', ');
  const withPlace = [...new Set([...columns, 'longitude', 'latitude'])].join(', ');
  const radians = real(RADIANS_PER_DEGREE);
  return `select ${kept},
  across * case turn when 0e0 then cosa when 1e0 then -sina when 2e0 then -cosa else sina end as x,
  across * case turn when 0e0 then sina when 1e0 then cosa when 2e0 then -sina else -cosa end as y,
  case when latq = 0e0 then sinb when latq > 0e0 then cosb else -cosb end as z
from (select ${kept}, turn, latq, sina, cosa, sinb, cosb,
    case when latq = 0e0 then cosb else abs(sinb) end as across
  from (select ${kept}, latq, lngq - floor(lngq / 4e0) * 4e0 as turn,
      ${sine('a', 'sa')} as sina,
      ${cosine('sa')} as cosa,
      ${sine('b', 'sb')} as sinb,
      ${cosine('sb')} as cosb
    from (select ${kept}, lngq, latq, a, b, a * a as sa, b * b as sb
      from (select ${kept}, lngq, latq, (longitude - lngq * 90e0) * ${radians} as a,
          (latitude - latq * 90e0) * ${radians} as b
        from (select ${withPlace}, floor(longitude / 90e0 + 0.5e0) * 1e0 as lngq,
            floor(latitude / 90e0 + 0.5e0) * 1e0 as latq
          from ${from} where ${where}) as quarters) as radians) as squared) as waves) as parts`;
}

/** Squared chord between two rows. */
export const chord = (a: string, b: string): string =>
  squares((axis) => `${a}.${axis} - ${b}.${axis}`);

/** Aggregates of x, y, z that make a box. */
export const BOX = (['x', 'y', 'z'] as const)
  .map((axis) => `min(${axis}) as ${axis}lo, max(${axis}) as ${axis}hi`)
  .join(', ');
export const BOX_COLUMNS = ['xlo', 'xhi', 'ylo', 'yhi', 'zlo', 'zhi'] as const;

/** Least squared chord that points of two boxes can have; rounding is monotone, so it is never above a computed one. */
export const leastOfBoxes = (a: string, b: string): string =>
  squares((k) => `greatest(0e0, ${a}.${k}lo - ${b}.${k}hi, ${b}.${k}lo - ${a}.${k}hi)`);
/** Greatest squared chord that points of two boxes can have; never below a computed one. */
export const mostOfBoxes = (a: string, b: string): string =>
  squares((k) => `greatest(${a}.${k}hi - ${b}.${k}lo, ${b}.${k}hi - ${a}.${k}lo)`);
/** The same two for a point and a box. */
export const leastToBox = (p: string, box: string): string =>
  squares((k) => `greatest(0e0, ${box}.${k}lo - ${p}.${k}, ${p}.${k} - ${box}.${k}hi)`);
export const mostToBox = (p: string, box: string): string =>
  squares((k) => `greatest(${p}.${k} - ${box}.${k}lo, ${box}.${k}hi - ${p}.${k})`);
