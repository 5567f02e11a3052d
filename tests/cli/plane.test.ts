import { describe, expect, it } from 'vitest';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const ROWS = ['-6196.893,16870.844,1', '-6296.893,16970.844,3', '-6396.893,17070.844,12'];
const listOf = (x: string, y: string) =>
  [`企業名,${x},${y},特許件数`, ...ROWS.map((row, i) => `第${i}工業,${row}`)].join('\n');
const plain = folder.write('plain.csv', listOf('X座標', 'Y座標'));
const stated = folder.write('stated.csv', listOf('X座標(6系)', 'Y座標(6系)'));
const run = (out: string, ...more: string[]) =>
  shuseki('run', ...more, '--no-report', '--out', folder.at(out));
const first = (out: string) =>
  (folder.json(`${out}/firms.geojson`) as { features: { geometry: { coordinates: number[] } }[] })
    .features[0].geometry.coordinates;

describe('coordinates in metres of a plane', () => {
  it('are refused with the option that says their system, where nothing does', async () => {
    const answer = await run('open', '--firms', plain);
    expect(answer.status).toBe(1);
    expect(answer.err).toContain('--plane');
    expect(await run('far', '--firms', plain, '--plane', '20')).toMatchObject({ status: 2 });
  });

  it('are converted where the option or the list says it, and again with the study', async () => {
    for (const [out, ...how] of [
      ['said', '--firms', plain, '--plane', '6'],
      ['stated', '--firms', stated],
    ]) {
      const answer = await run(out, ...how);
      expect(answer.status).toBe(0);
      expect(answer.err).toContain('the plane rectangular system 6');
      // By GDAL: 136.187 E, 35.944 N.
      expect(first(out)[0]).toBeCloseTo(136.187, 6);
      expect(first(out)[1]).toBeCloseTo(35.944, 6);
      await run(`${out}-again`, folder.at(`${out}/study.json`));
      expect(folder.read(`${out}-again/firms.geojson`)).toBe(folder.read(`${out}/firms.geojson`));
    }
    const none = await run('none', '--firms', stated, '--plane', 'none');
    expect(none.status).toBe(1);
  });
});
