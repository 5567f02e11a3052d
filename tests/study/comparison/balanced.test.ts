import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { messagesIn } from '../../../src/i18n';
import { balancedTable } from '../../../src/figures/tables/balanced-table';
import { balancedDifferences } from '../../../src/study/comparison/balanced';
import { firmsCsv, prepare } from '../made';
import { COUNTS, surveyed } from '../surveyed';

describe('inside against outside among like firms', () => {
  it('is taken within industries, size classes and both, and by matching', async () => {
    const { session, findings } = await surveyed(COUNTS);
    const evidence = await session.ask('evidence', {});
    const { rows } = evidence!.balanced;
    expect(rows.map(({ by }) => by)).toEqual([
      ...['industry', 'size', 'both', 'matched', 'propensity', 'entropy'],
    ]);
    const { summary } = findings;
    for (const row of rows) {
      expect(row.inside).toBeLessThanOrEqual(summary.inside);
      expect(row.matched).toBeGreaterThan(0);
      expect(row.matched).toBeLessThanOrEqual(row.inside);
      expect(row.counterparts).toBeLessThanOrEqual(summary.outside);
    }
    const [industry, size, both] = rows;
    // A finer division can only lose counterparts.
    expect(both.matched).toBeLessThanOrEqual(Math.min(industry.matched, size.matched));
  });

  it('takes the mean within a size class by hand', async () => {
    const { findings } = await surveyed(COUNTS);
    const { employees, outcomes, count } = findings.firms;
    const classOf = (n: number) => [1, 5, 10, 20, 30, 50, 100, 300].filter((l) => n >= l).length;
    const mean = (side: boolean, size: number) => {
      const values = Array.from({ length: count }, (_, i) => i)
        .filter((i) => findings.membership.clusterOf[i] >= 0 === side)
        .filter((i) => classOf(employees[i]) === size)
        .map((i) => outcomes[0].values[i]);
      return { n: values.length, mean: values.reduce((sum, v) => sum + v, 0) / values.length };
    };
    let sum = 0;
    let firms = 0;
    for (let size = 1; size <= 8; size++) {
      const [inside, outside] = [mean(true, size), mean(false, size)];
      if (inside.n === 0 || outside.n === 0) continue;
      sum += inside.n * (inside.mean - outside.mean);
      firms += inside.n;
    }
    const found = balancedDifferences(findings, outcomes[0], {}).rows.find(
      ({ by }) => by === 'size',
    )!;
    expect(found.matched).toBe(firms);
    expect(found.difference).toBeCloseTo(sum / firms, 10);
  });

  it('is left out where nothing is known of the firms, and shown with a dash where nothing is found', async () => {
    const { session, study } = await prepare([
      { kind: 'firms', name: 'f.csv', text: firmsCsv(40, 20) },
    ]);
    const run = await session.run(study, UNATTENDED);
    if (!run.ok) throw new Error(run.problem.code);
    const bare = {
      ...run.value,
      firms: {
        ...run.value.firms,
        industry: run.value.firms.industry.map(() => ''),
        employees: new Float64Array(run.value.firms.count).fill(NaN),
      },
    };
    expect(balancedDifferences(bare, bare.firms.outcomes[0], {})).toEqual({ rows: [], traits: [] });
    const none = {
      by: 'industry' as const,
      inside: 3,
      matched: 0,
      counterparts: 0,
      effective: NaN,
      balance: [],
      insideMean: NaN,
      outsideMean: NaN,
      difference: NaN,
      groups: 0,
      stdError: NaN,
      pValue: NaN,
      ciLow: NaN,
      ciHigh: NaN,
    };
    const [cells] = balancedTable([none], messagesIn('en')).rows;
    expect(cells).toEqual(['Same industry', '0/\u200b3', '–', '–', '–']);
  });
});
