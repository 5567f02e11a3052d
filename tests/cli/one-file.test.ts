import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArchive, zipped } from '../../src/study';
import { inventedEvents, inventedFirms, writeGazetteer } from './invented';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const gazetteer = writeGazetteer(folder.at('towns'));
const firms = folder.write('firms.csv', inventedFirms(80));
const events = folder.write('patents.csv', inventedEvents(80));
const FILE = folder.at('carried.shuseki');

describe('one file that carries a study', () => {
  it('is written by run, and gives the same findings without the folder of towns', async () => {
    const made = await shuseki(
      ...['run', '--firms', firms, '--gazetteer', gazetteer, '--radius-km', '2'],
      ...['--min-firms', '8', '--outcomes', events, '--outcomes-key', '出願人', '--no-report'],
      ...['--out', folder.at('study'), '--save', FILE],
    );
    expect(made).toMatchObject({ status: 0 });
    const read = readArchive('carried.shuseki', readFileSync(FILE));
    expect(read.ok && read.value?.files.map(({ name }) => name)).toEqual([
      'inputs/firms.csv',
      'inputs/patents.csv',
    ]);

    const again = await shuseki('run', FILE, '--out', folder.at('elsewhere'), '--no-report');
    expect(again).toMatchObject({ status: 0 });
    const names = readdirSync(folder.at('study')).filter((name) => name !== 'study.json');
    for (const name of names)
      expect(folder.read(`elsewhere/${name}`), name).toBe(folder.read(`study/${name}`));
    expect(folder.read('elsewhere/firms.geojson')).toMatch(/"geocode_level":"town"/);
    // What it wrote stands by itself: the tables lie where its study.json says.
    const replayed = await shuseki(
      ...['run', folder.at('elsewhere/study.json'), '--gazetteer', gazetteer, '--no-report'],
      ...['--out', folder.at('third'), '--save', folder.at('third.shuseki')],
    );
    expect(replayed).toMatchObject({ status: 0 });
    expect(folder.read('third/findings.json')).toBe(folder.read('study/findings.json'));
    expect(readFileSync(folder.at('third.shuseki')).equals(readFileSync(FILE))).toBe(true);
  });

  it('is the zip of a shared study, too', async () => {
    const shared = await shuseki('share', FILE, '--out', folder.at('shared'));
    expect(shared).toMatchObject({ status: 0 });
    const files = folder.names('shared').map((name) => ({
      name,
      text: readFileSync(join(folder.at('shared'), name), 'utf8'),
    }));
    const zip = folder.write('shared-study.zip', zipped(files));
    const fromZip = await shuseki('run', zip, '--out', folder.at('from-zip'), '--no-report');
    expect(fromZip).toMatchObject({ status: 0 });
    const fromFolder = await shuseki(
      ...['run', folder.at('shared/study.json'), '--out', folder.at('from-folder'), '--no-report'],
    );
    expect(fromFolder).toMatchObject({ status: 0 });
    expect(folder.read('from-zip/findings.json')).toBe(folder.read('from-folder/findings.json'));
  });

  it('is refused in one sentence where it was cut short or holds no study', async () => {
    const cut = folder.write('cut.shuseki', readFileSync(FILE).subarray(0, 900));
    const answer = await shuseki('run', cut, '--out', folder.at('x'));
    expect(answer.status).toBe(1);
    expect(answer.err).toMatch(/damaged or was cut short/);
    const other = zipped([{ name: 'notes.txt', text: 'x' }]);
    const empty = folder.write('other.zip', other);
    expect((await shuseki('run', empty, '--out', folder.at('x'))).err).toMatch(/holds no study/);
    expect(folder.names()).not.toContain('x');
  });
});
