import type { Dialect } from './dialects/dialect';
import { make, real, type Step } from './plan';

/** Intervals of Simpson's rule for the tails of t. */
const INTERVALS = 4000;

/**
 * Steps from `firm_result` to `comparison_result` (figure, value): inside against outside without random draws, as
 * `src/evidence/comparison` and, where firms have an `area`, the errors of `groupedDifference` (CR2, Satterthwaite). p-values are those of
 * t, by the integral of cos^(df − 1) over the tail: engines have no distribution of t. A figure that does not exist is null.
 */
export function comparisonSteps(dialect: Dialect): Step[] {
  return [
    make(
      'compared',
      'firms inside or outside with a value',
      `select in_cluster as side, outcome, coalesce(area, -1 - firm) as area
from firm_result where in_cluster is not null and outcome is not null`,
    ),
    make(
      'side_mean',
      'means of both sides',
      'select side, count(*) * 1e0 as n, avg(outcome) as mean from compared group by side',
    ),
    make(
      'side',
      'their variances',
      `select m.side, m.n, m.mean, sum((c.outcome - m.mean) * (c.outcome - m.mean)) / nullif(m.n - 1e0, 0e0) as variance
from compared c join side_mean m on c.side = m.side group by m.side, m.n, m.mean`,
    ),
    make(
      'sides',
      'both in one row',
      `select i.n as n1, o.n as n0, i.mean as mean1, o.mean as mean0, i.variance as var1, o.variance as var0
from side i cross join side o where i.side = 1 and o.side = 0`,
    ),
    make(
      'ranked',
      'values with how many firms of both sides have them and are below',
      `select inside, outside, sum(outside) over (order by outcome rows between unbounded preceding and current row) - outside as below
from (select outcome, sum(side) * 1e0 as inside, sum(1 - side) * 1e0 as outside from compared group by outcome) as counted`,
    ),
    make(
      'rank_sum',
      'Mann and Whitney’s U and the correction for equal values',
      `select sum(inside * (below + outside / 2e0)) as u,
  sum((inside + outside) * (inside + outside) * (inside + outside) - (inside + outside)) as tied
from ranked`,
    ),
    make(
      'area_sum',
      'firms and residuals of each area',
      `select c.area, sum(c.side) * 1e0 as n1, sum(1 - c.side) * 1e0 as n0,
  sum(case when c.side = 1 then c.outcome - m.mean else 0e0 end) as rest1,
  sum(case when c.side = 0 then c.outcome - m.mean else 0e0 end) as rest0
from compared c join side_mean m on c.side = m.side group by c.area`,
    ),
    make(
      'area_lever',
      'how much each area counts; an area that holds a whole side leaves nothing to judge by',
      `select rest1, rest0, n1, n0, side1, side0, whole,
  case when whole = 1 then 0e0 else 1e0 / (side1 * sqrt(1e0 - n1 / side1)) end as lever1,
  case when whole = 1 then 0e0 else -1e0 / (side0 * sqrt(1e0 - n0 / side0)) end as lever0
from (select a.rest1, a.rest0, a.n1, a.n0, b.n1 as side1, b.n0 as side0,
    case when a.n1 / b.n1 > ${real(1 - 1e-9)} or a.n0 / b.n0 > ${real(1 - 1e-9)} then 1 else 0 end as whole
  from area_sum a cross join sides b) as shares`,
    ),
    make(
      'grouped',
      'the error by areas and its degrees of freedom',
      `select variance, trace * trace / nullif(squares + z11 * z11 + 2e0 * z10 * z10 + z00 * z00, 0e0) as df
from (select sum((lever1 * rest1 + lever0 * rest0) * (lever1 * rest1 + lever0 * rest0)) as variance,
    sum(mine - z1 * z1 - z0 * z0) as trace,
    sum(mine * (mine - 2e0 * (z1 * z1 + z0 * z0))) as squares,
    sum(z1 * z1) as z11, sum(z1 * z0) as z10, sum(z0 * z0) as z00, max(whole) as whole
  from (select lever1, lever0, rest1, rest0, whole, lever1 * lever1 * n1 + lever0 * lever0 * n0 as mine,
      lever1 * n1 / sqrt(side1) as z1, lever0 * n0 / sqrt(side0) as z0
    from area_lever) as levers) as sums
where whole = 0 and trace > 0e0`,
    ),
    make(
      'judged',
      'differences by their errors',
      `select kind, error, difference / nullif(error, 0e0) as t, df
from (select 'welch' as kind, mean1 - mean0 as difference, sqrt(var1 / n1 + var0 / n0) as error,
    (var1 / n1 + var0 / n0) * (var1 / n1 + var0 / n0)
      / nullif(var1 / n1 * (var1 / n1) / (n1 - 1e0) + var0 / n0 * (var0 / n0) / (n0 - 1e0), 0e0) as df
  from sides where n1 > 1e0 and n0 > 1e0
  union all
  select 'area' as kind, b.mean1 - b.mean0, sqrt(g.variance), g.df
  from grouped g cross join sides b) as errors`,
    ),
    make(
      'tail',
      'tails of t by Simpson’s rule',
      `select kind, ${integral('start')} as above, ${integral('0e0')} as whole
from (select kind, df, atan(abs(t) / sqrt(df)) as start from judged where t is not null) as begun
  cross join (select k * 1e0 as k, case when k = 0 or k = ${INTERVALS} then 1e0 when k % 2 = 1 then 4e0 else 2e0 end as share
    from (select ${dialect.spread('cast(0 as bigint)', `cast(${INTERVALS} as bigint)`)} as k) as ks) as nodes
group by kind`,
    ),
    make(
      'comparison_result',
      'figures of the comparison',
      [
        figures('sides', [
          ['inside_firms', 'n1'],
          ['inside_mean', 'mean1'],
          ['inside_variance', 'var1'],
          ['outside_firms', 'n0'],
          ['outside_mean', 'mean0'],
          ['outside_variance', 'var0'],
          ['difference', 'mean1 - mean0'],
          [
            'cohens_d',
            '(mean1 - mean0) / nullif(sqrt(((n1 - 1e0) * var1 + (n0 - 1e0) * var0) / (n1 + n0 - 2e0)), 0e0)',
          ],
        ]),
        figures('rank_sum cross join sides', [
          ['mann_whitney_u', 'u'],
          [
            'mann_whitney_z',
            '(u - n1 * n0 / 2e0 - sign(u - n1 * n0 / 2e0) * 0.5e0) / nullif(sqrt(n1 * n0 / 12e0 * (n1 + n0 + 1e0 - tied / ((n1 + n0) * (n1 + n0 - 1e0)))), 0e0)',
          ],
          ['cliffs_delta', '2e0 * u / (n1 * n0) - 1e0'],
        ]),
        ...['welch', 'area'].map((kind) =>
          figures(`judged j left join tail p on j.kind = p.kind where j.kind = '${kind}'`, [
            [`${kind}_std_error`, 'j.error'],
            [`${kind}_t`, 'j.t'],
            [`${kind}_df`, 'j.df'],
            [`${kind}_p_value`, 'p.above / p.whole'],
          ]),
        ),
      ].join('\nunion all\n'),
    ),
  ];
}

/** Beyond so many of its standard deviations the distribution has nothing that a double could hold. */
const end = (start: string) => `least(${real(Math.PI / 2)}, ${start} + 40e0 / sqrt(df))`;

/** Above what PostgreSQL takes for an underflow. */
const LEAST_LOG = '-700e0';

/** Three times the integral of cos^(df − 1) from `start` on, of rows (k, share). */
function integral(start: string): string {
  const width = `(${end(start)} - ${start})`;
  const angle = `least(${real(Math.PI / 2)}, ${start} + k * ${width} / ${real(INTERVALS)})`;
  return `sum(share * exp(greatest(${LEAST_LOG}, (df - 1e0) * ln(cos(${angle}))))) * max(${width})`;
}

const figures = (from: string, columns: readonly (readonly [string, string])[]): string =>
  columns
    .map(([name, value]) => `select '${name}' as figure, ${value} as value from ${from}`)
    .join('\nunion all\n');
