import { describe, expect, it } from 'vitest';
import { fitModel, fitSpatialModel, suggestedForm, type ModelColumn } from '../../src/evidence';
import { SPATIAL_FORMS } from '../../src/model';
import { createRandom } from '../../src/stats/random';
import { spatialWeights } from '../../src/stats/spatial-weights';

/** Firms on a ring, each with the next ones and one across as neighbours, so that the weights are not symmetric. */
function ring(n: number, next = 3) {
  const lists = Array.from({ length: n }, (_, i) => [
    ...Array.from({ length: next }, (__, k) => (i + k + 1) % n),
    (i + Math.floor(n / 2)) % n,
  ]);
  return weightsOf(lists);
}

function weightsOf(lists: readonly (readonly number[])[]) {
  const start = Int32Array.from([0, ...lists.map(({ length }) => length)]);
  for (let i = 1; i < start.length; i++) start[i] += start[i - 1];
  return spatialWeights(start, Int32Array.from(lists.flat()), true);
}

function modelOf(outcome: Float64Array, columns: Record<string, ModelColumn>) {
  const terms = Object.keys(columns).map((name) => [name]);
  const result = fitModel({ family: 'ols', outcome, terms, columns });
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

function made(n: number) {
  const random = createRandom(3);
  const draw = () => Float64Array.from({ length: n }, () => random.below(1e6) / 1e6);
  const [size, noise] = [draw(), draw()];
  const outcome = size.map((value, i) => 2 + value + noise[i]);
  return { size, outcome };
}

async function refusal(
  outcome: Float64Array,
  columns: Record<string, ModelColumn>,
  weights = ring(outcome.length),
  form: (typeof SPATIAL_FORMS)[number] = 'lag',
) {
  const result = await fitSpatialModel(modelOf(outcome, columns), weights, form);
  return result.ok ? null : result.problem;
}

describe('a model in which neighbours count is refused', () => {
  const { size, outcome } = made(60);

  it.each(SPATIAL_FORMS)('where firms have no neighbours: %s', async (form) => {
    const lists = Array.from({ length: 60 }, (_, i) => (i < 4 ? [] : [(i + 1) % 60, i - 1]));
    expect(await refusal(outcome, { size }, weightsOf(lists), form)).toEqual({
      code: 'spatial-isolated',
      facts: { firms: 4, of: 60 },
    });
  });

  it.each(SPATIAL_FORMS)('where all are neighbours of all: %s', async (form) => {
    const lists = Array.from({ length: 60 }, (_, i) =>
      Array.from({ length: 60 }, (__, j) => j).filter((j) => j !== i),
    );
    expect((await refusal(outcome, { size }, weightsOf(lists), form))?.code).toBe(
      'spatial-complete',
    );
  });

  it.each(['lag', 'error', 'durbin'] as const)('where there are too many: %s', async (form) => {
    const many = made(1500);
    const lists = Array.from({ length: 1500 }, (_, i) =>
      Array.from({ length: 700 }, (__, k) => (i + k + 1) % 1500),
    );
    const weights = weightsOf(lists);
    expect(await refusal(many.outcome, { size: many.size }, weights, form)).toEqual({
      code: 'spatial-too-dense',
      facts: { neighbours: 700 },
    });
    expect(await refusal(many.outcome, { size: many.size }, weights, 'slx')).toBeNull();
  });

  it.each(['durbin', 'slx'] as const)('where a lagged term is made of others: %s', async (form) => {
    // Pairs that are each other's only neighbours: what one has of a part of the sum, the other has too.
    const pairs = weightsOf(Array.from({ length: 60 }, (_, i) => [i ^ 1]));
    const both = size.map((_, i) => size[i & ~1]);
    expect(await refusal(outcome, { size, both }, pairs, form)).toEqual({
      code: 'spatial-collinear',
      facts: { term: 'both', others: ['both'], lagged: [] },
    });
    expect(await refusal(outcome, { size, both }, ring(60), 'lag')).toBeNull();
  });

  it.each(['durbin', 'slx'] as const)('with more terms than firms: %s', async (form) => {
    const random = createRandom(9);
    const few = made(16);
    const columns = Object.fromEntries(
      Array.from({ length: 8 }, (_, j) => [
        `term${j}`,
        Float64Array.from({ length: 16 }, () => random.below(1000)),
      ]),
    );
    expect((await refusal(few.outcome, columns, ring(16, 2), form))?.code).toBe('too-many-terms');
  });

  it('where the outcome is an exact sum of terms and neighbours’ terms', async () => {
    const lagged = size.map((_, i) => size[(i + 1) % 60]);
    const one = weightsOf(Array.from({ length: 60 }, (_, i) => [(i + 1) % 60]));
    const sum = size.map((value, i) => 1 + value + lagged[i]);
    expect((await refusal(sum, { size }, one, 'slx'))?.code).toBe('perfect-fit');
  });
});

describe('a model in which neighbours count', () => {
  it('finds the strength that its data were made with', async () => {
    const n = 4000;
    const { size, outcome: drawn } = made(n);
    const weights = ring(n);
    // y = 0.6·Wy + drawn, by repetition, since 0.6 to the 60th is nothing.
    let outcome = drawn;
    for (let round = 0; round < 60; round++) {
      const before = outcome;
      outcome = drawn.map((value, i) => {
        let mean = 0;
        for (let at = weights.start[i]; at < weights.start[i + 1]; at++)
          mean += before[weights.neighbour[at]] / (weights.start[i + 1] - weights.start[i]);
        return value + 0.6 * mean;
      });
    }
    const result = await fitSpatialModel(modelOf(outcome, { size }), weights, 'lag');
    if (!result.ok) throw new Error(result.problem.code);
    const { spatial, effects, againstLinear } = result.value;
    expect(spatial!.ciLow).toBeLessThan(0.6);
    expect(spatial!.ciHigh).toBeGreaterThan(0.6);
    expect(againstLinear.pValue).toBeLessThan(1e-6);
    const [{ direct, indirect, total }] = effects;
    expect(direct.estimate + indirect.estimate).toBeCloseTo(total.estimate, 12);
    expect(total.ciLow).toBeLessThan(1 / (1 - 0.6));
    expect(total.ciHigh).toBeGreaterThan(1 / (1 - 0.6));
  });

  it('does not depend on the order of the firms, nor on units', async () => {
    const n = 200;
    const { size, outcome } = made(n);
    const weights = ring(n);
    const turn = (i: number) => (i * 7 + 3) % n;
    const lists = Array.from({ length: n }, () => [] as number[]);
    for (let i = 0; i < n; i++)
      lists[turn(i)] = Array.from(
        weights.neighbour.subarray(weights.start[i], weights.start[i + 1]),
        turn,
      );
    const moved = (column: Float64Array, factor: number) => {
      const out = new Float64Array(n);
      column.forEach((value, i) => (out[turn(i)] = factor * value));
      return out;
    };
    for (const form of SPATIAL_FORMS) {
      const one = await fitSpatialModel(modelOf(outcome, { size }), weights, form);
      const other = await fitSpatialModel(
        modelOf(moved(outcome, 1e6), { size: moved(size, 1e-3) }),
        weightsOf(lists),
        form,
      );
      if (!one.ok || !other.ok) throw new Error(form);
      if (one.value.spatial)
        expect(other.value.spatial!.estimate).toBeCloseTo(one.value.spatial.estimate, 8);
      one.value.terms.slice(1).forEach((term, j) => {
        const scaled = other.value.terms[j + 1].estimate / 1e9;
        expect(scaled / term.estimate, `${form} ${term.name}`).toBeCloseTo(1, 7);
      });
    }
  });
});

describe('what the Lagrange multiplier tests point to', () => {
  const tests = (...p: readonly number[]) => {
    const [lag, error, robustLag, robustError] = p.map((pValue) => ({
      statistic: 1 / pValue,
      df: 1,
      pValue,
    }));
    return { lag, error, robustLag, robustError };
  };

  it.each([
    ['nothing', [0.2, 0.3, 0.01, 0.01], null],
    ['one alone', [0.01, 0.3, 0.5, 0.01], 'lag'],
    ['the other alone', [0.3, 0.01, 0.01, 0.5], 'error'],
    ['both, one of them robustly', [0.001, 0.002, 0.5, 0.01], 'error'],
    ['both robustly', [0.001, 0.002, 0.02, 0.01], 'durbin'],
    ['both, neither robustly', [0.001, 0.002, 0.2, 0.1], 'lag'],
    ['both, where nothing tells them apart', [0.003, 0.002, NaN, NaN], 'error'],
  ] as const)('%s', (_, p, form) => {
    expect(suggestedForm(tests(...p))).toBe(form);
  });
});
