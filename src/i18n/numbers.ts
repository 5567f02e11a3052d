/** Numbers as people read them. Both languages of the product write digits alike: 12,345.6. */
const count = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export function formatCount(value: number): string {
  return Number.isFinite(value) ? count.format(value) : '–';
}

/** Kilometres with the digits that they can bear: 0.18, 4.2, 37, 1,204. */
export function formatKm(km: number): string {
  if (!Number.isFinite(km)) return '–';
  const digits = km < 1 ? 2 : km < 20 ? 1 : 0;
  return formatFixed(km, digits);
}

export function formatFixed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '–';
  return new Intl.NumberFormat('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A share from 0 to 1 as whole per cent. */
export function formatShare(share: number): string {
  return Number.isFinite(share) ? `${formatFixed(share * 100, 0)}%` : '–';
}
