/**
 * Numbers as files hold them. JavaScript engines may differ in the last bit of sin, exp, log and pow, so every computed number is
 * rounded to a documented number of digits; the rounding itself (toPrecision, toFixed, Number to String) is exactly
 * specified by ECMAScript, and so the bytes are the same everywhere.
 */

/** Significant digits of every number but coordinates. */
export const SIGNIFICANT_DIGITS = 10;

/** Decimals of degrees: about a centimetre. */
export const COORDINATE_DECIMALS = 7;

/** `value` rounded to `digits` significant digits, -0 as 0; NaN and infinities stay. */
export function roundSignificant(value: number, digits = SIGNIFICANT_DIGITS): number {
  if (!Number.isFinite(value)) return value;
  const rounded = Number(value.toPrecision(digits));
  // The largest doubles round to more than a double holds.
  return Number.isFinite(rounded) ? rounded + 0 : value;
}

/** Degrees rounded to 7 decimals, -0 as 0; NaN stays. */
export function roundCoordinate(degrees: number): number {
  if (!Number.isFinite(degrees)) return degrees;
  return Number(degrees.toFixed(COORDINATE_DECIMALS)) + 0;
}

/** A number for a CSV cell: rounded, in the shortest form that reads back the same, '' for NaN and infinities. */
export function formatNumber(value: number, digits = SIGNIFICANT_DIGITS): string {
  return Number.isFinite(value) ? String(roundSignificant(value, digits)) : '';
}

/** Degrees for a CSV cell, '' for NaN. */
export function formatCoordinate(degrees: number): string {
  return Number.isFinite(degrees) ? String(roundCoordinate(degrees)) : '';
}
