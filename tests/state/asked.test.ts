import { describe, expect, it } from 'vitest';
import { problem, type Result } from '../../src/model';
import type { AskOptions } from '../../src/state/engine/engine-client';
import { Asked } from '../../src/state/asked.svelte';
import type { Exploration } from '../../src/study';
import { smallStudy, withRadius } from './small-study';

/** An engine that answers when it is told to. */
function slowEngine() {
  const asked: {
    answer: (value: Result<Exploration | null>) => void;
    tell: (f: number) => void;
    signal: AbortSignal;
  }[] = [];
  const engine = {
    ask: (_: string, __: unknown, { progress, signal }: Required<AskOptions>) =>
      new Promise((answer) => asked.push({ answer, tell: progress, signal })),
  };
  return { engine: engine as never, asked };
}

const exploration = (firms: number) =>
  ({ ok: true, value: { firms } as Exploration, problems: [] }) as Result<Exploration>;
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('an answer that is asked for apart from the findings', () => {
  it('comes with progress, and stays until the next is there', async () => {
    const { engine, asked } = slowEngine();
    const own = new Asked(engine, 'exploration');
    expect([own.answer, own.fraction]).toEqual([null, null]);
    void own.ask({});
    asked[0].tell(0.4);
    expect(own.fraction).toBe(0.4);
    asked[0].answer(exploration(1));
    await settled();
    expect([own.answer?.firms, own.fraction, own.stale]).toEqual([1, null, false]);
    void own.ask({});
    expect(own.answer?.firms).toBe(1);
    asked[1].answer(exploration(2));
    await settled();
    expect(own.answer?.firms).toBe(2);
  });

  it('goes with the clusters that it counts by, whatever the findings have by then', async () => {
    const { engine, asked } = slowEngine();
    const [before, now] = [[{ index: 0 }], [{ index: 0 }, { index: 1 }]] as never[][];
    let clusters = before;
    const own = new Asked(engine, 'exploration', () => clusters);
    expect(own.clusters).toEqual([]);
    void own.ask({});
    asked[0].answer(exploration(1));
    await settled();
    clusters = now;
    own.outdate();
    expect([own.answer?.firms, own.stale, own.clusters]).toEqual([1, true, before]);
    void own.ask({});
    asked[1].answer(exploration(2));
    await settled();
    expect(own.clusters).toEqual(now);
    own.forget();
    expect(own.clusters).toEqual([]);
  });

  it('is never an older one’s', async () => {
    const { engine, asked } = slowEngine();
    const own = new Asked(engine, 'exploration');
    void own.ask({});
    void own.ask({});
    asked[1].answer(exploration(2));
    await settled();
    asked[0].tell(0.9);
    asked[0].answer(exploration(1));
    await settled();
    expect([own.answer?.firms, own.fraction]).toEqual([2, null]);
  });

  it('keeps what there was when it is cancelled', async () => {
    const { engine, asked } = slowEngine();
    const own = new Asked(engine, 'exploration');
    void own.ask({});
    asked[0].answer(exploration(1));
    await settled();
    void own.ask({});
    own.cancel();
    expect([own.fraction, asked[1].signal.aborted]).toEqual([null, true]);
    asked[1].answer({ ok: true, value: null, problems: [] });
    await settled();
    expect(own.answer?.firms).toBe(1);
  });

  it('keeps what there was when the worker dies, and says so', async () => {
    const { engine, asked } = slowEngine();
    const own = new Asked(engine, 'exploration');
    void own.ask({});
    asked[0].answer(exploration(1));
    await settled();
    void own.ask({});
    asked[1].answer({ ok: false, problem: problem('worker-died', 'error', {}, { reason: 'x' }) });
    await settled();
    expect([own.answer?.firms, own.problem?.code, own.fraction]).toEqual([1, 'worker-died', null]);
  });

  it('is stale after a change, and asked again only while it is followed', async () => {
    const { engine, asked } = slowEngine();
    const own = new Asked(engine, 'exploration');
    own.follow({});
    asked[0].answer(exploration(1));
    await settled();
    own.follow({});
    expect(asked).toHaveLength(1);
    void own.outdate();
    expect([own.stale, asked.length]).toEqual([true, 2]);
    asked[1].answer(exploration(2));
    await settled();
    expect(own.stale).toBe(false);
    own.rest();
    void own.outdate();
    expect([own.stale, asked.length]).toEqual([true, 2]);
    own.forget();
    expect([own.answer, own.stale]).toEqual([null, false]);
  });
});

describe('questions to the engine', () => {
  it('are answered for the last findings', async () => {
    const { host, study } = await smallStudy();
    const found = await host.ask('exploration', 1, {});
    expect(found!.cells[found!.row][found!.column].clusters).toBe(2);
    await host.run(2, withRadius(study, 0.1));
    expect((await host.ask('exploration', 2, {}))!.radiiKm).toContain(0.1);
  });

  it('end when they are withdrawn, and no other does', async () => {
    const { host } = await smallStudy();
    const asked = [
      host.ask('positionError', 1, {}),
      host.ask('positionError', 2, {}),
      host.ask('hotSpots', 3, {}),
    ] as const;
    host.withdraw(1);
    const [withdrawn, same, other] = await Promise.all(asked);
    expect(withdrawn).toBeNull();
    expect(same!.draws).toBe(200);
    expect(other!.firms).toBe(24);
  });

  it.each([
    ['export', { name: 'firms.geojson', language: 'en' }],
    ['selection', { name: 'selection.csv', rows: [0], language: 'en' }],
    ['share', { grid: 'third', exactEmployees: false }],
    ['report', { name: 'report.html', language: 'en' }],
  ] as const)('%s: reports progress, and ends when it is withdrawn', async (kind, question) => {
    const { host } = await smallStudy();
    const shares: number[] = [];
    const asking = host.ask(kind, 1, question as never, (share) => {
      shares.push(share);
      host.withdraw(1);
    });
    expect(await asking).toBeNull();
    expect(shares.length).toBeGreaterThan(0);
    expect(await host.ask('linkage', 2, {})).toBeNull();
  });

  it('wait for a run and go on after it', async () => {
    const { host, study } = await smallStudy();
    const order: string[] = [];
    await Promise.all([
      host.run(2, withRadius(study, 2)).then(() => order.push('run')),
      host
        .ask('concentration', 1, { industry: '金属', draws: 500, limitKm: null })
        .then((answer) => order.push(answer ? 'answer' : 'none')),
    ]);
    expect(order).toEqual(['run', 'answer']);
  });
});
