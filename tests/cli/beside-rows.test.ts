import { describe, expect, it } from 'vitest';
import { Folder, records, shuseki } from './terminal';

const folder = new Folder();
const list = folder.write(
  'list.csv',
  [
    '企業名,所在地,従業員数',
    '鯖江市（2社）,,',
    '甲,福井県鯖江市本町1-1,3',
    '乙,福井県鯖江市旭町1-2,4',
    '小計,,7',
    '丙,,5',
    '合計,,12',
    '※令和5年4月1日現在,,',
    '',
  ].join('\n'),
);
const geocode = (...more: string[]) =>
  shuseki(
    ...['geocode', list, '--address', '所在地', '--out', folder.at('out.csv'), '--gazetteer'],
    ...['none', '--language', 'en', ...more],
  );

describe('headings, totals and notes in a list that is geocoded', () => {
  it('stay where they are, have no place, and are told and not counted', async () => {
    const answer = await geocode();
    expect(answer.status).toBe(0);
    expect(answer.err).toContain('4 rows are headings, totals or notes');
    expect(answer.err).toContain('of 3 rows located');
    const rows = records(folder.read('out.csv'));
    expect(rows.map((row) => row['企業名'])).toEqual([
      ...['鯖江市（2社）', '甲', '乙', '小計', '丙', '合計'],
      '※令和5年4月1日現在',
    ]);
    expect(rows.map((row) => row.geocode_level)).toEqual([
      ...['', 'municipality', 'municipality', '', 'none', '', ''],
    ]);
    expect(rows[0].geocode_lon).toBe('');
  });

  it('stay when the places are clustered, and a study leaves them out', async () => {
    await geocode();
    const clustered = await shuseki(
      ...['cluster', folder.at('out.csv'), '--radius-km', '3', '--min-firms', '2'],
      ...['--include-coarse', '--out', folder.at('clusters.csv'), '--language', 'en'],
    );
    expect(clustered.status).toBe(0);
    expect(clustered.err).toContain('4 rows are headings, totals or notes');
    expect(records(folder.read('clusters.csv'))).toHaveLength(7);
    const studied = await shuseki(
      ...['run', '--firms', folder.at('out.csv'), '--no-report', '--out', folder.at('study')],
    );
    expect(studied.status).toBe(0);
    const { summary } = folder.json('study/findings.json') as { summary: { firms: number } };
    expect(summary.firms).toBe(3);
  });
});
