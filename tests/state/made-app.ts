import { expect, vi } from 'vitest';
import { messagesIn } from '../../src/i18n';
import { App } from '../../src/state/app.svelte';
import { EngineClient } from '../../src/state/engine/engine-client';
import { Keeping } from '../../src/state/keeping/keeping.svelte';
import { browserStudyStore, type StudyStore } from '../../src/state/keeping/study-store';
import { INSTITUTIONS, MUNICIPALITIES } from '../study/made';
import { madeTabs } from './made-browser';
import { MadeWorker } from './made-worker';

const workers: MadeWorker[] = [];

/** To be called after each test that made a page. */
export function closePages(): void {
  for (const worker of workers.splice(0)) worker.terminate();
}

let databases = 0;

/** What a browser keeps, in the database of the test; it outlives the page. */
export const memory = (): StudyStore => browserStudyStore(`study-${databases++}`);

/** A page in the only tab of its browser; `store` outlives it. `answerMs`: how long it waits for the first answer, as in the app unless given. */
export function page(store = memory(), answerMs?: number): App {
  const engine = new EngineClient(
    { municipalities: MUNICIPALITIES, institutions: INSTITUTIONS },
    () => workers[workers.push(new MadeWorker()) - 1] as never,
  );
  const preferences = { language: 'en', messages: messagesIn('en') } as never;
  const packs = {
    load: async () => null,
    keep: async () => undefined,
    remove: async () => undefined,
  };
  const noSample = () => Promise.reject(new Error('no sample here'));
  const keeping = new Keeping(store, madeTabs()(), { answerMs });
  return new App(engine, preferences, [], noSample, packs as never, keeping);
}

export async function settled(app: App): Promise<void> {
  await vi.waitFor(
    () => {
      expect(app.busy).toBeNull();
      expect(app.findings).not.toBeNull();
    },
    { timeout: 20_000, interval: 5 },
  );
}
