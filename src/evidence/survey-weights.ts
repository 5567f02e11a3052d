import { sum } from '../stats/summary';
import { refused, type EvidenceNote, note, type Refusal } from './problem';

/** How much a sample's weights come to. */
export interface WeightSums {
  readonly sum: number;
  /** (Σw)² / Σw²: as many firms with equal weights would say as much of a mean. Source: Kish 1965. */
  readonly effective: number;
}

/** Firms left out for their weights, which have all else. */
export interface Unweighted {
  /** Without a weight. */
  readonly missing: number;
  /** With the weight 0: they stand for nobody. */
  readonly zero: number;
}

/** Why weights (NaN where a firm has none) can't be used, or null. */
export function checkWeights(weights: Float64Array): Refusal | null {
  const negative = weights.filter((weight) => weight < 0);
  if (negative.length > 0)
    return refused('survey-weights-negative', { rows: negative.length, example: negative[0] });
  return weights.some((weight) => weight > 0)
    ? null
    : refused('survey-weights-none', { firms: weights.length });
}

export function weightSums(weights: Float64Array): WeightSums {
  const total = sum(weights);
  // In shares of the largest, so that squares can't overflow.
  const most = weights.reduce((least, weight) => Math.max(least, weight), 0);
  const squares = sum(weights.map((weight) => (weight / most) ** 2));
  return { sum: total, effective: (total / most) ** 2 / squares };
}

/** What must be said of the firms that weights leave out. */
export function notesOnUnweighted({ missing, zero }: Unweighted): EvidenceNote[] {
  return [
    ...(missing > 0 ? [note('survey-weights-missing', { rows: missing })] : []),
    ...(zero > 0 ? [note('survey-weights-zero', { rows: zero })] : []),
  ];
}
