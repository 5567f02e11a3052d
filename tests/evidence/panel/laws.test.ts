import { describe, expect, it } from 'vitest';
import {
  differenceInDifferences,
  fitTwoWay,
  NEVER,
  type EventPanel,
} from '../../../src/evidence/panel';
import { jointTest } from '../../../src/evidence/panel/two-way';
import { denseMatrix } from '../../../src/stats/matrix';
import { createRandom } from '../../../src/stats/random';

interface MadeOf {
  readonly effect: number;
  /** What those it happens to gain each time, before and after. */
  readonly drift?: number;
  readonly firms?: number;
  readonly times?: number;
  readonly first?: number;
  readonly treated?: number;
  readonly counts?: boolean;
}

/** Firms with effects of their own over times, something happening to the first of them. */
function made(
  seed: number,
  { effect, drift = 0, firms = 200, times = 6, first = 3, treated = 60, counts }: MadeOf,
): EventPanel {
  const random = createRandom(seed);
  const noise = () => random.uniform() + random.uniform() + random.uniform() - 1.5;
  const unit: number[] = [];
  const time: number[] = [];
  const y: number[] = [];
  for (let firm = 0; firm < firms; firm++) {
    const own = 3 * noise();
    for (let at = 0; at < times; at++) {
      const on = firm < treated && at >= first ? effect : 0;
      const level = own + 0.4 * at + on + (firm < treated ? drift * at : 0);
      unit.push(firm);
      time.push(at);
      if (!counts) y.push(level + noise());
      else {
        // Poisson by the product of uniforms.
        const bound = Math.exp(-Math.exp(0.3 * level));
        let [count, product] = [-1, 1];
        do {
          count++;
          product *= random.uniform();
        } while (product > bound);
        y.push(count);
      }
    }
  }
  return {
    ...{ unit: Int32Array.from(unit), time: Int32Array.from(time), y: Float64Array.from(y) },
    times,
    since: Int32Array.from({ length: firms }, (_, firm) => (firm < treated ? first : NEVER)),
    group: Int32Array.from({ length: firms }, (_, firm) => firm),
  };
}

async function found(panel: EventPanel, counts = false, draws = 199) {
  const result = await differenceInDifferences(panel, { seed: 1, draws, counts });
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

describe('a difference in differences', () => {
  it('finds the effect that was put in, and none before it', async () => {
    const { linear, placebo, path, permutation, treated, never } = await found(
      made(3, { effect: 1 }),
    );
    expect([treated, never]).toEqual([60, 140]);
    if (!linear.ok || !placebo?.linear.ok) throw new Error('not estimated');
    expect(linear.value.ciLow).toBeLessThan(1);
    expect(linear.value.ciHigh).toBeGreaterThan(1);
    expect(linear.value.ciLow).toBeGreaterThan(0.7);
    expect(placebo.linear.value.pValue).toBeGreaterThan(0.01);
    expect(path!.before!.pValue).toBeGreaterThan(0.01);
    expect(path!.points.map(({ relative }) => relative)).toEqual([-3, -2, 0, 1, 2]);
    expect(permutation!.pValue).toBe(1 / 200);
  });

  it('of counts finds the ratio', async () => {
    const { poisson } = await found(made(5, { effect: 2, counts: true, firms: 400 }), true, 0);
    if (!poisson?.ok) throw new Error('not estimated');
    expect(poisson.value.ratio!.ciLow).toBeLessThan(Math.exp(0.6));
    expect(poisson.value.ratio!.ciHigh).toBeGreaterThan(Math.exp(0.6));
    expect(poisson.value.ratio!.ciLow).toBeGreaterThan(1.4);
  });

  it('shows by its placebo that the sides drifted apart before', async () => {
    const { linear, placebo, path } = await found(made(7, { effect: 0, drift: 0.5 }));
    if (!linear.ok || !placebo?.linear.ok) throw new Error('not estimated');
    expect(linear.value.ciLow).toBeGreaterThan(0.5);
    expect(placebo.linear.value.pValue).toBeLessThan(0.001);
    expect(path!.before!.pValue).toBeLessThan(0.001);
  });

  it('is wrong about an effect that is not there about one time in twenty', async () => {
    const told = { effect: 0, placebo: 0, before: 0 };
    for (let seed = 100; seed < 300; seed++) {
      const panel = made(seed, { effect: 0, firms: 60, treated: 12 });
      const { linear, placebo, path } = await found(panel, false, 0);
      if (linear.ok && linear.value.pValue < 0.05) told.effect++;
      if (placebo?.linear.ok && placebo.linear.value.pValue < 0.05) told.placebo++;
      if (path!.before!.pValue < 0.05) told.before++;
    }
    // 200 draws of 5 %: the 99.9 % bounds of the count.
    for (const times of Object.values(told)) {
      expect(times).toBeGreaterThan(1);
      expect(times).toBeLessThan(22);
    }
  });

  it('with two times equals the difference of the mean changes, whatever each firm’s level and each time’s', async () => {
    const panel = made(9, { effect: 1, times: 2, first: 1 });
    const change = (from: number, to: number) => {
      let sum = 0;
      for (let firm = from; firm < to; firm++) sum += panel.y[2 * firm + 1] - panel.y[2 * firm];
      return sum / (to - from);
    };
    const { linear, placebo, path } = await found(panel);
    if (!linear.ok) throw new Error('not estimated');
    expect(linear.value.estimate).toBeCloseTo(change(0, 60) - change(60, 200), 12);
    expect([placebo, path]).toEqual([null, null]);
    const shifted = panel.y.map((y, i) => y + 7 * panel.unit[i] - 3 * panel.time[i]);
    const again = (await found({ ...panel, y: shifted })).linear;
    expect(again.ok && again.value.estimate).toBeCloseTo(linear.value.estimate, 9);
  });

  it('compares no firm with one that it had happened to before', async () => {
    // Effects grow with time, so that earlier firms would make the later ones look as if it harmed them.
    const panel = made(11, { effect: 0, treated: 120, times: 8, first: 2 });
    const since = panel.since.map((first, firm) => (first !== NEVER && firm % 2 ? 5 : first));
    const y = panel.y.map((value, i) => {
      const first = since[panel.unit[i]];
      return (
        value + (first === NEVER || panel.time[i] < first ? 0 : 3 * (panel.time[i] - first + 1))
      );
    });
    const { linear, cohorts, permutation } = await found({ ...panel, since, y });
    if (!linear.ok) throw new Error('not estimated');
    expect([cohorts, permutation]).toEqual([2, null]);
    // Means of 3, 6, … over the times after: 10.5 of the first, 6 of the second.
    expect(linear.value.estimate).toBeGreaterThan(6);
    expect(linear.value.estimate).toBeLessThan(10.5);
  });
});

describe('what can’t be judged', () => {
  const code = async (panel: EventPanel) => {
    const result = await differenceInDifferences(panel, { seed: 1, draws: 0, counts: true });
    if (!result.ok) return result.problem.code;
    const { linear, poisson } = result.value;
    return [linear, poisson].map((fit) =>
      !fit || fit.ok
        ? 'answered'
        : fit.problem.code === 'panel-not-estimated'
          ? fit.problem.facts.failure
          : fit.problem.code,
    );
  };

  it('few firms of either side', async () => {
    expect(await code(made(1, { effect: 1, treated: 4 }))).toBe('panel-few-changed');
    expect(await code(made(1, { effect: 1, treated: 197 }))).toBe('panel-few-unchanged');
  });

  it('firms whose measure is not known before', async () => {
    const panel = made(1, { effect: 1 });
    const y = panel.y.map((value, i) =>
      panel.since[panel.unit[i]] !== NEVER && panel.time[i] < 3 ? NaN : value,
    );
    expect(await code({ ...panel, y })).toBe('panel-few-changed');
  });

  it('a measure that is the same for all, or negative counts', async () => {
    const panel = made(1, { effect: 1 });
    const flat = panel.y.map(() => 2);
    expect(await code({ ...panel, y: flat })).toEqual(['outcome-constant', 'outcome-constant']);
    const signed = panel.y.map((value) => value - 9);
    expect(await code({ ...panel, y: signed })).toEqual(['answered', 'outcome-negative']);
  });

  it('counts of which one side has none before', async () => {
    const panel = made(1, { effect: 1, counts: true });
    const y = panel.y.map((value, i) =>
      panel.since[panel.unit[i]] !== NEVER && panel.time[i] < 3 ? 0 : value,
    );
    expect(await code({ ...panel, y })).toEqual(['answered', 'no-maximum']);
  });

  it('one group of firms', async () => {
    const panel = made(1, { effect: 1 });
    const group = panel.group.map(() => 0);
    expect(await code({ ...panel, group })).toEqual(['one-group', 'outcome-negative']);
  });

  it('a firm that is observed twice at one time', () => {
    const twice = Int32Array.from([0, 0]);
    const y = Float64Array.from([1, 2]);
    const sample = { unit: twice, time: twice, y, terms: [], group: twice };
    expect(() => fitTwoWay(sample, 'linear')).toThrow(RangeError);
  });
});

describe('the joint test of the times before', () => {
  const covariance = (apart: number) =>
    denseMatrix(2, 2, Float64Array.of(1, 1 - apart, 1 - apart, 1));
  const terms = [{ estimate: 1 }, { estimate: 1.5 }] as unknown as Parameters<
    typeof jointTest
  >[0]['terms'];
  const test = (apart: number) =>
    jointTest({ terms, covariance: covariance(apart), groups: 30 }, [0, 1]);

  it('is Wald’s F', () => {
    // b′V⁻¹b / 2 with correlation 0.5: (1 − 1.5 + 2.25) / 0.75 / 2.
    expect(test(0.5).statistic).toBeCloseTo(1.75 / 1.5, 12);
  });

  it('is not given where their errors can’t be told apart', () => {
    expect(test(1e-13)).toMatchObject({ statistic: NaN, pValue: NaN });
    expect(test(0)).toMatchObject({ statistic: NaN, pValue: NaN });
  });
});
