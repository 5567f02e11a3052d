import { describe, expect, it } from 'vitest';
import {
  fitModel,
  specificationCurve,
  type Model,
  type SpecificationInput,
} from '../../src/evidence';
import { clusterFactor } from '../../src/evidence/groups';
import { denseOf } from '../../src/stats/design-matrix';
import { crossProduct, invertPositive } from '../../src/stats/matrix';
import { createRandom } from '../../src/stats/random';
import { expectClose } from './close';

const INDUSTRIES = ['cloth', 'lenses', 'metal'];

/** 30 towns of unequal size; what is made differs from town to town, by size and by industry. */
function firms(effect: number, seed = 3) {
  const random = createRandom(seed);
  const of: number[] = [];
  for (let town = 0; town < 30; town++) for (let i = 0; i < 4 + (town % 7) * 3; i++) of.push(town);
  const groups = Int32Array.from(of);
  const townEffect = Array.from({ length: 30 }, () => random.uniform() * 2);
  const dense = Array.from({ length: 30 }, () => random.uniform());
  const narrow = Uint8Array.from(groups, (g) => (random.uniform() < dense[g] * 0.6 ? 1 : 0));
  const wide = narrow.map((inside, i) => (inside || random.uniform() < dense[groups[i]] ? 1 : 0));
  const size = Float64Array.from(groups, () => random.uniform() * 4);
  const level = Int32Array.from(groups, () => random.below(3));
  const outcome = Float64Array.from(
    groups,
    (g, i) => effect * narrow[i] + townEffect[g] + 0.3 * size[i] + level[i] + random.uniform() * 3,
  );
  return { groups, narrow, wide, size, level, outcome };
}

function inputOf({ groups, narrow, wide, size, level, outcome }: ReturnType<typeof firms>) {
  const input: SpecificationInput = {
    outcomes: [outcome, outcome.map((value) => (value > 3 ? 1 : 0))],
    definitions: [narrow, wide],
    controls: [
      { numbers: [], levels: null },
      { numbers: [size], levels: level },
    ],
    groups,
  };
  return input;
}

const options = { seed: 11, draws: 199 };

/** Liang and Zeger's error of the first term: (X'X)⁻¹ Σ u u' (X'X)⁻¹ · G/(G−1) · (n−1)/(n−k). */
function usual({ design, residuals, n }: Model, groups: Int32Array): number {
  const x = denseOf(design.x);
  const k = x.columns;
  const [row] = [invertPositive(crossProduct(x))!.data.subarray(k, 2 * k)];
  const sums = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const lever = row.reduce((sum, part, j) => sum + part * x.data[i * k + j], 0);
    const group = groups[design.rows[i]];
    sums.set(group, (sums.get(group) ?? 0) + lever * residuals[i]);
  }
  const squares = [...sums.values()].reduce((sum, value) => sum + value * value, 0);
  return Math.sqrt(squares * clusterFactor(sums.size, n, k));
}

describe('the specification curve', () => {
  it('estimates what least squares beside the same controls estimates, with clustered errors by the usual factor', async () => {
    const made = firms(0.8);
    const result = await specificationCurve(inputOf(made), { seed: 1, draws: 9 });
    if (!result.ok) throw new Error(result.problem.code);
    const { specifications, n } = result.value;
    expect(specifications).toHaveLength(8);
    const columns = {
      narrow: Float64Array.from(made.narrow),
      wide: Float64Array.from(made.wide),
      size: made.size,
      industry: Array.from(made.level, (level) => INDUSTRIES[level]),
    };
    for (const one of specifications) {
      const values = inputOf(made).outcomes[one.outcome];
      const mean = values.reduce((sum, value) => sum + value, 0) / n;
      const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
      const fit = fitModel({
        family: 'ols',
        outcome: values.map((value) => value / sd),
        terms: [
          [['narrow', 'wide'][one.definition]],
          ...(one.control ? [['size'], ['industry']] : []),
        ],
        columns,
        groups: made.groups,
      });
      if (!fit.ok) throw new Error(fit.problem.code);
      expectClose(one.estimate, fit.value.terms[1].estimate, 1e-9, 'estimate');
      expectClose(one.stdError, usual(fit.value, made.groups), 1e-9, 'clustered error');
    }
    const estimates = specifications.map(({ estimate }) => estimate);
    expect(estimates).toEqual([...estimates].sort((a, b) => a - b));
  });

  it('rejects no effect anywhere where there is one, the same way each time', async () => {
    const first = await specificationCurve(inputOf(firms(1.5)), options);
    const second = await specificationCurve(inputOf(firms(1.5)), options);
    expect(second).toEqual(first);
    if (!first.ok) throw new Error(first.problem.code);
    expect(first.value.joint.pValue).toBeLessThan(0.02);
    expect(first.value.joint.sharePValue).toBeLessThan(0.02);
    expect(first.value.significantPositive).toBeGreaterThan(4);
  });

  it('keeps its level where towns differ and clusters do nothing', async () => {
    let rejected = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const result = await specificationCurve(inputOf(firms(0, seed)), { seed, draws: 39 });
      if (result.ok && result.value.joint.pValue <= 0.05) rejected++;
    }
    // 60 draws with probability 0.05 exceed 9 in less than one case in a thousand.
    expect(rejected).toBeLessThanOrEqual(9);
  });

  it('leaves out definitions with an empty side, and says why where none is left', async () => {
    const made = firms(1);
    const nobody = new Uint8Array(made.groups.length);
    const some = await specificationCurve(
      { ...inputOf(made), definitions: [nobody, made.narrow] },
      options,
    );
    if (!some.ok) throw new Error(some.problem.code);
    expect(some.value.skipped).toBe(4);
    expect(some.value.specifications.every(({ definition }) => definition === 1)).toBe(true);
    const none = await specificationCurve({ ...inputOf(made), definitions: [nobody] }, options);
    expect(none).toMatchObject({ ok: false, problem: { code: 'group-empty' } });
    const town = { ...inputOf(made), groups: new Int32Array(made.groups.length) };
    expect(await specificationCurve(town, options)).toMatchObject({
      ok: false,
      problem: { code: 'one-municipality' },
    });
    const flat = { ...inputOf(made), outcomes: [new Float64Array(made.groups.length).fill(2)] };
    expect(await specificationCurve(flat, options)).toMatchObject({
      ok: false,
      problem: { code: 'outcome-constant', facts: { value: 2 } },
    });
  });

  it('leaves out a control that the others determine', async () => {
    const made = firms(1);
    const input = inputOf(made);
    const twice = made.size.map((value) => 2 * value - 1);
    const doubled = { numbers: [made.size, twice], levels: made.level };
    const single = await specificationCurve({ ...input, controls: [input.controls[1]] }, options);
    const both = await specificationCurve({ ...input, controls: [doubled] }, options);
    if (!single.ok || !both.ok) throw new Error('refused');
    both.value.specifications.forEach((one, i) =>
      expectClose(one.stdError, single.value.specifications[i].stdError, 1e-9, 'error'),
    );
  });
});
