import { normalTwoSided, tQuantile, tTwoSided } from '../stats/distributions';
import { midranks } from '../stats/ranks';
import { summarise, type Summary } from '../stats/summary';
import { groupedDifference, nearDifference, type RobustDifference } from './likeness/cell-means';
import { clusteredDifference, type ClusteredDifference } from './clustered-difference';
import { FEW_GROUPS, gatherGroups, type Grouping } from './groups';
import type { Nearness } from './spatial/nearness';
import {
  answered,
  note,
  refused,
  type EvidenceNote,
  type EvidenceProblem,
  type EvidenceResult,
} from './problem';
import { checkWeights, notesOnUnweighted, type Unweighted } from './survey-weights';
import { weightedDifference, type WeightedComparison } from './weighted-difference';
import { compareYesNo, type YesNoComparison } from './yes-no';

/** The firms that a comparison rests on: the two groups' values, without missing ones. */
export interface Sample {
  readonly inside: Float64Array;
  readonly outside: Float64Array;
  /** Both together, in row order, and whether each is inside. */
  readonly values: Float64Array;
  readonly isInside: Uint8Array;
  readonly grouping: Grouping | null;
  /** Rows of what was asked. */
  readonly rows: Int32Array;
  /** Firms inside or outside whose outcome is missing. */
  readonly missingInside: number;
  readonly missingOutside: number;
  /** Firms in neither group. */
  readonly excluded: number;
  /** Survey weights beside `values`, all above 0; null where none were given. */
  readonly weights: Float64Array | null;
  /** Firms left out for their weights alone. */
  readonly unweighted: Unweighted;
}

/**
 * Inside against outside, everything that needs no random draws. Differences are inside minus outside. Where survey weights were given
 * the verdict rests on `weighted`; all else is of the same firms, each counting as one.
 */
export interface PlainComparison {
  readonly sample: Sample;
  readonly inside: Summary;
  readonly outside: Summary;
  readonly difference: number;
  /** 95 % interval of the difference, Welch's. NaN where neither group varies. */
  readonly ciLow: number;
  readonly ciHigh: number;
  /** NaN where neither group varies. */
  readonly welch: { readonly t: number; readonly df: number; readonly pValue: number };
  /** `u`: pairs in which the inside firm is larger, ties half. */
  readonly mannWhitney: { readonly u: number; readonly z: number; readonly pValue: number };
  readonly effectSize: { readonly cohensD: number; readonly cliffsDelta: number };
  /** Null where no groups were given or all firms are in one. */
  readonly clustered: ClusteredDifference | null;
  /**
   * What the verdict's interval rests on: by nearness where that was given, else by the groups. Null where neither was given or the data
   * give no such error, and where `weighted` stands in its place.
   */
  readonly robust: RobustDifference | null;
  /** By survey weights; null where none were given. */
  readonly weighted: WeightedComparison | null;
  /** Null unless every value is 0 or 1. */
  readonly yesNo: YesNoComparison | null;
}

const LEAST_FIRMS = 2;

/** Picks the firms that take part. `inside`: 1 inside, 0 outside, anything else in neither group. */
export function takeSample(
  values: Float64Array,
  inside: ArrayLike<number>,
  groups?: Int32Array,
  weights?: Float64Array,
): Sample {
  const lengths = [inside, groups, weights].map((column) => column?.length ?? values.length);
  if (lengths.some((length) => length !== values.length))
    throw new RangeError(`columns of ${values.length}, ${lengths.join(', ')} rows`);
  const rows: number[] = [];
  const missing = [0, 0];
  const unweighted = { missing: 0, zero: 0 };
  let excluded = 0;
  for (let i = 0; i < values.length; i++) {
    const side = inside[i];
    const weight = weights?.[i] ?? 1;
    if (side !== 0 && side !== 1) excluded++;
    else if (!Number.isFinite(values[i])) missing[side]++;
    else if (weight > 0) rows.push(i);
    else unweighted[weight === 0 ? 'zero' : 'missing']++;
  }
  const side = (wanted: number): Float64Array =>
    Float64Array.from(
      rows.filter((i) => inside[i] === wanted),
      (i) => values[i],
    );
  return {
    inside: side(1),
    outside: side(0),
    values: Float64Array.from(rows, (i) => values[i]),
    isInside: Uint8Array.from(rows, (i) => inside[i]),
    grouping: groups ? gatherGroups(groups, rows) : null,
    rows: Int32Array.from(rows),
    missingInside: missing[1],
    missingOutside: missing[0],
    excluded,
    weights: weights ? Float64Array.from(rows, (i) => weights[i]) : null,
    unweighted,
  };
}

/** Why the sample can't be compared, or null. */
function unusable(
  sample: Sample,
): { readonly ok: false; readonly problem: EvidenceProblem } | null {
  for (const group of ['inside', 'outside'] as const) {
    const firms = sample[group].length;
    const missing = group === 'inside' ? sample.missingInside : sample.missingOutside;
    if (firms === 0) return refused('group-empty', { group, missing });
    if (firms < LEAST_FIRMS)
      return refused('group-too-small', { group, firms, least: LEAST_FIRMS });
  }
  const first = sample.values[0];
  if (sample.values.every((value) => value === first)) {
    return refused('outcome-constant', { value: first, firms: sample.values.length });
  }
  return null;
}

/** As R's t.test(inside, outside). Source: Welch 1947. */
export function welch(a: Summary, b: Summary) {
  const partA = a.variance / a.n;
  const partB = b.variance / b.n;
  const stdError = Math.sqrt(partA + partB);
  const difference = a.mean - b.mean;
  if (!(stdError > 10 * Number.EPSILON * Math.max(Math.abs(a.mean), Math.abs(b.mean)))) {
    return { test: { t: NaN, df: NaN, pValue: NaN }, ciLow: NaN, ciHigh: NaN };
  }
  const df = (partA + partB) ** 2 / (partA ** 2 / (a.n - 1) + partB ** 2 / (b.n - 1));
  const t = difference / stdError;
  const reach = tQuantile(0.975, df) * stdError;
  return {
    test: { t, df, pValue: tTwoSided(t, df) },
    ciLow: difference - reach,
    ciHigh: difference + reach,
  };
}

/** As R's wilcox.test(inside, outside, exact = FALSE, correct = TRUE). Source: Mann and Whitney 1947. */
function mannWhitney(sample: Sample) {
  const nInside = sample.inside.length;
  const nOutside = sample.outside.length;
  const n = nInside + nOutside;
  const { ranks, tieSum } = midranks(sample.values);
  let rankSum = 0;
  for (let i = 0; i < n; i++) if (sample.isInside[i]) rankSum += ranks[i];
  const u = rankSum - (nInside * (nInside + 1)) / 2;
  const distance = u - (nInside * nOutside) / 2;
  const sigma = Math.sqrt(((nInside * nOutside) / 12) * (n + 1 - tieSum / (n * (n - 1))));
  const z = (distance - Math.sign(distance) * 0.5) / sigma;
  return { u, z, pValue: Math.min(1, normalTwoSided(z)) };
}

/** Cohen 1988, with the pooled standard deviation; NaN where neither group varies. */
function cohensD(a: Summary, b: Summary): number {
  const pooled = ((a.n - 1) * a.variance + (b.n - 1) * b.variance) / (a.n + b.n - 2);
  return pooled > 0 ? (a.mean - b.mean) / Math.sqrt(pooled) : NaN;
}

function notesOn(sample: Sample, plain: PlainComparison): EvidenceNote[] {
  const notes: EvidenceNote[] = [];
  const missing = sample.missingInside + sample.missingOutside;
  if (missing > 0) notes.push(note('rows-missing', { rows: missing }));
  notes.push(...notesOnUnweighted(sample.unweighted));
  if (Number.isNaN(plain.welch.t)) notes.push(note('groups-constant', {}));
  if (sample.grouping) {
    const { count, missing: ungrouped } = sample.grouping;
    if (ungrouped > 0) notes.push(note('groups-missing', { rows: ungrouped }));
    if (count < 2) notes.push(note('one-group', {}));
    else if (count < FEW_GROUPS && plain.weighted?.groups !== null) {
      notes.push(note('few-groups', { groups: count, least: FEW_GROUPS }));
    }
  }
  if (plain.yesNo && plain.yesNo.leastExpected < 5) {
    notes.push(note('expected-count-small', { least: plain.yesNo.leastExpected }));
  }
  return notes;
}

/** The difference in means under errors that let firms be alike. */
function robustDifference(
  sample: Sample,
  inside: Summary,
  outside: Summary,
  near?: Nearness,
): RobustDifference | null {
  const { values, isInside, grouping, rows } = sample;
  const means = {
    cell: Int32Array.from(isInside),
    weight: new Float64Array(values.length).fill(1),
    residual: values.map((value, i) => value - (isInside[i] ? inside.mean : outside.mean)),
    multiples: Float64Array.of(-1, 1),
  };
  const difference = inside.mean - outside.mean;
  if (near) return nearDifference(difference, means, rows, near);
  return grouping && groupedDifference(difference, means, grouping);
}

/**
 * Inside against outside without random draws. `values` one per firm, NaN where missing; `inside` 1, 0, or
 * anything else for firms in neither group; `groups` a number per firm, negative where not known; `near`: how firms
 * are alike by distance; `weights`: survey weights, NaN where missing. Refuses with a code where there is nothing to compare.
 * O(n log n), and the pairs that are near.
 */
export function comparePlainly(
  values: Float64Array,
  inside: ArrayLike<number>,
  groups?: Int32Array,
  near?: Nearness,
  weights?: Float64Array,
): EvidenceResult<PlainComparison> {
  const sample = takeSample(values, inside, groups, weights);
  const bad = (weights && checkWeights(weights)) ?? unusable(sample);
  if (bad) return bad;
  const insideSummary = summarise(sample.inside);
  const outsideSummary = summarise(sample.outside);
  const { test, ciLow, ciHigh } = welch(insideSummary, outsideSummary);
  const ranked = mannWhitney(sample);
  const plain: PlainComparison = {
    sample,
    inside: insideSummary,
    outside: outsideSummary,
    difference: insideSummary.mean - outsideSummary.mean,
    ciLow,
    ciHigh,
    welch: test,
    mannWhitney: ranked,
    effectSize: {
      cohensD: cohensD(insideSummary, outsideSummary),
      // Cliff 1993: the share of pairs with the inside firm ahead minus the share with it behind.
      cliffsDelta: (2 * ranked.u) / (insideSummary.n * outsideSummary.n) - 1,
    },
    clustered: sample.grouping ? clusteredDifference(sample, sample.grouping) : null,
    robust: weights ? null : robustDifference(sample, insideSummary, outsideSummary, near),
    weighted: sample.weights && weightedDifference({ ...sample, weights: sample.weights }, near),
    yesNo: compareYesNo(sample.inside, sample.outside),
  };
  return answered(plain, notesOn(sample, plain));
}
