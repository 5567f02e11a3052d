import { mkdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { archiveName, placesInArchive, plainFileName, readArchive } from '../../src/study';
import { unzippedBytes } from '../../src/tables';
import { inventedFirms } from './invented';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const firms = folder.write('firms.csv', inventedFirms(60));

describe('run --zip', () => {
  it('writes everything as one archive, named and dated in a folder', async () => {
    mkdirSync(folder.at('archives'));
    const answer = await shuseki(
      ...['run', '--firms', firms, '--out', folder.at('out'), '--zip', folder.at('archives')],
      ...['--resamples', '99'],
    );
    expect(answer).toMatchObject({ status: 0, out: '' });
    const [name] = folder.names('archives');
    expect(name).toMatch(/^firms-\d{4}-\d\d-\d\d\.zip$/);
    const packed = unzippedBytes(readFileSync(folder.at(`archives/${name}`)), () => true);
    const files = new Map(packed.map(({ name, bytes }) => [name, bytes]));
    const layers = ['firms', 'clusters', 'institutions', 'links'];
    expect([...files.keys()].sort()).toEqual(
      [
        ...layers.flatMap((layer) => [`geojson/${layer}.geojson`, `csv/${layer}-excel.csv`]),
        ...['geojson/fields.csv', 'csv/fields.csv', 'study.gpkg', 'firms.shuseki'],
        ...['report.html', 'replay.R', 'tables.csv', 'tables.tex', 'tables.html'],
        ...['analysis.csv', 'findings.json'],
      ].sort(),
    );
    // What is beside it is in it, to the byte.
    for (const file of ['findings.json', 'report.html', 'replay.R'])
      expect(Buffer.from(files.get(file)!).toString(), file).toBe(folder.read(`out/${file}`));
    const study = readArchive('firms.shuseki', files.get('firms.shuseki')!);
    expect(study.ok && study.value?.files.map(({ name }) => name)).toEqual(['inputs/firms.csv']);
    // It opens as the study that it holds.
    expect(readArchive(name, readFileSync(folder.at(`archives/${name}`)))).toEqual(study);
  });
});

describe('the archive of everything', () => {
  it('is named after the study and the day, without what file systems refuse', () => {
    expect(archiveName('鯖江: 2026/眼鏡', new Date(2026, 2, 5))).toBe(
      '鯖江_ 2026_眼鏡-2026-03-05.zip',
    );
    expect(plainFileName(' ')).toBe('study');
    expect(plainFileName('../../etc/passwd')).toBe('_.._etc_passwd');
    expect(plainFileName('.hidden. ')).toBe('hidden');
    expect(plainFileName('nul.txt')).toBe('nul_.txt');
    expect(plainFileName('a\u0000b\u009f\u202ecod.exe')).toBe('a_b_cod.exe');
    expect(plainFileName('長い名前'.repeat(500))).toBe('長い名前'.repeat(17).slice(0, 66));
  });

  it('has the list of fields beside both kinds of layers, and no second study', () => {
    expect(placesInArchive('fields.csv')).toEqual(['csv/fields.csv', 'geojson/fields.csv']);
    expect(placesInArchive('study.json')).toEqual([]);
  });
});
