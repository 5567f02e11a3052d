import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_MODELS } from '../../src/model';
import type { ChosenFolder } from '../../src/state/engine/kept-files';
import type { App } from '../../src/state/app.svelte';
import type { KeptStudy, StudyStore } from '../../src/state/keeping/study-store';
import { COUNTS, surveyTables } from '../study/surveyed';
import { closePages, memory, page, settled } from './made-app';
import { stubDatabase } from './made-browser';

/** Another visit, with what the browser keeps. */
async function visit(store: StudyStore): Promise<App> {
  const app = page(store);
  await app.keeping.open();
  await app.visit.resume();
  return app;
}

async function keptIn(store: StudyStore): Promise<KeptStudy | null> {
  const [head] = await store.list();
  return head ? store.load(head.id) : null;
}

const FILES = [
  'study.json',
  'findings.json',
  'analysis.csv',
  'firms.geojson',
  'clusters.geojson',
] as const;

async function filesOf(app: App): Promise<Record<string, string>> {
  await settled(app);
  const files: Record<string, string> = {};
  for (const name of FILES) files[name] = (await app.making.exportFile(name, []))!.join('');
  return files;
}

const tables = surveyTables(COUNTS).map(({ kind, name, text }) => ({
  kind,
  file: new File([text], name),
}));

/** A person at work: tables, definition, boundary, fix, measure, models, neighbours, names and notes. */
async function work(app: App): Promise<void> {
  for (const { kind, file } of tables) {
    await app.opening.open([file], kind);
    app.inputs.confirm();
    await settled(app);
  }
  app.changeClusters({ radiusKm: 2, minFirms: 8 });
  await settled(app);
  app.changeSettings({
    models: { ...DEFAULT_MODELS, family: 'ols', terms: ['proximity', 'size'] },
  });
  app.changeSettings({ yesNo: true });
  app.changeSettings({ weights: { kind: 'band', km: 12 } });
  app.change({ fixes: [{ kind: 'point', id: 'F3', lng: 137.3, lat: 36.1, errorKm: 0.2 }] });
  app.change({
    boundaries: [
      {
        id: 'b1',
        name: '産地',
        coordinates: [
          [
            [
              [136.9, 35.9],
              [137.3, 35.9],
              [137.3, 36.1],
              [136.9, 36.1],
              [136.9, 35.9],
            ],
          ],
        ],
      },
    ],
  });
  app.changeClusters({ method: 'drawn' });
  app.change({ notes: '産地の境界は組合の地図による' });
  app.renameStudy('松川の調査');
}

beforeEach(() => {
  vi.stubGlobal('navigator', {});
  stubDatabase();
});
afterEach(() => {
  closePages();
  vi.unstubAllGlobals();
});

describe('everything a person did', () => {
  it('is there after the page was closed, to the byte, without saving', async () => {
    const store = memory();
    const first = page(store);
    await work(first);
    const before = await filesOf(first);
    expect(JSON.parse(before['study.json'])).toMatchObject({
      name: '松川の調査',
      notes: '産地の境界は組合の地図による',
      boundaries: [{ id: 'b1' }],
      fixes: [{ id: 'F3' }],
      settings: {
        yesNo: true,
        weights: { km: 12 },
        clusters: { method: 'drawn' },
        models: { family: 'ols' },
      },
    });
    // Where institutions stand is found anew at every opening, so that the browser keeps nothing of it.
    const own = before['study.json'].replace(/\n {2}"institutionSources": .*/, '');
    await vi.waitFor(async () => expect((await keptIn(store))?.text).toBe(own), {
      timeout: 60_000,
    });
    const second = await visit(store);
    expect(await filesOf(second)).toEqual(before);
  });

  it('comes back from the saved file and the tables, to the byte', async () => {
    const first = page(memory());
    await work(first);
    const before = await filesOf(first);
    const second = page(memory());
    await second.opening.open([new File([before['study.json']], 'study.json')]);
    expect(second.problem?.code).toBe('input-missing');
    for (const { file } of tables) await second.opening.open([file]);
    expect(await filesOf(second)).toEqual(before);
  });

  it('is undone step by step, and done again, to the byte', async () => {
    const app = page(memory());
    await work(app);
    const done = await filesOf(app);
    let steps = 0;
    while (app.history.canUndo) {
      app.undo();
      steps++;
    }
    await settled(app);
    expect(steps).toBeGreaterThanOrEqual(10);
    const undone = JSON.parse((await filesOf(app))['study.json']) as Record<string, unknown>;
    expect(undone).toMatchObject({
      notes: '',
      // As it was opened: nobody had set a radius.
      settings: {
        clusters: {
          method: 'dbscan',
          definition: expect.stringMatching(/positions|undivided/) as unknown,
        },
      },
    });
    for (const gone of ['boundaries', 'fixes']) expect(undone).not.toHaveProperty(gone);
    expect(undone.inputs).not.toHaveProperty('links');
    while (steps-- > 0) app.redo();
    expect(await filesOf(app)).toEqual(done);
  });
});

describe('a study as one file', () => {
  const point = [137, 36];
  const meta = { updated: 1_700_000_000 };
  const TOWNS = {
    'ja.json': { meta, data: [{ pref: '福井県', point, cities: [{ city: '松川市', point }] }] },
    'ja/福井県/松川市.json': {
      meta,
      data: ['見本町', '例示町'].map((oaza_cho, n) => ({ oaza_cho, point: [137 + n / 50, 36.01] })),
    },
  };
  const towns = (): ChosenFolder => ({
    name: 'towns',
    files: Object.entries(TOWNS).map(([path, data]) => ({
      path,
      file: new Blob([JSON.stringify(data)]),
    })),
  });
  const FIRMS = '会社名,所在地\n見本精機,福井県松川市見本町5-1\n例示鋳物,福井県松川市例示町1-2\n';

  /** A page with a study whose places were found in a folder of towns. */
  async function placed(store: StudyStore): Promise<App> {
    const app = page(store);
    await app.opening.open([new File([FIRMS], '名簿.csv')]);
    app.inputs.confirm();
    await settled(app);
    await app.gazetteers.openFolder(towns());
    await vi.waitFor(() => expect(app.findings?.summary.byLevel.town ?? 0).toBeGreaterThan(0));
    await settled(app);
    return app;
  }
  const saved = async (app: App) => new File([(await app.making.archive())!], 'carried.shuseki');

  it('gives the same findings where neither its table nor its gazetteer is', async () => {
    const first = await placed(memory());
    const before = await filesOf(first);
    const second = page(memory());
    await second.opening.open([await saved(first)]);
    expect(second.opening.lacking).toBeNull();
    const after = await filesOf(second);
    // Only where the table lies is another place.
    expect(after).toEqual({ ...before, 'study.json': after['study.json'] });
    expect(JSON.parse(after['study.json'])).toMatchObject({
      inputs: { firms: { path: 'inputs/名簿.csv' } },
    });
    expect(second.gazetteers.origin).toBe('study');
  });

  it('keeps the rows of a folder that it used for the next visit', async () => {
    const store = memory();
    const before = await filesOf(await placed(store));
    await vi.waitFor(async () => expect((await keptIn(store))?.gazetteer).toBeTruthy());
    const second = await visit(store);
    expect(await filesOf(second)).toEqual(before);
  });

  it('without its gazetteer computes nothing until it is given, or the person goes on without', async () => {
    const first = await placed(memory());
    const before = await filesOf(first);
    const study = new File([before['study.json']], 'study.json');
    const table = new File([FIRMS], '名簿.csv');
    const second = page(memory());
    await second.opening.open([table, study]);
    await second.together.take();
    expect(second.opening.lacking).toMatchObject({ files: [], gazetteer: first.gazetteer });
    expect(second.findings).toBeNull();
    await second.gazetteers.openFolder(towns());
    expect(await filesOf(second)).toEqual(before);

    const third = page(memory());
    await third.opening.open([study, table]);
    await third.together.take();
    third.opening.openAnyway();
    await settled(third);
    expect(third.study?.gazetteer).toBeNull();
    expect(third.findings?.summary.byLevel.town ?? 0).toBe(0);
  });

  it('says which files a study.json lacks, and replaces nothing for a file that is cut short', async () => {
    const first = await placed(memory());
    const before = first.study;
    const whole = await saved(first);
    await first.opening.open([new File([whole.slice(0, 500)], 'cut.shuseki')]);
    expect(first.problem?.code).toBe('archive-broken');
    expect(first.study).toBe(before);
    const { 'study.json': study } = await filesOf(first);
    await first.opening.open([
      new File([study.replace(/"sha256": "../, '"sha256": "zz')], 'study.json'),
    ]);
    expect(first.opening.lacking?.files).toMatchObject([{ name: '名簿.csv' }]);
    expect(first.study).toBe(before);
  });
});

describe('a browser that tells only later what it keeps', () => {
  /** A visit whose store answers once it is let. */
  async function late(store: StudyStore) {
    let answer: () => void = () => undefined;
    const waited = new Promise<void>((resolve) => (answer = resolve));
    const app = page({ ...store, list: () => waited.then(() => store.list()) }, 20);
    await app.keeping.open();
    await app.visit.resume();
    return { app, answer };
  }

  async function kept(): Promise<StudyStore> {
    const store = memory();
    const first = page(store);
    await work(first);
    await first.keeping.flush();
    return store;
  }

  it('has the study on screen as soon as it does', async () => {
    const { app, answer } = await late(await kept());
    expect(app.study).toBeNull();
    answer();
    await vi.waitFor(() => expect(app.study?.name).toBe('松川の調査'), { timeout: 20_000 });
    expect(app.keeping.state.kind).toBe('kept');
  });

  it('leaves what somebody has begun meanwhile', async () => {
    const { app, answer } = await late(await kept());
    const { kind, file } = tables[0];
    await app.opening.open([file], kind);
    app.inputs.confirm();
    await settled(app);
    answer();
    await vi.waitFor(() => expect(app.keeping.others).toHaveLength(1));
    await settled(app);
    expect(app.study?.name).toBe('firms');
    expect(app.keeping.others[0].name).toBe('松川の調査');
  });
});
