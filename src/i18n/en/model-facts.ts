import type { Alike } from '../../model';

/** What is said about the change of the effect of being inside when information flow joins. */
export interface ExplanationFacts {
  readonly outcome: string;
  readonly without: number;
  readonly with: number;
  readonly change: number;
  /** NaN where too many draws failed. */
  readonly low: number;
  readonly high: number;
  readonly draws: number;
  readonly failed: number;
  /** Something is held constant beside information flow. */
  readonly controlled: boolean;
  readonly units: number;
  /** Whole groups were drawn, by what errors let be alike; else single firms. */
  readonly whole: boolean;
  readonly alike: Alike;
  readonly seed: number;
  /** NaN where too many draws failed. */
  readonly monteCarloError: number;
  /** Proxies with which the difference shrinks, and those with which it grows, by their terms. */
  readonly together: readonly string[];
  readonly suppressors: readonly string[];
}

export interface SpecificationFacts {
  readonly count: number;
  readonly significantPositive: number;
  readonly significantNegative: number;
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly pValue: number;
  readonly draws: number;
  readonly seed: number;
  readonly alike: Alike;
}
