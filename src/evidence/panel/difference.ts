import { UNATTENDED, type Run } from '../../model/run';
import { FEW_GROUPS, gatherGroups, type Grouping } from '../groups';
import {
  permuteDifference,
  permuteMunicipalities,
  type GroupPermutationTest,
  type PermutationTest,
} from '../draws/permutation';
import type { Sides } from '../draws/permutation-draws';
import { answered, note, refused, type EvidenceResult, type Refusal } from '../problem';
import {
  chosenRows,
  sampleOf,
  stackCohorts,
  usableFirms,
  type EventPanel,
  type Stacked,
  type UsableFirms,
} from './cohorts';
import {
  fitTwoWay,
  jointTest,
  type PanelEstimate,
  type PanelFamily,
  type PanelFailure,
  type PanelFit,
} from './two-way';

/** Firms that each side has at least; with fewer, clustered errors are far too small (MacKinnon and Webb 2017). */
export const LEAST_CHANGED = 5;

/** A difference in differences: how much more the measure changed where it happened. */
export interface Difference extends PanelEstimate, Omit<PanelFit, 'terms' | 'covariance'> {
  /** Poisson: exp of the estimate, the ratio of the changes. */
  readonly ratio?: { readonly estimate: number; readonly ciLow: number; readonly ciHigh: number };
}

/** How far those it happened to had moved away from the others at a time before or after, from the last time before. */
export interface PathPoint extends Pick<
  PanelEstimate,
  'estimate' | 'stdError' | 'ciLow' | 'ciHigh' | 'pValue'
> {
  /** Times since it happened: negative before, 0 the first time after. */
  readonly relative: number;
}

export interface DifferencePath {
  /** Ascending, without the last time before, with which the others compare. */
  readonly points: readonly PathPoint[];
  /** Whether all points before are zero; null where there are none. */
  readonly before: {
    readonly statistic: number;
    readonly df1: number;
    readonly df2: number;
    readonly pValue: number;
  } | null;
}

/** A mean of the measure, and of how many observations. */
export interface CellMean {
  readonly n: number;
  readonly mean: number;
}

export interface DifferenceInDifferences {
  readonly treated: number;
  readonly never: number;
  readonly oneSided: number;
  readonly once: number;
  readonly cohorts: number;
  /** Means of observations before and after, of the firms it never happened to by each cohort's time. */
  readonly means: Readonly<
    Record<'treated' | 'never', { readonly before: CellMean; readonly after: CellMean }>
  >;
  readonly linear: EvidenceResult<Difference>;
  /** Null where the measure is no count, or yes and no. */
  readonly poisson: EvidenceResult<Difference> | null;
  /** By least squares; null where it can't be had. */
  readonly path: DifferencePath | null;
  /** As if it had happened in the middle of the times before; null with fewer than two of them. */
  readonly placebo: {
    readonly linear: EvidenceResult<Difference>;
    readonly poisson: EvidenceResult<Difference> | null;
    /** Times before it happened at which it is supposed to have happened, of the first cohort that has any. */
    readonly early: number;
  } | null;
  /** It happened to others, drawn; null where it happened at several times. */
  readonly permutation: PermutationTest | GroupPermutationTest | null;
}

export interface DifferenceOptions {
  readonly seed: number;
  /** 0 for none. */
  readonly draws: number;
  /** What is changed is counted: Poisson is tried. */
  readonly counts: boolean;
}

/**
 * Whether a measure changed more for the firms that something happened to than for those that it never happened to. Refused where fewer than
 * `LEAST_CHANGED` of either can be used. Estimates that can't be had refuse on their own.
 */
export async function differenceInDifferences(
  panel: EventPanel,
  { seed, draws, counts }: DifferenceOptions,
  run: Run = UNATTENDED,
): Promise<EvidenceResult<DifferenceInDifferences>> {
  const usable = usableFirms(panel);
  const { treated, never, oneSided, once, cohorts } = usable;
  const refusal = tooFew(usable);
  if (refusal) return refusal;
  const stack = stackCohorts(panel, usable);
  const after = (i: number) => stack.relative[i] >= 0;
  const estimate = (family: PanelFamily) => estimated(panel, stack, after, family);
  return answered({
    ...{ treated: treated.length, never: never.length, oneSided, once, cohorts: cohorts.length },
    means: meansOf(panel, stack),
    linear: estimate('linear'),
    poisson: counts ? estimate('poisson') : null,
    path: pathOf(panel, stack),
    placebo: placeboOf(panel, stack, usable, counts),
    permutation:
      cohorts.length === 1 && draws > 0
        ? await permuted(panel, usable, { seed, draws }, run)
        : null,
  });
}

function tooFew({ treated, never, oneSided, once }: UsableFirms): Refusal | null {
  const least = LEAST_CHANGED;
  if (treated.length < least)
    return refused('panel-few-changed', { firms: treated.length, unknown: oneSided, least });
  if (never.length < least)
    return refused('panel-few-unchanged', { firms: never.length, unknown: once, least });
  return null;
}

/** The one term: firms of the cohort, from when it happened. */
function estimated(
  panel: EventPanel,
  stack: Stacked,
  happened: (i: number) => boolean,
  family: PanelFamily,
): EvidenceResult<Difference> {
  const term = Float64Array.from(stack.treated, (treated, i) => (treated && happened(i) ? 1 : 0));
  const sample = sampleOf(panel, stack, [term]);
  const negative = sample.y.findIndex((value) => value < 0);
  if (family === 'poisson' && negative >= 0) {
    const rows = sample.y.reduce((sum, value) => sum + (value < 0 ? 1 : 0), 0);
    return refused('outcome-negative', { rows, example: sample.y[negative] });
  }
  const found = fitTwoWay(sample, family);
  if (!found.ok) return refusedBy(found.failure, family, sample.y);
  const { n, units, times, groups, single, without, emptyTimes, terms } = found.value;
  const fit = { family, n, units, times, groups, single, without, emptyTimes };
  const [own] = terms;
  const few = fit.groups < FEW_GROUPS;
  const ratio = {
    estimate: Math.exp(own.estimate),
    ciLow: Math.exp(own.ciLow),
    ciHigh: Math.exp(own.ciHigh),
  };
  return answered(
    { ...own, ...fit, ...(family === 'poisson' ? { ratio } : {}) },
    few ? [note('few-groups', { groups: fit.groups, least: FEW_GROUPS })] : [],
  );
}

function refusedBy(failure: PanelFailure, family: PanelFamily, y: Float64Array): Refusal {
  if (y.every((value) => value === y[0]))
    return refused('outcome-constant', { value: y[0], firms: y.length });
  return refused('panel-not-estimated', { failure, family });
}

function meansOf({ y }: EventPanel, { row, relative, treated }: Stacked) {
  const cell = (side: number, isAfter: boolean): CellMean => {
    let [n, sum] = [0, 0];
    row.forEach((at, i) => {
      if (treated[i] !== side || relative[i] >= 0 !== isAfter) return;
      n++;
      sum += y[at];
    });
    return { n, mean: sum / n };
  };
  const side = (of: number) => ({ before: cell(of, false), after: cell(of, true) });
  return { treated: side(1), never: side(0) };
}

/** A term per time before and after but the last one before; null where the panel has two times, or it can't be estimated. */
function pathOf(panel: EventPanel, stack: Stacked): DifferencePath | null {
  const all = new Set(stack.relative.filter((_, i) => stack.treated[i] === 1));
  const times = [...all].filter((relative) => relative !== -1).sort((a, b) => a - b);
  if (!all.has(-1) || times.length < 2) return null;
  const terms = times.map((time) =>
    Float64Array.from(stack.treated, (treated, i) =>
      treated && stack.relative[i] === time ? 1 : 0,
    ),
  );
  const found = fitTwoWay(sampleOf(panel, stack, terms), 'linear');
  if (!found.ok) return null;
  const before = times.flatMap((relative, at) => (relative < 0 ? [at] : []));
  return {
    points: found.value.terms.map(({ statistic: _, ...point }, at) => ({
      relative: times[at],
      ...point,
    })),
    before: before.length > 0 ? jointTest(found.value, before) : null,
  };
}

/** Observations before alone, of cohorts that have two times or more of them; it is supposed to have happened in their middle. */
function placeboOf(
  panel: EventPanel,
  stack: Stacked,
  { cohorts }: UsableFirms,
  counts: boolean,
): DifferenceInDifferences['placebo'] {
  const first = panel.time.reduce((least, time) => Math.min(least, time), Infinity);
  const early = cohorts.map((since) => Math.floor((since - first) / 2));
  const kept = chosenRows(stack, (i) => early[stack.cohort[i]] > 0 && stack.relative[i] < 0);
  const told = early.find((times) => times > 0);
  if (told === undefined) return null;
  const happened = (i: number) => kept.relative[i] >= -early[kept.cohort[i]];
  return {
    linear: estimated(panel, kept, happened, 'linear'),
    poisson: counts ? estimated(panel, kept, happened, 'poisson') : null,
    early: told,
  };
}

/**
 * Each firm's mean after less its mean before (Bertrand, Duflo and Mullainathan 2004), by those it happened to and the others, each in the order of their
 * numbers, and whom they may be like. For one cohort.
 */
export function changesOf(
  panel: EventPanel,
  { treated, never, cohorts: [since] }: UsableFirms,
): { readonly sides: Sides; readonly grouping: Grouping } {
  const sums = new Float64Array(4 * panel.since.length);
  panel.unit.forEach((firm, i) => {
    if (Number.isNaN(panel.y[i])) return;
    const at = 4 * firm + (panel.time[i] >= since ? 2 : 0);
    sums[at] += panel.y[i];
    sums[at + 1]++;
  });
  const change = (firm: number) =>
    sums[4 * firm + 2] / sums[4 * firm + 3] - sums[4 * firm] / sums[4 * firm + 1];
  const firms = [...treated, ...never].filter((firm) => !Number.isNaN(change(firm)));
  const own = new Set(treated);
  const sides = {
    values: Float64Array.from(firms, change),
    isInside: Uint8Array.from(firms, (firm) => (own.has(firm) ? 1 : 0)),
  };
  return { sides, grouping: gatherGroups(panel.group, firms) };
}

/** Those it happened to change places with others: whole groups where firms may be alike. */
async function permuted(
  panel: EventPanel,
  usable: UsableFirms,
  options: { readonly seed: number; readonly draws: number },
  run: Run,
): Promise<DifferenceInDifferences['permutation']> {
  const { sides, grouping } = changesOf(panel, usable);
  return grouping.count < sides.values.length
    ? permuteMunicipalities(sides, grouping, options, run)
    : permuteDifference(sides, options, run);
}
