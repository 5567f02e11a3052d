import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_MODELS, DEFAULT_SETTINGS, type StudyFile } from '../../../src/model';
import { EngineClient } from '../../../src/state/engine/engine-client';
import { EngineHost } from '../../../src/state/engine/engine-host';
import { Asked } from '../../../src/state/asked.svelte';
import { newStudy, specOf } from '../../../src/study';
import { COUNTS, surveyTables } from '../../study/surveyed';
import { INSTITUTIONS, MUNICIPALITIES } from '../../study/made';
import { MadeWorker } from '../made-worker';

const workers: MadeWorker[] = [];
const living = () => workers[workers.length - 1];

async function client(): Promise<{ engine: EngineClient; study: StudyFile }> {
  const engine = new EngineClient(
    { municipalities: MUNICIPALITIES, institutions: INSTITUTIONS },
    () => workers[workers.push(new MadeWorker()) - 1] as never,
  );
  const specs: Partial<Record<string, ReturnType<typeof specOf>>> = {};
  for (const { kind, name, text } of surveyTables(COUNTS)) {
    const read = await engine.readInput(kind, new File([text], name), {}, () => undefined);
    if (!read.ok) throw new Error(read.problem.code);
    specs[kind] = specOf(read.value, read.value.roles);
  }
  const { clusters } = DEFAULT_SETTINGS;
  const study: StudyFile = {
    ...newStudy(specs as unknown as StudyFile['inputs']),
    settings: {
      ...DEFAULT_SETTINGS,
      clusters: { ...clusters, radiusKm: 2, minFirms: 8 },
      models: { ...DEFAULT_MODELS, resamples: 199 },
    },
  };
  const ran = await engine.run(study, () => undefined);
  if (ran.kind !== 'findings') throw new Error(JSON.stringify(ran));
  return { engine, study };
}

beforeEach(() => vi.stubGlobal('navigator', {}));
afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('progress that comes after its answer', () => {
  // It has a channel of its own, so nothing says that it comes first.
  it.each(['readInput', 'run', 'ask'] as const)('%s: is not passed on', async (what) => {
    const { engine, study } = await client();
    const late: ((fraction: number) => void)[] = [];
    const own = EngineHost.prototype[what] as (...given: unknown[]) => Promise<unknown>;
    vi.spyOn(EngineHost.prototype, what).mockImplementation(async function (
      this: EngineHost,
      ...given: unknown[]
    ) {
      late.push(given.find((each) => typeof each === 'function') as (fraction: number) => void);
      return own.apply(this, given) as never;
    });
    const told: number[] = [];
    const progress = (fraction: number): void => void told.push(fraction);
    const file = new File(['企業ID,経度,緯度\n1,137,36\n'], 'one.csv');
    if (what === 'readInput') await engine.readInput('firms', file, {}, progress);
    else if (what === 'run') await engine.run(study, progress);
    else await engine.ask('positionError', {}, { progress });
    const before = [...told];
    for (const tell of late) await tell(-1);
    expect(late).toHaveLength(1);
    expect(told).toEqual(before);
  });
});

describe('a worker that dies in the middle of random draws', () => {
  it.each(['specifications', 'explanation', 'positionEvidence'] as const)(
    '%s: it is said, the last answer stays, and asking again answers the same',
    async (kind) => {
      const { engine } = await client();
      const own = new Asked(engine, kind);
      await own.ask({});
      const whole = own.answer;
      expect(whole).not.toBeNull();

      // The same question on a worker that knows no answer yet, ended when half of the draws are done.
      living().die('at rest');
      const asking = own.ask({});
      await vi.waitFor(() => expect(own.fraction).toBeGreaterThan(0.3), {
        interval: 1,
        timeout: 30_000,
      });
      living().die('out of memory');
      await asking;
      expect(own.problem).toMatchObject({
        code: 'worker-died',
        facts: { reason: 'out of memory' },
      });
      expect([own.answer, own.fraction]).toEqual([whole, null]);

      await own.ask({});
      expect(own.problem).toBeNull();
      expect(own.answer).toEqual(whole);
      expect(workers).toHaveLength(3);
    },
  );

  it('the comparison: the same comes again from the next worker', async () => {
    const { engine } = await client();
    const whole = await engine.ask('evidence', {});
    expect(whole).toMatchObject({ ok: true, value: { comparison: { ok: true } } });
    living().die('at rest');
    const asking = engine.ask('evidence', {});
    await new Promise((resolve) => setTimeout(resolve));
    living().die('out of memory');
    // Perhaps before it was whole.
    const code = expect.stringMatching(/^worker-(died|lost)$/) as string;
    expect(await asking).toMatchObject({ ok: false, problem: { code } });
    expect(await engine.ask('evidence', {})).toEqual(whole);
  });

  it('files and the next run come from the next worker as if nothing had happened', async () => {
    const { engine, study } = await client();
    const before = await engine.ask('export', { name: 'findings.json', language: 'ja' });
    living().die('out of memory');
    expect(await engine.ask('export', { name: 'findings.json', language: 'ja' })).toEqual(before);
    living().die('out of memory');
    const wider = {
      ...study,
      settings: { ...study.settings, clusters: { ...study.settings.clusters, radiusKm: 3 } },
    };
    const ran = await engine.run(wider, () => undefined);
    expect(ran).toMatchObject({ kind: 'findings', findings: { firms: { count: 90 } } });
  });
});

describe("a worker that can't be started again", () => {
  it('is not said to be: the question ends with that, no worker is tried over and over, and the next question tries once more', async () => {
    const { engine, study } = await client();
    const own = EngineHost.prototype.start;
    const start = vi.spyOn(EngineHost.prototype, 'start').mockImplementation(() => {
      throw new Error('no memory');
    });
    const asking = engine.ask('evidence', {});
    living().die('out of memory');
    expect(await asking).toMatchObject({
      ok: false,
      problem: { code: 'worker-lost', facts: { reason: 'no memory' } },
    });
    expect(await engine.run(study, () => undefined)).toMatchObject({
      problem: { code: 'worker-lost' },
    });
    expect(workers).toHaveLength(3);
    start.mockImplementation(own);
    expect(await engine.run(study, () => undefined)).toMatchObject({ kind: 'findings' });
  });

  it('the same where its script is gone, which a browser tells without a reason', async () => {
    const engine = new EngineClient(
      { municipalities: MUNICIPALITIES, institutions: INSTITUTIONS },
      () => {
        const worker = workers[workers.push(new MadeWorker()) - 1];
        queueMicrotask(() => worker.die(undefined as never));
        return worker as never;
      },
    );
    expect(await engine.openPack('x', new Blob())).toMatchObject({
      problem: { code: 'worker-lost' },
    });
    expect(workers).toHaveLength(1);
  });
});

describe('an error at work', () => {
  const failing = async (message: string) => {
    const { engine } = await client();
    vi.spyOn(EngineHost.prototype, 'ask').mockRejectedValue(new TypeError(message));
    const answer = await engine.ask('evidence', {});
    expect(workers).toHaveLength(1);
    return answer;
  };
  const GONE = 'Failed to fetch dynamically imported module: http://127.0.0.1/assets/a.js';

  it('is no death of the worker, and nothing is said to be started again', async () => {
    expect(await failing('x is undefined')).toMatchObject({
      problem: { code: 'unforeseen', facts: { reason: 'x is undefined' } },
    });
  });

  it.each([
    ['another build is there', '<script type="module" src="./assets/index-b.js">', 'newer-version'],
    ['the same build is there', '<script type="module" src="./assets/index-a.js">', 'part-missing'],
    ['nothing answers', null, 'part-missing'],
  ])('a part that did not come, and %s', async (_, served, code) => {
    vi.stubGlobal('document', {
      querySelector: () => ({ getAttribute: () => './assets/index-a.js' }),
    });
    vi.stubGlobal('location', { href: 'http://127.0.0.1/' });
    vi.stubGlobal('fetch', async () => {
      if (served === null) throw new TypeError('Failed to fetch');
      return new Response(served);
    });
    expect(await failing(GONE)).toMatchObject({ problem: { code } });
  });
});
