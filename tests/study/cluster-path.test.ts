import { describe, expect, it } from 'vitest';
import type { Findings, Outcome } from '../../src/model';
import { clusterPaths, PATH_STEPS } from '../../src/study/cluster-path';

/** Three clusters of two firms, and a firm outside. Only what the path reads. */
function made(tieFirms: readonly number[], density = [1, 5, 9]): Findings {
  return {
    clusters: density.map((densityPerKm2) => ({ densityPerKm2, firms: 2 })),
    membership: {
      clusterCount: 3,
      clusterOf: Int32Array.of(0, 0, 1, 1, 2, 2, -1),
      role: Uint8Array.of(2, 2, 2, 2, 2, 2, 0),
    },
    proximity: { withinKm: [10], within: [Int32Array.of(4, 2, -1, 7, 0, 0, 50)] },
    links: { count: tieFirms.length, firm: Int32Array.from(tieFirms) },
  } as unknown as Findings;
}
const outcome = { values: Float64Array.of(1, 3, NaN, 5, 9, 9, 99) } as unknown as Outcome;
const column = (paths: ReturnType<typeof clusterPaths>, step: number) =>
  paths.map(({ steps }) => steps[step].measure);

describe('clusterPaths', () => {
  const paths = clusterPaths(made([0, 0, 1, 2, 6, 6]), outcome, 0);

  it('measures each step over the cluster’s firms with a value', () => {
    expect(paths[0].steps.map(({ name }) => name)).toEqual([...PATH_STEPS]);
    expect(column(paths, 0)).toEqual([1, 5, 9]);
    expect(column(paths, 1)).toEqual([3, 7, 0]);
    expect(column(paths, 2)).toEqual([1.5, 0.5, 0]);
    expect(column(paths, 3)).toEqual([2, 5, 9]);
  });

  it('ranks among the clusters and names the first weak step', () => {
    expect(paths[1].steps.map(({ percentile }) => percentile)).toEqual([0.5, 5 / 6, 0.5, 0.5]);
    expect(paths[1].steps.map(({ level }) => level)).toEqual([
      'middling',
      'strong',
      'middling',
      'middling',
    ]);
    expect(paths.map(({ breaksAt }) => breaksAt)).toEqual(['agglomeration', null, 'institutions']);
  });

  it('calls no cluster dense that only shares a coarse point', () => {
    const findings = made([0], [1, 5, 9]);
    const coarse = findings.clusters.map((cluster, k) => ({ ...cluster, onlyCoarse: k === 2 }));
    const [one, other, coarsely] = clusterPaths({ ...findings, clusters: coarse }, null, 0);
    expect(coarsely.steps[0]).toMatchObject({ measure: NaN, level: 'unknown' });
    expect([one, other].map(({ steps }) => steps[0].percentile)).toEqual([0.25, 0.75]);
  });

  it('counts equal clusters half, and calls nothing at all weak', () => {
    const level = clusterPaths(made([6]), null, 0).map(({ steps }) => steps[2]);
    expect(level).toEqual(
      [0, 1, 2].map(() => ({ name: 'ties', measure: 0, percentile: 0.5, level: 'weak' })),
    );
  });

  it('leaves what is not known unknown instead of weak', () => {
    const [, second] = clusterPaths(made([]), null, 5);
    expect(second.steps.map(({ level }) => level)).toEqual([
      'middling',
      'unknown',
      'unknown',
      'unknown',
    ]);
    expect(second.breaksAt).toBeNull();
  });

  it('follows the thresholds, and refuses crossed ones', () => {
    const strict = clusterPaths(made([0]), null, 0, { weakBelow: 0.6, strongFrom: 0.9 });
    expect(strict[1].steps[0].level).toBe('weak');
    expect(() => clusterPaths(made([]), null, 0, { weakBelow: 0.9, strongFrom: 0.1 })).toThrow(
      RangeError,
    );
  });
});
