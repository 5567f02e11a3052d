import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inventedFirms, writeGazetteer } from './invented';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const LIST = ['id,lng,lat', 'a,136.18,35.95', 'b,136.19,35.95', 'c,136.2,35.95', ''].join('\n');
const LAYER = JSON.stringify({
  type: 'FeatureCollection',
  features: Array.from({ length: 6 }, (_, i) => ({
    type: 'Feature',
    properties: { id: `F${i}` },
    geometry: { type: 'Point', coordinates: [136.18 + i / 1000, 35.95] },
  })),
});
const gazetteer = writeGazetteer(folder.at('towns'));

/** Runs a command that would write over `file`, and sees that nothing has changed there. */
async function refused(file: string, ...argv: readonly string[]): Promise<void> {
  const [before, names] = [folder.read(file), folder.names()];
  const answer = await shuseki(...argv);
  expect(answer.status, answer.err).toBe(1);
  expect(answer.err).toContain('is one of the files that are read');
  expect(folder.read(file)).toBe(before);
  expect(folder.names()).toEqual(names);
}

describe('an output in the place of an input', () => {
  it('is refused by every command, under whatever name', async () => {
    const list = folder.write('list.csv', LIST);
    symlinkSync(folder.path, folder.at('link'));
    const point = ['--radius-km', '2', '--min-firms', '2', '--lon', 'lng', '--lat', 'lat'];
    await refused('list.csv', 'cluster', list, ...point, '--out', list);
    await refused('list.csv', 'cluster', list, ...point, '--out', folder.at('link/list.csv'));
    const firms = folder.write('firms.csv', inventedFirms(5));
    await refused('firms.csv', 'geocode', firms, '--gazetteer', gazetteer, '--out', firms);
    const index = 'towns/ja.json';
    const towns = ['--gazetteer', gazetteer, '--out', folder.at(index)];
    await refused(index, 'geocode', firms, ...towns);
    const build = ['gazetteer', 'build', '--from', gazetteer, '--out', folder.at(index)];
    await refused(index, ...build);
  });

  it('is refused by run, where the firms have the name of a result', async () => {
    mkdirSync(folder.at('own'));
    const layer = folder.write('own/firms.geojson', LAYER);
    const run = ['run', '--firms', layer, '--no-report', '--min-firms', '3'];
    await refused('own/firms.geojson', ...run, '--out', folder.at('own'));
    expect(folder.names('own')).toEqual(['firms.geojson']);
  });

  it('is the study again, where a study.json is run in its own folder', async () => {
    const layer = folder.write('points.geojson', LAYER);
    const out = folder.at('study');
    const made = await shuseki('run', '--firms', layer, '--no-report', '--out', out);
    expect(made).toMatchObject({ status: 0 });
    const before = folder.read('study/study.json');
    const again = await shuseki('run', folder.at('study/study.json'), '--no-report', '--out', out);
    expect(again).toMatchObject({ status: 0 });
    expect(folder.read('study/study.json')).toBe(before);
  });
});
