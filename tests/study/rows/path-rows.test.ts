import { describe, expect, it } from 'vitest';
import type { Findings } from '../../../src/model';
import { PATH_STEPS, type ClusterPath } from '../../../src/study/cluster-path';
import { pathRows, pathsByBreak } from '../../../src/study/rows/path-rows';

function path(cluster: number, breaksAt: ClusterPath['breaksAt'], measure = 0.5): ClusterPath {
  const steps = PATH_STEPS.map((name) => ({
    name,
    measure,
    percentile: Number.isNaN(measure) ? NaN : 0.25,
    level: Number.isNaN(measure) ? ('unknown' as const) : ('weak' as const),
  }));
  return { cluster, steps, breaksAt };
}
const paths = [path(0, null, NaN), path(1, 'ties'), path(2, 'agglomeration'), path(3, 'ties')];
const clusters = paths.map((_, i) => ({ nameJa: `集積${i}`, nameEn: `C${i}`, firms: 10 + i }));
const findings = { clusters, simulated: true } as unknown as Findings;

describe('paths', () => {
  it('go by where their chain breaks, those that hold last', () => {
    expect(pathsByBreak(paths).map(({ cluster }) => cluster)).toEqual([2, 1, 3, 0]);
  });

  it('are rows under a head of the same width, unknown values empty', () => {
    const [head, first, ...rest] = pathRows(findings, paths, 30);
    expect(first).toEqual([
      '2',
      '集積2',
      'C2',
      '12',
      ...['0.5', '0.25', 'weak'],
      ...['0.5', '0.25', 'weak'],
      ...['0.5', '0.25', 'weak'],
      ...['0.5', '0.25', 'weak'],
      '30',
      'agglomeration',
      'true',
    ]);
    expect(head).toHaveLength(first.length);
    expect(rest.at(-1)!.slice(4, 7)).toEqual(['', '', 'unknown']);
    expect(rest.at(-1)!.at(-2)).toBe('');
    expect(new Set(head).size).toBe(head.length);
  });
});
