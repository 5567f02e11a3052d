import { sourced } from './sources';

/** Numbers as people read them. Both languages of the product write digits alike: 12,345.6. */
const count = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export function formatCount(value: number): string {
  return sourced(value, () => (Number.isFinite(value) ? count.format(value) : '–'));
}

/** An English count of things: 1 firm, 2,143 firms. */
export function counted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Kilometres with the digits that they can bear: 0.18, 4.2, 37, 1,204. */
export function formatKm(km: number): string {
  if (!Number.isFinite(km)) return '–';
  const digits = km < 1 ? 2 : km < 20 ? 1 : 0;
  return formatFixed(km, digits);
}

/** A limit of a class in two digits: 0.5, 20, 3.7. */
export function formatLimit(value: number): string {
  return String(Number(value.toPrecision(2)));
}

/** A distance and half its 95 % interval, to the same digits where they show it: 3.1 km ± 0.8. The distance alone where no error is known. */
export function formatKmWithError(km: number, errorKm = NaN): string {
  const text = `${formatKm(km)} km`;
  if (!Number.isFinite(km) || !Number.isFinite(errorKm)) return text;
  const digits = km < 1 ? 2 : km < 20 ? 1 : 0;
  const rounded = formatFixed(errorKm, digits);
  return `${text} ± ${Number(rounded.replaceAll(',', '')) === 0 ? formatKm(errorKm) : rounded}`;
}

export function formatFixed(value: number, digits: number): string {
  return sourced(value, () => {
    if (!Number.isFinite(value)) return '–';
    return new Intl.NumberFormat('en', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value);
  });
}

/** A share from 0 to 1 as whole per cent. */
export function formatShare(share: number): string {
  return Number.isFinite(share) ? `${formatFixed(share * 100, 0)}%` : '–';
}

/** A p-value with three digits, smaller ones as an upper bound. */
export function formatP(value: number): string {
  return sourced(value, () => {
    if (!Number.isFinite(value)) return '–';
    return value < 0.001 ? '< 0.001' : formatFixed(value, 3);
  });
}

/** A p-value in a sentence: p = 0.012, p < 0.001. */
export function statedP(value: number): string {
  return value < 0.001 ? `p ${formatP(value)}` : `p = ${formatP(value)}`;
}

/** A number of either sign with so many digits behind the point; a true minus. */
export function formatDecimals(value: number, digits: number): string {
  return sourced(value, () => formatFixed(value, digits).replace('-', '−'));
}

/** Three digits behind the point, more where a number is so small that they would all be 0; a true minus. */
export function formatEstimate(value: number): string {
  return sourced(value, () => {
    if (!Number.isFinite(value)) return '–';
    const size = Math.abs(value);
    const digits =
      size >= 1000
        ? 0
        : size >= 0.0995 || value === 0
          ? 3
          : Math.min(8, 2 - Math.floor(Math.log10(size)));
    return formatDecimals(value, digits);
  });
}

/** A mean or a difference of means: two digits behind the point, two that count where those would be 0; a true minus. */
export function formatMean(value: number): string {
  return sourced(value, () => {
    if (!Number.isFinite(value)) return '–';
    const size = Math.abs(value);
    const digits = size >= 0.0995 || size < 1e-8 ? 2 : 1 - Math.floor(Math.log10(size));
    return formatDecimals(value, digits);
  });
}

/** A difference of means with its sign: +0.20, −0.05. */
export function formatDifference(value: number): string {
  return value > 0 ? `+${formatMean(value)}` : formatMean(value);
}

/** An estimate with as many digits as its interval can bear: two that count in half the interval's width. */
export function formatBeside(value: number, low: number, high: number): string {
  return sourced(value, () => {
    const half = (high - low) / 2;
    if (!(half > 0) || !Number.isFinite(half)) return formatEstimate(value);
    const digits = Math.min(8, Math.max(0, 1 - Math.floor(Math.log10(half))));
    return formatDecimals(value, digits);
  });
}

/** A share from 0 to 1, or a difference of shares, in hundredths without their sign: 12.3, 0.46. */
export function formatPoints(share: number): string {
  const size = Math.abs(share * 100);
  return sourced(share, () => formatDecimals(share * 100, size > 0 && size < 0.95 ? 2 : 1));
}

/** Firms per km²: whole from ten on, and two digits that count of what is thinner (0.039). */
export function formatDensity(value: number): string {
  const digits = value >= 10 ? 0 : value >= 1 ? 1 : value >= 0.1 ? 2 : value > 0 ? 3 : 0;
  return formatFixed(value, digits);
}

/** A value of a measure: whole numbers as such, others with the digits that they need. */
export function formatMeasure(value: number): string {
  return formatFixed(value, Number.isInteger(value) ? 0 : 2);
}
