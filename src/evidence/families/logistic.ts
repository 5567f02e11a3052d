/** 1 / (1 + e^−η) without overflow. */
export function logistic(eta: number): number {
  if (eta >= 0) return 1 / (1 + Math.exp(-eta));
  const odds = Math.exp(eta);
  return odds / (1 + odds);
}
