import { fUpper } from '../stats/distributions';

/** A prior that counts as fewer firms than this is none: areas differ as much as shares can. */
const LEAST_FIRMS = 1e-3;
const TAIL = 0.025;
/** Of a share, as near as its bound is looked for. */
const EXACT = 1e-10;

/** What shares are drawn towards: as if each area had so many firms more, with the mean share. */
export interface Prior {
  readonly mean: number;
  /** Infinity where areas differ no more than chance makes them. */
  readonly firms: number;
}

/** Shares with intervals of 95 %; NaN where no firm has a value, intervals NaN too where the prior leaves nothing open. */
export interface ShrunkShares {
  readonly prior: Prior | null;
  readonly value: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Shares (`above` of `n` firms, one entry per area) drawn towards the share of all by how little each area rests on: the beta prior whose mean and variance are
 * those of the shares beyond chance, by moments (Marshall 1991, with the binomial variance), and each area's posterior mean and equal-tailed interval (Clayton and Kaldor 1987 for counts;
 * the prior is taken as known). Time grows with the distinct pairs of numbers.
 */
export function shrunkShares(above: Int32Array, n: Int32Array): ShrunkShares {
  const prior = priorOf(above, n);
  const value = new Float64Array(n.length).fill(NaN);
  const low = value.slice();
  const high = value.slice();
  const met = new Map<string, readonly [number, number]>();
  n.forEach((firms, area) => {
    if (firms === 0 || !prior) return;
    if (prior.firms === Infinity) {
      value[area] = prior.mean;
      return;
    }
    const a = prior.mean * prior.firms + above[area];
    const b = (1 - prior.mean) * prior.firms + firms - above[area];
    value[area] = a / (a + b);
    const key = `${above[area]} ${firms}`;
    let ends = met.get(key);
    if (!ends) met.set(key, (ends = [betaQuantile(TAIL, a, b), betaQuantile(1 - TAIL, a, b)]));
    [low[area], high[area]] = ends;
  });
  return { prior, value, low, high };
}

/** Null without a firm. */
function priorOf(above: Int32Array, n: Int32Array): Prior | null {
  const all = n.reduce((sum, own) => sum + own, 0);
  if (all === 0) return null;
  const mean = above.reduce((sum, own) => sum + own, 0) / all;
  const areas = n.reduce((sum, own) => sum + (own > 0 ? 1 : 0), 0);
  const binomial = mean * (1 - mean);
  let spread = 0;
  n.forEach((own, area) => {
    if (own > 0) spread += own * (above[area] / own - mean) ** 2;
  });
  const beyond = spread / all - (binomial * areas) / all;
  if (!(beyond > 0)) return { mean, firms: Infinity };
  return { mean, firms: Math.max(LEAST_FIRMS, binomial / beyond - 1) };
}

/** The share below which a beta variable lies with this chance, by halving. */
export function betaQuantile(chance: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  while (high - low > EXACT) {
    const middle = (low + high) / 2;
    // A beta variable over its complement is an F variable.
    const upper = fUpper((b * middle) / (a * (1 - middle)), 2 * a, 2 * b);
    if (1 - upper < chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
