import { describe, expect, it } from 'vitest';
import { inventedFirms } from './invented';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const firms = folder.write('firms.csv', inventedFirms(60));
const sql = (out: string, ...more: string[]) =>
  shuseki('sql', folder.at('made/study.json'), '--out', folder.at(out), ...more);

describe('shuseki sql', () => {
  it('writes a script and its tables from a study, and says how it is run', async () => {
    const made = await shuseki('run', '--firms', firms, '--no-report', '--out', folder.at('made'));
    expect(made, made.err).toMatchObject({ status: 0 });
    const answer = await sql('script', '--dialect', 'postgis');
    expect(answer, answer.err).toMatchObject({ status: 0, out: '' });
    expect(answer.err).toContain('psql -v ON_ERROR_STOP=1 -f study-postgis.sql');
    expect(folder.names('script')).toEqual(
      ['firms.csv', 'institutions.csv', 'study-postgis.sql', 'ties.csv'].sort(),
    );
    expect(folder.read('script/study-postgis.sql')).toContain('create unlogged table');
  });

  it('says in both languages what a dialect may be, and writes nothing', async () => {
    const unknown = await sql('none', '--dialect', 'oracle');
    expect(unknown.status).toBe(2);
    expect(unknown.err).toMatch(/--dialect.*oracle.*duckdb, postgis, spark/);
    const missing = await sql('none', '--language', 'ja');
    expect(missing.status).toBe(2);
    expect(missing.err).toContain('--dialect');
    expect(folder.names('.')).not.toContain('none');
  });

  it('refuses a definition that it can’t write in one sentence', async () => {
    const study = folder.json('made/study.json') as { settings: { clusters: object } };
    study.settings.clusters = { ...study.settings.clusters, method: 'hdbscan' };
    folder.write('made/study.json', JSON.stringify(study));
    const answer = await sql('none', '--dialect', 'duckdb');
    expect(answer).toMatchObject({ status: 1, out: '' });
    expect(answer.err).toContain(
      'clusters by hdbscan can’t be written as a script'.replace('’', "'"),
    );
    expect(folder.names('.')).not.toContain('none');
  });
});
