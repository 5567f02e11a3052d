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
