import { UNATTENDED, type StudyFile } from '../model';
import { filesOf, readMunicipalities, readStudyFile } from '../study';
import { App } from './app.svelte';
import { EngineClient } from './engine/engine-client';
import { watchPage } from './engine/faults-at-work';
import { browserPackStore } from './gazetteer/gazetteer-store';
import { Keeping } from './keeping/keeping.svelte';
import { browserTabs } from './keeping/page-tabs';
import { Preferences } from './preferences.svelte';
import { browserStudyStore } from './keeping/study-store';

/** Brings the app up: what ships with it, the worker, the preferences. Rejects when its own files can't be fetched. */
export async function startApp(baseUrl: string): Promise<App> {
  const keeping = new Keeping(browserStudyStore(), browserTabs());
  const kept = keeping.open();
  const [municipalities, institutions, basemap] = await Promise.all([
    fetchBytes(`${baseUrl}geodata/municipalities.csv`),
    fetchBytes(`${baseUrl}geodata/institutions.csv`),
    // Without it there is no map either, which the page says by itself.
    fetchBytes(`${baseUrl}geodata/basemap/japan.topo.json`).catch(() => undefined),
  ]);
  const engine = new EngineClient(
    { municipalities, institutions, basemap },
    () => new Worker(new URL('./engine/engine.worker.ts', import.meta.url), { type: 'module' }),
  );
  const app = new App(
    engine,
    new Preferences(),
    await readMunicipalities(municipalities, UNATTENDED),
    () => fetchSample(`${baseUrl}sample/`),
    browserPackStore(),
    keeping,
  );
  app.preferences.callsColumnsBy(() => app.study);
  watchPage((found) => app.say(found));
  // A page that is put away or closed writes what still rests.
  addEventListener('pagehide', () => keeping.leave());
  addEventListener('visibilitychange', () => void keeping.flush());
  await Promise.all([kept, app.gazetteers.restore()]);
  return app;
}

/** The sample study and its inputs, from where the app is served. */
async function fetchSample(folder: string): Promise<{ study: StudyFile; files: readonly File[] }> {
  const text = new TextDecoder().decode(await fetchBytes(`${folder}study.json`));
  const read = readStudyFile('study.json', text);
  if (!read.ok) throw new Error(read.problem.code);
  const files = await Promise.all(
    filesOf(read.value).map(
      async ({ name, path }) => new File([await fetchBytes(folder + path)], name),
    ),
  );
  return { study: read.value, files };
}

async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
