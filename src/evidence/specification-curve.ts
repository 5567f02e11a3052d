import { UNATTENDED, type Run } from '../model/run';
import { tTwoSided } from '../stats/distributions';
import { drawInParts, eachDraw, type DrawTask } from '../stats/draw-parts';
import { quantileOfSorted } from '../stats/summary';
import { PatternDraws } from './draws/pattern-draws';
import type { PermutationOptions } from './draws/permutation';
import { answered, note, refused, type EvidenceResult } from './problem';
import {
  estimateAll,
  prepare,
  standardise,
  type Prepared,
  type SpecificationInput,
} from './specification-sample';

export type { SpecificationInput };

/** The difference inside minus outside under one choice of everything, in standard deviations of the outcome. */
export interface SpecificationEstimate {
  /** Indices into the input's lists. */
  readonly outcome: number;
  readonly definition: number;
  readonly control: number;
  readonly estimate: number;
  /** Clustered by municipality; judged by t with groups − 1 degrees of freedom. */
  readonly stdError: number;
  readonly t: number;
  readonly pValue: number;
  readonly ciLow: number;
  readonly ciHigh: number;
}

export interface SpecificationCurve {
  readonly n: number;
  readonly groups: number;
  /** Ascending by estimate. */
  readonly specifications: readonly SpecificationEstimate[];
  /** Median of the estimates. */
  readonly median: number;
  /** Specifications without an estimate: one side empty, or no error to judge by. */
  readonly skipped: number;
  readonly significantPositive: number;
  readonly significantNegative: number;
  /** Against no effect under any specification; p is NaN without draws. */
  readonly joint: {
    /** Median of the t statistics, and how often a permutation's is as far from 0. */
    readonly medianT: number;
    readonly pValue: number;
    /** How often a permutation has as many significant specifications of one sign. */
    readonly sharePValue: number;
    readonly draws: number;
    readonly seed: number;
  };
}

/** Median of the statistics that are known, and the most significant ones of one sign. */
function sumUp(ts: readonly number[], critical: number): { median: number; significant: number } {
  const known = Float64Array.from(ts.filter(Number.isFinite)).sort();
  let above = 0;
  let below = 0;
  for (const t of known) {
    if (t > critical) above++;
    else if (t < -critical) below++;
  }
  return { median: quantileOfSorted(known, 0.5), significant: Math.max(above, below) };
}

/** What the joint test compares its draws with. */
interface Joint {
  readonly prepared: Prepared;
  readonly observed: ReturnType<typeof sumUp>;
  readonly seed: number;
}

/** Counts the draws whose median is as far from 0, and those with as many significant specifications. */
export const CURVE_DRAWS: DrawTask<Joint, { readonly farther: number; readonly more: number }> = {
  name: 'specification-curve',
  start: ({ prepared, observed, seed }) => {
    const pattern = new PatternDraws(prepared, seed);
    const inside = new Uint8Array(prepared.n);
    const scratch = new Float64Array(prepared.n);
    return async (from, to, run) => {
      let [farther, more] = [0, 0];
      const draw = (number: number): void => {
        pattern.goTo(number);
        const drawn: number[] = [];
        prepared.definitions.forEach((_, definition) => {
          pattern.fill(definition, inside);
          prepared.controls.forEach((__, control) =>
            estimateAll(prepared, control, inside, scratch, (___, estimate, error) =>
              drawn.push(estimate / error),
            ),
          );
        });
        const { median, significant } = sumUp(drawn, prepared.critical);
        // A draw without a single estimate counts as extreme, which can only raise p.
        if (!(Math.abs(median) < Math.abs(observed.median) * (1 - 1e-9))) farther++;
        if (significant >= observed.significant) more++;
      };
      await eachDraw(from, to, drawCost(prepared), run, draw);
      return { farther, more };
    };
  },
};

function drawCost({ definitions, controls, n }: Prepared): number {
  return definitions.length * controls.length * n * 8;
}

async function jointTest(
  prepared: Prepared,
  ts: readonly number[],
  { seed, draws, progress }: PermutationOptions,
  run: Run,
): Promise<SpecificationCurve['joint']> {
  const observed = sumUp(ts, prepared.critical);
  const plan = { draws, cost: drawCost(prepared), progress };
  const parts = await drawInParts(CURVE_DRAWS, { prepared, observed, seed }, plan, run);
  const p = (of: 'farther' | 'more') =>
    draws > 0 ? (parts.reduce((sum, part) => sum + part[of], 0) + 1) / (draws + 1) : NaN;
  return { medianT: observed.median, pValue: p('farther'), sharePValue: p('more'), draws, seed };
}

/**
 * Estimates the difference inside minus outside under every combination of outcome, definition and controls, by linear models
 * whose controls are partialled out, with errors clustered by municipality, and tests them jointly: outcomes without what
 * the controls account for stay where they are, and whole municipalities exchange the share of their firms that is inside,
 * the same exchange under every definition. O(draws · definitions · controls · outcomes · firms). Progress and cancelling
 * through `run`. Sources: Simonsohn, Simmons and Nelson 2020; Freedman and Lane 1983; Chung and Romano 2013.
 */
export async function specificationCurve(
  input: SpecificationInput,
  options: PermutationOptions,
  run: Run = UNATTENDED,
): Promise<EvidenceResult<SpecificationCurve>> {
  const n = input.groups.length;
  const outcomes = input.outcomes.map(standardise);
  if (outcomes.some((values) => !values))
    return refused('outcome-constant', { value: input.outcomes[0][0] ?? NaN, firms: n });
  const prepared = prepare(input, outcomes as Float64Array[]);
  if (prepared.groups < 2) return refused('one-municipality', { firms: n });
  const scratch = new Float64Array(n);
  const found: SpecificationEstimate[] = [];
  const ts: number[] = [];
  prepared.definitions.forEach((inside, definition) =>
    prepared.controls.forEach((_, control) =>
      estimateAll(prepared, control, inside, scratch, (outcome, estimate, stdError) => {
        const t = estimate / stdError;
        ts.push(t);
        if (!Number.isFinite(t)) return;
        const reach = prepared.critical * stdError;
        found.push({
          outcome,
          definition,
          control,
          estimate,
          stdError,
          t,
          pValue: tTwoSided(t, prepared.groups - 1),
          ciLow: estimate - reach,
          ciHigh: estimate + reach,
        });
      }),
    ),
  );
  if (found.length === 0) return refused('group-empty', { group: 'inside', missing: 0 });
  const joint = await jointTest(prepared, ts, options, run);
  const curve: SpecificationCurve = {
    n,
    groups: prepared.groups,
    specifications: [...found].sort((a, b) => a.estimate - b.estimate),
    median: quantileOfSorted(
      found.map(({ estimate }) => estimate).sort((a, b) => a - b),
      0.5,
    ),
    skipped: ts.length - found.length,
    significantPositive: found.filter(({ ciLow }) => ciLow > 0).length,
    significantNegative: found.filter(({ ciHigh }) => ciHigh < 0).length,
    joint,
  };
  const ungrouped = input.groups.reduce((count, group) => count + (group < 0 ? 1 : 0), 0);
  return answered(curve, ungrouped > 0 ? [note('groups-missing', { rows: ungrouped })] : []);
}
