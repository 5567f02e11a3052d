import { describe, expect, it } from 'vitest';
import { newStudy } from '../../../src/study';
import { StudyFiles } from '../../../src/state/opening/study-files.svelte';
import type { StudyFile } from '../../../src/model';

/** An engine for which a file's hash is its text, and a layer has as many polygons as files. */
function engineOf() {
  const read: string[][] = [];
  return {
    read,
    readInput: () => Promise.resolve({ ok: false, problem: { code: 'csv-empty' } }),
    forgetInput: () => Promise.resolve(),
    hashOf: (file: File) => file.text(),
    readAreas: async (files: readonly File[]) => {
      read.push(files.map(({ name }) => name));
      if (files.some(({ name }) => name.endsWith('.txt')))
        return { ok: false, problem: { code: 'layer-no-shp' } };
      const specs = await Promise.all(
        files.map(async (file) => ({
          name: file.name,
          path: file.name,
          sha256: await file.text(),
        })),
      );
      return { ok: true, value: { files: specs, count: files.length }, problems: [] };
    },
  };
}

const file = (name: string, text: string) => new File([text], name);
const firms = { name: 'f.csv', path: 'f.csv', sha256: 'f', roles: {} };
const named = (...areas: [string, string][]): StudyFile => {
  const study = newStudy({ firms });
  const list = areas.map(([name, sha256]) => ({ name, path: name, sha256 }));
  return { ...study, inputs: { ...study.inputs, areas: list } };
};

describe('the files of a polygon layer', () => {
  it('are held when a layer is opened, and kept with the study', async () => {
    const files = new StudyFiles(engineOf() as never);
    const chosen = [file('a.shp', 'shp'), file('a.dbf', 'dbf')];
    await files.openAreas(chosen);
    const study = named(['a.shp', 'shp'], ['a.dbf', 'dbf']);
    expect(files.all(study)).toEqual(chosen);
    expect(files.areaCount(study)).toBe(2);
    expect(files.areaCount(newStudy({ firms }))).toBe(0);
  });

  it('are asked for one after the other, and read when the last has come, whatever they are called now', async () => {
    const engine = engineOf();
    const files = new StudyFiles(engine as never);
    files.hold(file('f.csv', ''), { key: 'f    true' } as never);
    const study = named(['a.shp', 'shp'], ['a.dbf', 'dbf']);
    expect(files.missing(study)[0]?.name).toBe('a.shp');
    await files.offer(study, file('other.shp', 'another'));
    expect(files.missing(study)[0]?.name).toBe('a.shp');
    await files.offer(study, file('renamed.shp', 'shp'));
    expect(files.missing(study)[0]?.name).toBe('a.dbf');
    expect(engine.read).toEqual([]);
    await files.offer(study, file('a.dbf', 'dbf'));
    expect(files.missing(study)).toEqual([]);
    expect(engine.read).toEqual([['a.shp', 'a.dbf']]);
  });

  it('that are no layer leave the one before', async () => {
    const files = new StudyFiles(engineOf() as never);
    await files.openAreas([file('a.zip', 'zip')]);
    const study = named(['a.zip', 'zip']);
    const read = await files.openAreas([file('a.txt', 'zip')]);
    expect(read.ok).toBe(false);
    expect(files.areaCount(study)).toBe(1);
    expect(files.all(study)).toHaveLength(1);
  });
});
