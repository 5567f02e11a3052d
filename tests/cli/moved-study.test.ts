import { mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const TABLE = '企業名|経度|緯度\n甲|136.18|35.94\n乙|136.19|35.95\n';

describe('a study.json that was moved with its tables, but not with the folders around them', () => {
  it('finds them beside itself, says so, and still refuses another table of that name', async () => {
    const list = folder.write('list.csv', TABLE);
    const first = await shuseki('run', '--firms', list, '--no-report', '--out', folder.at('out'));
    expect(first.status).toBe(0);
    mkdirSync(folder.at('moved/away'), { recursive: true });
    const study = folder.write('moved/away/study.json', folder.read('out/study.json'));
    const rerun = () => shuseki('run', study, '--no-report', '--out', folder.at('moved/away/out'));
    expect(await rerun()).toMatchObject({ status: 1 });
    folder.write('moved/away/list.csv', TABLE);
    const again = await rerun();
    expect(again.status).toBe(0);
    expect(again.err).toContain('is not where the study says; the file beside the study is used');
    expect(folder.read('moved/away/out/firms.geojson')).toBe(folder.read('out/firms.geojson'));
    folder.write('moved/away/list.csv', `${TABLE}丙|136.2|35.96\n`);
    expect(await rerun()).toMatchObject({ status: 1 });
  });
});
