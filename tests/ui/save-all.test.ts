import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { unzipSync } from 'fflate';
import { saveEverything } from '../../src/ui/export/save-all';
import { saveExport } from '../../src/ui/export/save';
import { LATTICE_HEAD, latticeFirms } from '../e2e/made-files';
import { closePages, page, settled } from '../state/made-app';
import { stubDatabase } from '../state/made-browser';

const saved = vi.hoisted(() => [] as { name: string; content: Blob }[]);
vi.mock('../../src/ui/common/download', () => ({
  download: (name: string, content: Blob) => saved.push({ name, content }),
}));

beforeEach(() => {
  vi.stubGlobal('navigator', {});
  stubDatabase();
  saved.length = 0;
});
afterEach(() => {
  closePages();
  vi.unstubAllGlobals();
});

/** A page with firms that stand so evenly that no place is denser than another. */
async function evenFirms() {
  const app = page();
  const rows = [LATTICE_HEAD, ...latticeFirms(60, (i) => `株式会社試験${i + 1}`)];
  const text = rows.map((row) => row.join(',')).join('\n');
  await app.opening.open([new File([text], 'even.csv')], 'firms');
  app.inputs.confirm();
  await settled(app);
  app.changeClusters({ radiusKm: 0.1, minFirms: 5 });
  await settled(app);
  return app;
}

it('says that a study has nothing for a file, and saves all the others', async () => {
  const app = await evenFirms();
  expect(await saveExport(app, 'density.geojson')).toBe(false);
  expect([saved, app.problem]).toEqual([[], null]);
  expect(await saveExport(app, 'clusters.geojson')).toBe(true);
  expect(saved.map(({ name }) => name)).toEqual(['clusters.geojson']);

  const offered = ['firms.geojson', 'density.geojson', 'fields.csv'] as const;
  // Its outlines of Japan are fetched from the app's own files, which are not here.
  vi.spyOn(app.making, 'report').mockResolvedValue('made');
  expect(await saveEverything(app, null, offered, new Date(2026, 10, 30))).toBe('saved');
  const archive = unzipSync(new Uint8Array(await saved[1].content.arrayBuffer()));
  const names = Object.keys(archive).join(' ');
  expect(names).toMatch(/firms\.geojson.*fields\.csv/);
  expect(names).not.toContain('density.geojson');
}, 120_000);
