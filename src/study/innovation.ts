import { ROLE_CODE, type Findings, type Outcome } from '../model';

/** One group's figures for an outcome; mean and share are NaN where n is 0. */
export interface GroupFigures {
  /** Firms with a value. */
  readonly n: number;
  readonly sum: number;
  readonly mean: number;
  /** Share of the firms with a value above 0. */
  readonly positive: number;
}

export interface OutcomeFigures {
  readonly inside: GroupFigures;
  readonly outside: GroupFigures;
  readonly all: GroupFigures;
  /** One per cluster, in the order of their numbers. */
  readonly clusters: readonly GroupFigures[];
}

/** Sums an outcome up by group and by cluster. Excluded firms count in `all` only. Linear in the firms. */
export function outcomeFigures({ membership }: Findings, { values }: Outcome): OutcomeFigures {
  const { clusterOf, role, clusterCount } = membership;
  const tally = () => ({ n: 0, sum: 0, above: 0 });
  const inside = tally();
  const outside = tally();
  const all = tally();
  const clusters = Array.from({ length: clusterCount }, tally);
  values.forEach((value, firm) => {
    if (Number.isNaN(value)) return;
    const groups = [all];
    if (clusterOf[firm] >= 0) groups.push(inside, clusters[clusterOf[firm]]);
    else if (role[firm] !== ROLE_CODE.excluded) groups.push(outside);
    for (const group of groups) {
      group.n++;
      group.sum += value;
      if (value > 0) group.above++;
    }
  });
  const figures = ({ n, sum, above }: ReturnType<typeof tally>): GroupFigures => ({
    n,
    sum,
    mean: sum / n,
    positive: above / n,
  });
  return {
    inside: figures(inside),
    outside: figures(outside),
    all: figures(all),
    clusters: clusters.map(figures),
  };
}
