import type { Membership } from '../model/cluster';
import { ROLE_CODE } from '../model/cluster';
import {
  cornfieldMean,
  oddsRatioInterval,
  type TwoByTwo,
} from '../stats/noncentral-hypergeometric';

/** Below this many firms of an industry in a cluster, a quotient rests on few firms and is flagged. */
export const SMALL_CELL = 5;

/** How strongly an industry stands in a cluster, against its weight in the whole study. */
export interface LocationQuotient {
  readonly cluster: number;
  readonly industry: string;
  /** Firms of the industry in the cluster. */
  readonly firms: number;
  /** Its share of the cluster's weight divided by its share of the study's; 1 where it is as usual. */
  readonly quotient: number;
  readonly small: boolean;
}

/**
 * Location quotients of every industry that occurs in a cluster, by firms or by a weight such as employees. The study's total is all
 * firms that take part and have an industry and a weight (NaN does not count). Largest quotient first within each cluster, ties
 * by name in the order of code units. Linear in firms.
 */
export function locationQuotients(
  membership: Pick<Membership, 'clusterOf' | 'clusterCount' | 'role'>,
  industry: readonly string[],
  weight?: Float64Array,
): LocationQuotient[] {
  const { clusterOf, clusterCount, role } = membership;
  const whole = new Sums();
  const clusters = Array.from({ length: clusterCount }, () => new Sums());
  for (let i = 0; i < clusterOf.length; i++) {
    const value = weight ? weight[i] : 1;
    if (role[i] === ROLE_CODE.excluded || industry[i] === '' || Number.isNaN(value)) continue;
    whole.add(industry[i], value);
    if (clusterOf[i] >= 0) clusters[clusterOf[i]].add(industry[i], value);
  }
  return clusters.flatMap((sums, cluster) =>
    [...sums.of]
      .map(([name, { firms, value }]): LocationQuotient => {
        const share = value / sums.total;
        const usual = whole.of.get(name)!.value / whole.total;
        return {
          cluster,
          industry: name,
          firms,
          quotient: share / usual,
          small: firms < SMALL_CELL,
        };
      })
      .sort((a, b) => b.quotient - a.quotient || (a.industry < b.industry ? -1 : 1)),
  );
}

/**
 * Exact interval of a location quotient by firms, given the number of firms, of those in the area (`drawn`) and of those of the industry
 * (`marked`): the interval of the odds ratio that Fisher's exact test has (Fisher 1935; Cornfield 1956), each end as the quotient that such odds would give with the same numbers. It leaves 1 out exactly
 * where a one-sided exact test has p ≤ (1 − level) / 2. From least to most that the numbers allow; both 1 where all firms are of the
 * industry or in the area.
 */
export function quotientInterval(table: TwoByTwo, level = 0.95): readonly [number, number] {
  const { marked, drawn, all } = table;
  const usual = (marked * drawn) / all;
  const [low, high] = oddsRatioInterval(table, level);
  return [cornfieldMean(table, low) / usual, cornfieldMean(table, high) / usual];
}

class Sums {
  readonly of = new Map<string, { firms: number; value: number }>();
  total = 0;

  add(industry: string, value: number): void {
    const sum = this.of.get(industry);
    if (sum) {
      sum.firms++;
      sum.value += value;
    } else this.of.set(industry, { firms: 1, value });
    this.total += value;
  }
}
