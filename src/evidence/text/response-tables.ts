import { chiSquareUpper } from '../../stats/distributions';

/** Firms of one class, among all who were asked and among those who answered. */
export interface ClassResponse {
  readonly asked: number;
  readonly answered: number;
  /** Answered among the asked. */
  readonly rate: number;
  /** The class's share of all who were asked, and of those who answered, by the weights before the response. */
  readonly shareAsked: number;
  readonly shareAnswered: number;
  /** The share of those who answered by the weights that were made; NaN without them. */
  readonly shareWeighted: number;
  /** Share of those who answered less that of all who were asked, in standard deviations; then by the weights that were made. */
  readonly difference: number;
  readonly differenceWeighted: number;
}

/** Whether those who answered differ from those who did not. */
export interface ResponseTest {
  readonly statistic: number;
  readonly df: number;
  readonly pValue: number;
  /** Cramér's V. */
  readonly association: number;
  /** Least expected count; below 5 the test is not to be trusted. */
  readonly leastExpected: number;
}

export interface TraitResponse {
  readonly classes: readonly ClassResponse[];
  /** Pearson's, without a correction; of the firms, each counting as one. NaN where everybody or nobody answered. */
  readonly test: ResponseTest;
}

/** Difference of two shares in standard deviations, the mean of both variances. Source: Austin 2009. */
function standardised(share: number, other: number): number {
  const spread = Math.sqrt((share * (1 - share) + other * (1 - other)) / 2);
  return spread > 0 ? (share - other) / spread : share === other ? 0 : NaN;
}

/**
 * Those who answered beside all who were asked, class by class. Columns have one entry per firm: `of` its class (negative for firms that were not
 * asked), `answered` 1 or 0, `base` its weight before the response, `weights` the one that was made of it. O(n).
 */
export function traitResponse(
  { of, count }: { readonly of: Int32Array; readonly count: number },
  answered: ArrayLike<number>,
  base: Float64Array,
  weights: Float64Array | null,
): TraitResponse {
  const sums = () => new Float64Array(count);
  const [asked, returned, all, own, weighted] = [sums(), sums(), sums(), sums(), sums()];
  of.forEach((at, i) => {
    if (at < 0) return;
    const weight = base[i] > 0 ? base[i] : 0;
    asked[at]++;
    all[at] += weight;
    if (answered[i] !== 1) return;
    returned[at]++;
    own[at] += weight;
    if (weights && weights[i] > 0) weighted[at] += weights[i];
  });
  const total = (column: Float64Array) => column.reduce((whole, part) => whole + part, 0);
  const [allTotal, ownTotal, weightedTotal] = [total(all), total(own), total(weighted)];
  const classes = Array.from(asked, (firms, at): ClassResponse => {
    const [shareAsked, shareAnswered] = [all[at] / allTotal, own[at] / ownTotal];
    const shareWeighted = weights ? weighted[at] / weightedTotal : NaN;
    return {
      ...{ asked: firms, answered: returned[at], rate: returned[at] / firms },
      ...{ shareAsked, shareAnswered, shareWeighted },
      difference: standardised(shareAnswered, shareAsked),
      differenceWeighted: weights ? standardised(shareWeighted, shareAsked) : NaN,
    };
  });
  return { classes, test: responseTest(asked, returned) };
}

/** As R's chisq.test(correct = FALSE) of class by answer. Source: Pearson 1900. */
function responseTest(asked: Float64Array, returned: Float64Array): ResponseTest {
  const n = asked.reduce((total, firms) => total + firms, 0);
  const rate = returned.reduce((total, firms) => total + firms, 0) / n;
  let [statistic, leastExpected, filled] = [0, Infinity, 0];
  asked.forEach((firms, at) => {
    if (firms === 0) return;
    filled++;
    for (const [found, share] of [
      [returned[at], rate],
      [firms - returned[at], 1 - rate],
    ]) {
      const expected = firms * share;
      leastExpected = Math.min(leastExpected, expected);
      statistic += (found - expected) ** 2 / expected;
    }
  });
  const df = filled - 1;
  return {
    ...{ statistic, df, leastExpected },
    pValue: df > 0 && Number.isFinite(statistic) ? chiSquareUpper(statistic, df) : NaN,
    association: Math.sqrt(statistic / n),
  };
}
