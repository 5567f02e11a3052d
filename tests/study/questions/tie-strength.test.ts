import { describe, expect, it } from 'vitest';
import { DEFAULT_LINKAGE, UNATTENDED } from '../../../src/model';
import { measureLinkage, strongestOfCluster } from '../../../src/study';
import { firmsCsv, prepare } from '../made';

const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);

/** Twelve firms around 松川市 make a cluster; F13 and F14 lie near 竹原市, outside. */
async function study() {
  const ties = [
    'F1,univ-kitayama,6',
    'F1,univ-kitayama,2',
    'F2,itc-kitayama,4',
    'F13,itc-kitayama,5',
  ];
  const { session, study: file } = await prepare([
    { kind: 'firms', name: 'firms.csv', text: firmsCsv(12, 2) },
    { kind: 'links', name: 'l.csv', text: ['企業ID,機関ID,年間交流回数', ...ties].join('\n') },
  ]);
  const run = await session.run(file, UNATTENDED);
  if (!run.ok) throw new Error(run.problem.code);
  return run.value;
}

describe('measureLinkage', () => {
  it('adds up ties per firm, institution, cluster and over the network', async () => {
    const found = measureLinkage(await study(), {});
    expect(found.firms.strength[0]).toBe(8);
    expect(found.firms.degree[0]).toBe(1);
    expect([...found.institutions.strength]).toEqual([8, 9]);
    expect(found.clusters).toHaveLength(1);
    // The university lies inside the cluster's boundary, the technology centre 18 km away.
    expect(found.clusters[0]).toMatchObject({
      firms: 12,
      linkedFirms: 2,
      ties: 3,
      strength: 12,
      strengthInside: 8,
      topThree: 1,
    });
    expect(found.network).toMatchObject({ ties: 4, strength: 17, placedTies: 4, crossingTies: 0 });
  });

  it('knows the strongest institutions of a cluster, whose strengths make up its own', async () => {
    const findings = await study();
    const found = measureLinkage(findings, {});
    const strongest = strongestOfCluster(found, findings, 0);
    expect(strongest).toEqual([
      { institution: 0, ties: 2, strength: 8 },
      { institution: 1, ties: 1, strength: 4 },
    ]);
    expect(sum(strongest.map(({ strength }) => strength))).toBe(found.clusters[0].strength);
    expect(strongestOfCluster(found, findings, 7)).toEqual([]);
  });

  it('follows the settings', async () => {
    const linkage = { ...DEFAULT_LINKAGE, kindWeights: { national_university: 0.5 } } as const;
    expect([...measureLinkage(await study(), { linkage }).institutions.strength]).toEqual([4, 9]);
    const decayed = { ...DEFAULT_LINKAGE, decay: 'power', halfKm: 10 } as const;
    const found = measureLinkage(await study(), { linkage: decayed });
    expect(sum(found.institutions.strength)).toBeLessThan(17);
  });
});
