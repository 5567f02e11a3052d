const RADIANS_PER_DEGREE = Math.PI / 180;

/**
 * Sine on [-π/4, π/4] by its Taylor series to x^17; the remainder is below 1e-19. Math.sin may differ in its last bit
 * between browsers, while + and × may not: whatever decides who belongs to a cluster rests on these two.
 */
export function sineNearZero(x: number): number {
  const s = x * x;
  return (
    x +
    x *
      s *
      (-1 / 6 +
        s *
          (1 / 120 +
            s *
              (-1 / 5040 +
                s *
                  (1 / 362880 +
                    s *
                      (-1 / 39916800 +
                        s * (1 / 6227020800 + s * (-1 / 1307674368000 + s / 355687428096000)))))))
  );
}

/** Cosine on [-π/4, π/4] by its Taylor series to x^18. */
export function cosineNearZero(x: number): number {
  const s = x * x;
  return (
    1 +
    s *
      (-1 / 2 +
        s *
          (1 / 24 +
            s *
              (-1 / 720 +
                s *
                  (1 / 40320 +
                    s *
                      (-1 / 3628800 +
                        s *
                          (1 / 479001600 +
                            s *
                              (-1 / 87178291200 +
                                s * (1 / 20922789888000 - s / 6402373705728000))))))))
  );
}

/**
 * Sine of an angle in degrees, right to about one unit in the last place and the same in every JavaScript engine. The
 * reduction to ±45° is exact for |degrees| up to 1e6.
 */
export function sinDegrees(degrees: number): number {
  const quarter = Math.round(degrees / 90);
  const x = (degrees - quarter * 90) * RADIANS_PER_DEGREE;
  switch (quarter & 3) {
    case 0:
      return sineNearZero(x);
    case 1:
      return cosineNearZero(x);
    case 2:
      return -sineNearZero(x);
    default:
      return -cosineNearZero(x);
  }
}

/** Cosine of an angle in degrees; as `sinDegrees`. */
export function cosDegrees(degrees: number): number {
  const quarter = Math.round(degrees / 90);
  const x = (degrees - quarter * 90) * RADIANS_PER_DEGREE;
  switch (quarter & 3) {
    case 0:
      return cosineNearZero(x);
    case 1:
      return -sineNearZero(x);
    case 2:
      return -cosineNearZero(x);
    default:
      return sineNearZero(x);
  }
}

/** Sine of an angle in radians between 0 and π/2, the same in every JavaScript engine. */
export function sinOfQuarter(radians: number): number {
  return radians <= Math.PI / 4 ? sineNearZero(radians) : cosineNearZero(Math.PI / 2 - radians);
}

/** Coefficients of the Taylor series of the arcsine: (2n)! / (4ⁿ (n!)² (2n + 1)). */
const ARCSINE = [1, 1 / 6, 3 / 40, 5 / 112, 35 / 1152, 63 / 2816, 231 / 13312, 143 / 10240];

/**
 * Arcsine in radians of a number from 0 to 1, the same in every JavaScript engine: the angle is halved by square roots, which
 * are exactly rounded everywhere, until the series to x^15 suffices.
 */
export function arcsine(x: number): number {
  let halvings = 1;
  while (x > 0.1) {
    x /= Math.sqrt(2 + 2 * Math.sqrt(1 - x * x));
    halvings *= 2;
  }
  const s = x * x;
  let sum = 0;
  for (let n = ARCSINE.length - 1; n >= 0; n--) sum = sum * s + ARCSINE[n];
  return halvings * x * sum;
}
