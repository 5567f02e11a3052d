import { beforeAll, describe, expect, it } from 'vitest';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
/** 60 firms near each other and 60 apart, in three municipalities of two prefectures. */
const firms = folder.write(
  'firms.csv',
  [
    'id,都道府県,市区町村,lon,lat,products,employees',
    ...Array.from({ length: 120 }, (_, i) => {
      const at = i % 60;
      const place =
        i < 60
          ? `${136.2 + (at % 9) * 0.004},${35.9 + at * 1e-4}`
          : `${138 + (at % 8) * 0.3},${36 + at * 0.05}`;
      const town = ['福井県,鯖江市', '福井県,越前市', '長野県,岡谷市'][(i * 7) % 3];
      return `f${i},${town},${place},${(i * 7) % 5},${3 + ((i * 11) % 60)}`;
    }),
    '',
  ].join('\n'),
);

/** The same question to `run` and, of the table that it writes, to `evidence`. */
const CASES: readonly (readonly [string, ...string[]])[] = [
  ['grid', '--errors', 'grid', '--errors-km', '1', '--wild-bootstrap'],
  ['conley', '--errors', 'conley', '--errors-km', '1', '--errors-kernel', 'bartlett'],
];
type Judged = Readonly<Record<string, number>>;
type Compared = Readonly<Record<'robust' | 'wild_bootstrap', Judged | undefined>>;

const evidence = (name: string, table: string, ...more: string[]) =>
  shuseki(...['evidence', table, '--out', folder.at(`${name}.json`), '--language', 'en'], ...more);
const answer = <T>(name: string) => folder.json(`${name}.json`) as unknown as T;
const analysis = () => folder.at('grid/analysis.csv');

describe('evidence with the errors of run', () => {
  beforeAll(async () => {
    const run = ['run', '--firms', firms, '--outcome', 'products', '--lon', 'lon', '--lat', 'lat'];
    for (const [name, ...errors] of CASES) {
      const more = name === 'grid' ? [] : ['--no-report'];
      const define = ['--radius-km', '3', '--min-firms', '5', '--out', folder.at(name)];
      const ran = await shuseki(...run, ...define, ...errors, ...more);
      if (ran.status !== 0) throw new Error(ran.err);
    }
  });

  it.each(CASES)('says of %s what run says', async (name, ...errors) => {
    const asked = ['--outcome', 'outcome', '--inside', 'inside', ...errors];
    const ran = await evidence(name, analysis(), ...asked);
    expect(ran.err).toContain('squares of 1 km');
    expect(ran.status).toBe(0);
    const own = answer<Compared>(name);
    const { evidence: known } = answer<{ evidence: { comparison: Compared } }>(`${name}/findings`);
    for (const judged of ['robust', 'wild_bootstrap'] as const) {
      const [found, expected] = [own[judged], known.comparison[judged]];
      expect(Object.keys(found ?? {})).toEqual(Object.keys(expected ?? {}));
      for (const [what, value] of Object.entries(found ?? {}))
        if (typeof value === 'number') expect(value, what).toBeCloseTo(expected![what], 7);
    }
    expect(own.robust).toBeTruthy();
    expect(own.wild_bootstrap === undefined).toBe(name === 'conley');
  });

  it('groups by prefectures, or takes rows as independent', async () => {
    const asked = ['--outcome', 'products', '--family', 'ols', '--terms', 'employees'];
    const prefectures = await evidence(
      'prefecture',
      firms,
      ...asked,

      '--errors',
      'prefecture',
    );
    expect(prefectures.err).toContain('clustered by 都道府県');
    expect(answer<{ groups: number }>('prefecture').groups).toBe(2);
    const alone = await evidence('alone', firms, ...asked, '--errors', 'hc1');
    expect(alone.err).toContain('taken as independent');
    expect(answer<object>('alone')).toMatchObject({ robust: 'hc1', group_source: 'independent' });
  });

  it('holds columns of its own constant, as run names them', async () => {
    const asked = ['--outcome', 'outcome', '--family', 'ols', '--terms', 'inside'];
    const control = ['--control', 'size;municipality:category'];
    const ran = await evidence('held', analysis(), ...asked, ...control, '--errors', 'hc1');
    expect(ran.status).toBe(0);
    const { terms } = answer<{ terms: { term: string; name: string }[] }>('held');
    const names = terms.map(({ term, name }) => term ?? name);
    expect(names[2]).toBe('own-number:size');
    expect(names.filter((name) => name.startsWith('own-category:municipality='))).toHaveLength(2);
    const itself = await evidence('itself', analysis(), ...asked, '--control', 'outcome');
    expect(itself.status).toBe(1);
  });

  it('refuses options that contradict each other', async () => {
    const compared = ['--outcome', 'outcome', '--inside', 'inside'];
    for (const wrong of [
      ['--errors', 'grid', '--groups', 'region'],
      ['--errors', 'conley', '--wild-bootstrap'],
      ['--control', 'size'],
    ])
      expect((await evidence('wrong', analysis(), ...compared, ...wrong)).status, wrong[1]).toBe(2);
  });
});
