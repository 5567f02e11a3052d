import { describe, expect, it } from 'vitest';
import {
  Cancelled,
  DEFAULT_SETTINGS,
  UNATTENDED,
  type Findings,
  type StudyFile,
} from '../../../src/model';
import { smoothMean } from '../../../src/stats/kernel-regression';
import { createRandom } from '../../../src/stats/random';
import { studyDecay } from '../../../src/study/questions/distance-decay';

function made(count: number): { study: StudyFile; findings: Findings } {
  const random = createRandom(3);
  const km = Float64Array.from({ length: count }, (_, i) =>
    i === 0 ? NaN : 40 * random.uniform(),
  );
  const values = km.map((each, i) => (i === 1 ? NaN : Math.round(20 / (1 + each))));
  const findings = {
    firms: { outcomes: [{ key: 'p', label: '特許', values }] },
    proximity: { nearestKm: km },
  } as unknown as Findings;
  return { study: { settings: DEFAULT_SETTINGS } as StudyFile, findings };
}

describe('studyDecay', () => {
  const { study, findings } = made(2000);
  const ask = (about: Findings, bandwidthKm: number | null) =>
    studyDecay(study, about, { bandwidthKm }, UNATTENDED);

  it('smooths the outcome over distances up to the 99th of 100 firms', async () => {
    const found = (await ask(findings, 4))!;
    expect(found).toMatchObject({ outcome: 'p', label: '特許', n: 1998, bandwidth: 4 });
    expect(found.at[79]).toBeGreaterThan(39);
    expect(found.at[79]).toBeLessThan(39.9);
    const again = smoothMean(
      findings.proximity.nearestKm,
      findings.firms.outcomes[0].values,
      found.at,
      { bandwidth: 4 },
    );
    expect(found).toMatchObject(again);
    expect(found.mean[0]).toBeGreaterThan(found.mean[40]);
    expect(found.low[40]).toBeLessThan(found.mean[40]);
  });

  it('takes the rule of thumb where no width is given', async () => {
    expect((await ask(findings, null))!.bandwidth).toBeGreaterThan(0);
  });

  it('gives way at its checkpoints', async () => {
    const run = { ...UNATTENDED, checkpoint: () => Promise.reject(new Cancelled()) };
    await expect(studyDecay(study, findings, { bandwidthKm: 4 }, run)).rejects.toThrow(Cancelled);
  });

  it('is nothing without an outcome or without distances that differ', async () => {
    const without = { ...findings, firms: { outcomes: [] } } as unknown as Findings;
    expect(await ask(without, null)).toBeNull();
    const nearestKm = new Float64Array(2000).fill(3);
    const alike = { ...findings, proximity: { nearestKm } } as unknown as Findings;
    expect(await ask(alike, null)).toBeNull();
  });
});
