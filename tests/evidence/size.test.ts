import { beforeAll, describe, expect, it } from 'vitest';
import { comparePlainly } from '../../src/evidence';
import type { ErrorChoice, Findings } from '../../src/model';
import { createRandom } from '../../src/stats/random';
import { dependenceOf } from '../../src/study/comparison/evidence-groups';
import { exponentialField } from './field';

/** 160 firms over some 400 km, 40 of them in each of two dense places that are the inside of each half. */
const RUNS = 300;
const N = 160;
const CHOICES: Readonly<Record<string, ErrorChoice>> = {
  wide: { groups: 'grid', gridKm: 100 },
  narrow: { groups: 'grid', gridKm: 2 },
  near: { errors: 'conley', conleyKm: 100 },
};

/** Of 300 outcomes without any difference, the share whose interval leaves out 0; the twin of `npm run size`. */
function rates(rangeKm: number): Record<string, number> {
  const random = createRandom(11);
  const inside = Uint8Array.from({ length: N }, (_, i) => (i % 2 === 0 ? 1 : 0));
  const place = (i: number, wide: number) =>
    (i % 8) / 2 + random.uniform() * (inside[i] ? 0.05 : wide);
  const lng = Float64Array.from({ length: N }, (_, i) => 135 + place(i, 0.5));
  const lat = Float64Array.from({ length: N }, (_, i) => 34 + place(i * 3, 0.5));
  const findings = {
    firmPlaces: { lng, lat, prefecture: [], municipalityCode: [] },
  } as unknown as Findings;
  const ways = Object.entries(CHOICES).map(
    ([name, choice]) => [name, dependenceOf(choice, findings, null)] as const,
  );
  const draw = exponentialField(lng, lat, rangeKm);
  const hits: Record<string, number> = { welch: 0, wide: 0, narrow: 0, near: 0 };
  for (let run = 0; run < RUNS; run++) {
    const values = draw(random);
    for (const [name, { numbers, near }] of ways) {
      const found = comparePlainly(values, inside, numbers, near);
      if (!found.ok) throw new Error(found.problem.code);
      const { robust, ciLow, ciHigh } = found.value;
      if (robust && (robust.ciLow > 0 || robust.ciHigh < 0)) hits[name]++;
      if (name === 'wide' && (ciLow > 0 || ciHigh < 0)) hits.welch++;
    }
  }
  return Object.fromEntries(Object.entries(hits).map(([name, count]) => [name, count / RUNS]));
}

describe('intervals where there is no difference', () => {
  let alike: Record<string, number>;
  beforeAll(() => {
    alike = rates(15);
  });

  it('leave out 0 in about one of twenty where firms are independent', () => {
    for (const [name, rate] of Object.entries(rates(0)))
      expect([name, rate > 0.02 && rate < 0.09]).toEqual([name, true]);
  });

  it('do so no more where errors let firms be alike as far as they are, and far too often where not', () => {
    expect(alike.wide).toBeLessThan(0.1);
    expect(alike.near).toBeLessThan(0.12);
    expect(alike.welch).toBeGreaterThan(0.15);
    expect(alike.narrow).toBeGreaterThan(alike.wide);
  });
});
