import { describe, expect, it } from 'vitest';
import {
  compare,
  explainDifference,
  spatialLikeness,
  specificationCurve,
  wildBootstrap,
} from '../../src/evidence';
import { gatherGroups } from '../../src/evidence/groups';
import { testClusterOutcomes } from '../../src/cluster';
import { Cancelled, UNATTENDED, type Run } from '../../src/model/run';
import { designOf } from '../../src/stats/design-matrix';
import { drawInParts, type DrawTask } from '../../src/stats/draw-parts';
import { denseMatrix } from '../../src/stats/matrix';
import { createRandom } from '../../src/stats/random';
import { spatialWeights } from '../../src/stats/spatial-weights';
import { DRAW_TASKS } from '../../src/study/draw-tasks';
import {
  drawServer,
  DrawThreads,
  type DrawAnswer,
  type DrawThread,
} from '../../src/study/draw-threads';
import { clusteringIn } from '../../src/study/overrides';
import { studyPositionError } from '../../src/study/questions/position-error';
import { studyPositionEvidence } from '../../src/study/questions/position-evidence';
import { COUNTS, surveyed } from './surveyed';

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A thread that is none, but gets and gives copies as one does. `parts` counts what it made; it is gone after `most` of them. */
function threadOf(
  tasks: readonly DrawTask<never, unknown>[],
  parts: { made: number },
  most = Infinity,
): DrawThread {
  let heard: (answer: DrawAnswer | null) => void = () => undefined;
  const serve = drawServer(
    tasks,
    (answer) => {
      if (parts.made >= most) return setImmediate(() => heard(null));
      parts.made++;
      setImmediate(() => heard(structuredClone(answer)));
    },
    breathe,
  );
  return {
    post: (order) => {
      const copy = structuredClone(order);
      setImmediate(() => serve(copy));
    },
    listen: (call) => (heard = call),
  };
}

/** What a question says with one thread, and with one and two beside it; each of these makes a part. */
async function withThreads<T>(ask: (run: Run) => Promise<T>): Promise<T> {
  const alone = await ask(UNATTENDED);
  for (const beside of [1, 2]) {
    const parts = Array.from({ length: beside }, () => ({ made: 0 }));
    const threads = () => parts.map((part) => threadOf(DRAW_TASKS, part));
    const helpers = new DrawThreads(threads, breathe, 0);
    expect(await ask({ ...UNATTENDED, helpers })).toEqual(alone);
    for (const { made } of parts) expect(made).toBeGreaterThan(0);
  }
  return alone;
}

const N = 300;
const random = createRandom(11);
const column = (of: (i: number) => number) => Float64Array.from({ length: N }, (_, i) => of(i));
const groups = Int32Array.from({ length: N }, (_, i) => i % 30);
const inside = column((i) => ((groups[i] + random.below(9)) % 3 === 0 ? 1 : 0));
const contacts = column((i) => random.uniform() * 2 + inside[i]);
const values = column((i) => Math.floor(contacts[i] * 2 + random.uniform() * 3));
const sides = Uint8Array.from(inside);

describe('random draws give the same numbers in one, two and three threads', () => {
  it('permutations of firms and of groups', async () => {
    const found = await withThreads((run) =>
      compare(values, inside, groups, { seed: 3, draws: 20_000 }, run),
    );
    expect(found.ok && found.value.permutation.pValue).toBeGreaterThan(0);
  });

  it('what the flow of information accounts for', async () => {
    const found = await withThreads((run) =>
      explainDifference(
        {
          ...{ family: 'poisson', outcome: values, inside: 'inside', groups },
          ...{ proxies: [['contacts']], controls: [], columns: { inside, contacts } },
        },
        { seed: 5, draws: 120 },
        run,
      ),
    );
    expect(found.ok && found.value.bootstrap).toMatchObject({ draws: 120, failed: 0 });
  });

  it('the specification curve', async () => {
    const wide = sides.map((side, i) => (side || i % 7 === 0 ? 1 : 0));
    const controls = [{ numbers: [contacts], levels: null }];
    const definitions = [sides, wide];
    await withThreads((run) =>
      specificationCurve(
        { outcomes: [values], definitions, controls, groups },
        { seed: 2, draws: 2000 },
        run,
      ),
    );
  });

  it('the wild cluster bootstrap', async () => {
    const data = Float64Array.from({ length: 2 * N }, (_, at) => (at % 2 ? inside[at >> 1] : 1));
    const x = designOf(denseMatrix(N, 2, data));
    const grouping = gatherGroups(groups, [...groups.keys()]);
    await withThreads((run) =>
      wildBootstrap({ x, y: values, column: 1 }, grouping, { seed: 8, draws: 40_000 }, run),
    );
  });

  it('likeness among neighbours, and the clusters one by one', async () => {
    // Everyone neighbours the four behind and the four before in a ring.
    const ring = [-4, -3, -2, -1, 1, 2, 3, 4];
    const start = Int32Array.from({ length: N + 1 }, (_, i) => i * ring.length);
    const near = Int32Array.from(
      [...values.keys()].flatMap((i) => ring.map((by) => (i + by + N) % N)),
    );
    const weights = spatialWeights(start, near, true);
    await withThreads((run) => spatialLikeness(values, weights, { seed: 4, draws: 6000 }, run));
    const clusterOf = Int32Array.from(groups, (g) => (g < 10 ? g % 3 : -1));
    const membership = {
      ...{ clusterOf, clusterCount: 3, role: new Uint8Array(N) },
      anchor: new Int32Array(3),
    };
    await withThreads((run) =>
      testClusterOutcomes(membership, values, { draws: 60_000, seed: 6 }, run),
    );
  });

  it('redrawn positions', async () => {
    const { study, findings } = await surveyed(COUNTS, { family: 'ols', terms: ['proximity'] });
    const error = new Float64Array(findings.firms.count).fill(3);
    const firmPlaces = { ...findings.firmPlaces, errorKm: error };
    const moved = { ...findings, firmPlaces };
    const settings = { ...study.settings, certainty: { redraws: 300, spotBandKm: 10 } };
    const clustering = clusteringIn(study, findings, []);
    await withThreads((run) => studyPositionError(settings, moved, clustering, run));
    await withThreads((run) =>
      studyPositionEvidence({ ...study, settings }, moved, clustering, run),
    );
  });
});

/** Each draw's number, with a cost that is worth sharing. */
const NUMBERS: DrawTask<number, readonly number[]> = {
  name: 'numbers',
  start: (add) => (from, to) => {
    if (add < 0) throw new RangeError('a fault of the task');
    return Array.from({ length: to - from }, (_, i) => from + i + add);
  },
};
const PLAN = { draws: 50, cost: 5_000_000 };

describe('threads that fail', () => {
  const helpersOf = (thread: () => DrawThread) => ({
    ...UNATTENDED,
    helpers: new DrawThreads(() => [thread()], breathe),
  });

  it('give their parts back when they are gone or do not know the task', async () => {
    const wanted = Array.from({ length: 50 }, (_, i) => i + 7);
    const parts = { made: 0 };
    const dying = helpersOf(() => threadOf([NUMBERS as DrawTask<never, unknown>], parts, 3));
    expect((await drawInParts(NUMBERS, 7, PLAN, dying)).flat()).toEqual(wanted);
    expect(parts.made).toBe(3);
    expect((await drawInParts(NUMBERS, 7, PLAN, dying)).flat()).toEqual(wanted);
    const ignorant = helpersOf(() => threadOf([], { made: 0 }));
    expect((await drawInParts(NUMBERS, 7, PLAN, ignorant)).flat()).toEqual(wanted);
  });

  it('leave the task’s own fault to be thrown here, and stop when nobody waits', async () => {
    const working = helpersOf(() => threadOf([NUMBERS as DrawTask<never, unknown>], { made: 0 }));
    await expect(drawInParts(NUMBERS, -1, PLAN, working)).rejects.toThrow('a fault of the task');
    const parts = { made: 0 };
    const slow: DrawTask<number, number> = {
      name: 'slow',
      start: () => async (_, __, run) => {
        await run.checkpoint();
        return 1;
      },
    };
    const cancelled = {
      ...helpersOf(() => threadOf([slow as DrawTask<never, unknown>], parts)),
      checkpoint: () => Promise.reject(new Cancelled()),
    };
    await expect(drawInParts(slow, 0, PLAN, cancelled)).rejects.toThrow(Cancelled);
    for (let turn = 0; turn < 20; turn++) await breathe();
    expect(parts.made).toBeLessThan(5);
  });
});
