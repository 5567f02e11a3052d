import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Folder, ROOT, shuseki } from './terminal';

const folder = new Folder();
const TABLE = join(ROOT, 'tests/reference/offset.csv');
const ANSWERS = JSON.parse(
  readFileSync(join(ROOT, 'tests/reference/offset-answers.json'), 'utf8'),
) as Record<string, { readonly coef: readonly number[] }>;
const evidence = (out: string, ...more: string[]) =>
  shuseki(
    ...['evidence', TABLE, '--outcome', 'counts', '--terms', 'inside,near', '--errors', 'hc1'],
    ...[...more, '--out', folder.at(out)],
  );

describe('counts per a column in the command line', () => {
  it('are R’s', async () => {
    const given = ['--family', 'negative-binomial', '--offset', 'employees'];
    expect(await evidence('nb.json', ...given)).toMatchObject({ status: 0 });
    const { terms, ...json } = folder.json('nb.json') as {
      readonly terms: readonly { readonly estimate: number }[];
    };
    const [constant, inside, near] = ANSWERS['negative-binomial'].coef;
    [constant, inside, near].forEach((wanted, at) =>
      expect(terms[at].estimate).toBeCloseTo(wanted, 7),
    );
    expect(json).toMatchObject({
      offset_log: 'employees',
      offset_left_out: { zero_or_less: 0, missing: 0 },
    });
  });

  it('are refused in a sentence beside a family of other measures, and without one', async () => {
    const linear = await evidence('ols.json', '--family', 'ols', '--offset', 'employees');
    expect(linear.status).toBe(1);
    expect(linear.err).toMatch(/offset \(per “employees”\) belongs to models of counts/);
    const unknown = await evidence('none.json', '--family', 'poisson', '--offset', 'people');
    expect(unknown.status).not.toBe(0);
    expect(unknown.err).toContain('people');
    const compared = await shuseki(
      ...['evidence', TABLE, '--outcome', 'counts', '--inside', 'inside', '--offset', 'employees'],
      ...['--out', folder.at('compared.json')],
    );
    expect(compared.status).toBe(2);
  });

  it('are kept in the study that run writes, and told', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => {
      const [lat, lng] = i < 30 ? [35.95 + 0.001 * i, 136.18] : [34 + 0.1 * (i - 30), 138];
      const staff = i === 3 ? '0' : i === 40 ? '' : String(3 + ((i * 7) % 25));
      const patents = (i * 5) % 4 === 0 ? 6 : i % 3;
      return [`F${i}`, `第${i}工業`, lat.toFixed(4), lng.toFixed(4), '10', staff, String(patents)];
    });
    const head = ['企業ID', '企業名', '緯度', '経度', '従業員数', '常用雇用者', '特許件数'];
    const firms = folder.write('firms.csv', [head, ...rows].map((row) => row.join(',')).join('\n'));
    const answer = await shuseki(
      ...['run', '--firms', firms, '--radius-km', '2', '--min-firms', '5', '--no-report'],
      ...['--outcome', '特許件数', '--family', 'poisson', '--offset', '常用雇用者'],
      ...['--out', folder.at('run')],
    );
    expect(answer.status).toBe(0);
    expect(answer.err).toContain('1 firm with 0 or less, 1 firm without a number');
    expect(folder.json('run/study.json')).toMatchObject({
      settings: { models: { offset: '常用雇用者', family: 'poisson' } },
    });
    expect(folder.json('run/findings.json')).toMatchObject({
      regressions: { offset: { log_of: '常用雇用者', zero_or_less: 1, missing: 1 } },
    });
    const again = await shuseki(
      ...['run', folder.at('run/study.json'), '--no-report', '--out', folder.at('again')],
    );
    expect(again.status).toBe(0);
    expect(folder.json('again/findings.json')).toEqual(folder.json('run/findings.json'));
  });
});
