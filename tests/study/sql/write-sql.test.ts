import { describe, expect, it } from 'vitest';
import { SQL_DIALECTS, writeSql, type SqlDialectName } from '../../../src/study';
import { sqlDialect } from '../../../src/study/sql/dialects';
import { quoted, real } from '../../../src/study/sql/plan';
import { made, type Found } from './studies';

const head = () => ['head'];

async function scriptOf({ study, findings }: Found, dialect: SqlDialectName): Promise<string> {
  const written = await writeSql(study, findings, dialect, head);
  if (typeof written === 'string') throw new Error(written);
  return written.files[0].text;
}

describe('a script', () => {
  it.each(SQL_DIALECTS)(
    'for %s stands beside its tables, with every coordinate to the last digit',
    async (dialect) => {
      const { study, findings } = await made('dbscan');
      const written = await writeSql(study, findings, dialect, (run) => [run]);
      if (typeof written === 'string') throw new Error(written);
      const [script, ...tables] = written.files;
      expect(script.name).toBe(sqlDialect(dialect).file);
      expect(tables.map(({ name }) => name)).toEqual(['firms.csv', 'institutions.csv', 'ties.csv']);
      expect(script.text.split('\n')[0]).toContain(written.run);
      const [names, first] = tables[0].text.split('\n').map((line) => line.split(','));
      expect(names).toEqual([
        'firm',
        'id',
        'longitude',
        'latitude',
        'level',
        'apart',
        'industry',
        'weight',
        'outcome',
        'area',
      ]);
      expect(first[1]).toBe('0'.repeat(13));
      expect(Number(first[2])).toBe(findings.firmPlaces.lng[0]);
      for (const table of ['member', 'firm_result', 'comparison_result'])
        expect(script.text).toContain(table);
    },
  );

  it('pairs all with all nowhere but where one side is a row, a neighbourhood or the nodes of an integral', async () => {
    const script = await scriptOf(await made('dbscan'), 'duckdb');
    const lines = script.split('\n').filter((line) => line.includes('cross join'));
    for (const line of lines)
      expect(line).toMatch(
        /cross join (institution_at i where i\.counted = 1|sides|side o|\(select (0e0 as turn|k \* 1e0))/,
      );
  });

  it('has the edges of drawn boundaries, and no radius', async () => {
    const { study, findings } = await made('drawn');
    const written = await writeSql(study, findings, 'postgis', head);
    if (typeof written === 'string') throw new Error(written);
    const edges = written.files
      .find(({ name }) => name === 'edges.csv')!
      .text.trimEnd()
      .split('\n');
    // Two of the four sides of each square run from south to north or back.
    expect(edges).toHaveLength(1 + 4 * 2);
    expect(written.files[0].text).not.toContain('core_cell');
  });

  it.each(['hdbscan', 'scan'] as const)('is refused for %s', async (method) => {
    const { study, findings } = await made('dbscan');
    const { settings } = study;
    const other = {
      ...study,
      settings: { ...settings, clusters: { ...settings.clusters, method } },
    };
    expect(await writeSql(other, findings, 'spark', head)).toBe('method');
  });

  it('is refused where boundaries override found clusters', async () => {
    const { study, findings } = await made('dbscan');
    const boundaries = [{ id: 'b1', name: '', coordinates: [], overrides: findings.firms.id[0] }];
    expect(await writeSql({ ...study, boundaries }, findings, 'spark', head)).toBe('overrides');
  });

  it('leaves the comparison out where survey weights count', async () => {
    const { study, findings } = await made('dbscan');
    const surveyWeights = { values: new Float64Array(findings.firms.count).fill(1) };
    const firms = { ...findings.firms, surveyWeights } as typeof findings.firms;
    const written = await writeSql(study, { ...findings, firms }, 'duckdb', head);
    if (typeof written === 'string') throw new Error(written);
    expect(written.weighted).toBe(true);
    expect(written.files[0].text).not.toContain('comparison_result');
  });
});

describe('literals', () => {
  it('are doubles in every engine', () => {
    expect([0, 0.1, -2, 1e21, 1.5e-9].map(real)).toEqual([
      '0e0',
      '0.1e0',
      '-2e0',
      '1e21',
      '1.5e-9',
    ]);
    expect(() => real(NaN)).toThrow(RangeError);
    expect(() => real(Infinity)).toThrow(RangeError);
  });

  it('keep quotes, and backslashes where these begin an escape', () => {
    expect(quoted("鋳物 'の'")).toBe("'鋳物 ''の'''");
    expect(sqlDialect('spark').text('a\\b')).toBe("'a\\\\b'");
    expect(sqlDialect('duckdb').text('a\\b')).toBe("'a\\b'");
  });
});
