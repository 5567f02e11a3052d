import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../../src/i18n';
import { success } from '../../../src/model';
import { LayerFiles } from '../../../src/state/opening/layer-files.svelte';
import type { EngineClient } from '../../../src/state/engine/engine-client';
import { LAYER_FORMATS } from '../../../src/study';
import { smallStudy } from '../small-study';

/** What of the client this needs, without a worker between. */
async function smallEngine() {
  const { host } = await smallStudy();
  let request = 0;
  const ask: EngineClient['ask'] = async (kind, question, { progress, signal } = {}) => {
    const own = ++request;
    signal?.addEventListener('abort', () => host.withdraw(own));
    return success(await host.ask(kind, own, question, progress));
  };
  return { ask };
}

const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

describe('layers for GIS programs, from the engine', () => {
  it('come in every format, all of them or one', async () => {
    const files = new LayerFiles(await smallEngine());
    for (const { name: format, holds } of LAYER_FORMATS) {
      const all = await files.make({ format, language: 'ja' });
      expect(files.problem, format).toBeNull();
      // Beside the layers as CSV stands a list of their fields.
      const each = format === 'csv' ? 6 : 5;
      expect(all!.length, format).toBe(holds === 'all' ? 1 : each);
      const one = await files.make({ format, language: 'ja', only: ['clusters.geojson'] });
      expect(one, format).toHaveLength(format === 'csv' ? 2 : 1);
      if (holds === 'each')
        expect(one![0].name).toBe(`clusters${format === 'csv' ? '-excel' : ''}.${format}`);
    }
    expect(files.fraction).toBeNull();
  });

  it('name their fields in the language that is asked for', async () => {
    const files = new LayerFiles(await smallEngine());
    for (const language of ['ja', 'en'] as const) {
      const made = await files.make({ format: 'gpkg', language, only: ['firms.geojson'] });
      const file = new Uint8Array(await new Blob([...made![0].bytes]).arrayBuffer());
      expect(text(file)).toMatch(/^SQLite format 3/);
      const title = messagesIn(language).layers.field.cluster_id;
      expect(new TextDecoder().decode(file)).toContain(title);
    }
  });

  it('are given up when they are cancelled, without a word', async () => {
    const files = new LayerFiles(await smallEngine());
    const made = files.make({ format: 'gpkg', language: 'en' });
    expect(files.fraction).toBe(0);
    files.cancel();
    expect(await made).toBeNull();
    expect(files).toMatchObject({ fraction: null, problem: null });
  });
});
