import { describe, expect, it } from 'vitest';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const firms = folder.write(
  'firms.csv',
  '企業名,緯度,経度,住所,産学連携の程度,下請区分,新製品件数,新工程件数\n' +
    [
      ['甲 本社', '35.94', '136.18', 'よくある', '1', '若干', '0'],
      ['甲 鯖江工場', '35.95', '136.19', 'まったくない', '2', '3', '0'],
      ['乙', '35.96', '136.20', 'あまりない', '9', '12', '0'],
      ['丙', '36.97', '137.21', 'ときどきある', '1', '0', '0'],
      ['丁', '36.98', '137.50', 'あまりない', '1', '0', '0'],
    ]
      .map(([name, lat, lng, ...cells], i) =>
        [name, lat, lng, `福井県鯖江市神明町${i + 1}`, ...cells].join(','),
      )
      .join('\n'),
);
const run = (out: string, outcome: string, ...more: string[]) =>
  shuseki('run', '--firms', firms, '--outcome', outcome, ...more, '--out', folder.at(out));
/** The measure as analysis.csv has it. */
function outcomes(out: string) {
  const [head, ...rows] = folder.read(`${out}/analysis.csv`).trim().split(/\r?\n/);
  const at = head.split(',').indexOf('outcome');
  return rows.map((row) => row.split(',')[at]);
}

describe('what cells mean, on the command line', () => {
  it('proposes words of degree in their order, and takes them so', async () => {
    const asked = await run('asked', '産学連携の程度');
    expect(asked.status).toBe(1);
    const codes =
      '産学連携の程度:まったくない=level,あまりない=level,ときどきある=level,よくある=level';
    expect(asked.err).toContain(codes);
    const read = await run('read', '産学連携の程度', '--codes', codes);
    expect(read.status).toBe(0);
    expect(outcomes('read')).toEqual(['4', '1', '2', '3', '2']);
  });

  it('refuses a word that is no meaning, with those that are', async () => {
    const { status, err } = await run('no', '新製品件数', '--codes', '新製品件数:若干=?');
    expect(status).not.toBe(0);
    for (const word of ['yes', 'no', 'level', 'missing', 'zero']) expect(err).toContain(word);
  });

  it('does not stop on the codes of another column than the measure', async () => {
    const { status, err } = await run('other', '新製品件数');
    expect(status).toBe(0);
    expect(err).toContain('下請区分');
    expect(err).toContain("--codes '新製品件数:若干=3'");
    expect(outcomes('other')).toEqual(['', '3', '12', '0', '0']);
    const counted = await run('counted', '新製品件数', '--codes', '新製品件数:若干=2');
    expect(counted.status).toBe(0);
    expect(outcomes('counted')).toEqual(['2', '3', '12', '0', '0']);
    const { codes } = folder.json('counted/study.json') as { codes: unknown };
    expect(codes).toEqual([
      { column: '新製品件数', codes: [{ value: '若干', means: 'value', number: 2 }] },
    ]);
  });

  it('says why a measure of nothing but 0 is not compared', async () => {
    const { status, err } = await run(
      'zero',
      '新工程件数',
      ...['--radius-km', '3', '--min-firms', '3', '--no-report'],
    );
    expect(err).toContain('3 firms inside');
    expect(status).toBe(0);
    expect(err).toMatch(/新工程件数: .*the same value \(0\)/);
  });

  it('counts one row of a firm with several where that is wanted', async () => {
    const each = await run('each', '新製品件数', '--no-report');
    expect(each.err).toContain('--one-row-a-firm');
    const one = await run('one', '新製品件数', '--one-row-a-firm', '--no-report');
    expect(one.status).toBe(0);
    const { settings } = folder.json('one/study.json') as { settings: { scope?: unknown } };
    expect(settings.scope).toEqual([{ kind: 'firms', ids: ['2'], not: true }]);
  });
});
