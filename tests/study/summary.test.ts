import { describe, expect, it } from 'vitest';
import { UNATTENDED, type Findings, type RowFilter } from '../../src/model';
import { shareWithReach } from '../../src/study';
import { prepare } from './made';

/** Three firms beside 北山大学 and one that is known by its town alone, all of 金属, and two of 繊維 some 45 km from any institution. */
const FIRMS = [
  '企業ID,企業名,住所,経度,緯度,業種',
  'A1,甲一工業,福井県南郡梅沢町,,,金属',
  'A2,甲二工業,福井県松川市,137.012,36.01,金属',
  'A3,甲三工業,福井県松川市,137.013,36.01,金属',
  'A4,甲四工業,福井県松川市,137.014,36.01,金属',
  'B1,乙一繊維,福井県竹原市,137.70,36.00,繊維',
  'B2,乙二繊維,福井県竹原市,137.71,36.00,繊維',
].join('\n');

async function found(scope?: readonly RowFilter[]): Promise<Findings> {
  const { session, study } = await prepare([{ kind: 'firms', name: 'f.csv', text: FIRMS }]);
  const limited = scope ? { ...study, settings: { ...study.settings, scope } } : study;
  const run = await session.run(limited, UNATTENDED);
  if (!run.ok) throw new Error(run.problem.code);
  return run.value;
}

describe('the summary’s distances', () => {
  it('are of the firms that the study is about, its other counts of the whole list', async () => {
    const all = await found();
    const some = await found([{ kind: 'values', column: '業種', values: ['繊維'] }]);
    expect(some.summary.apart).toBe(4);
    expect([all.summary.firms, some.summary.firms]).toEqual([6, 6]);
    expect(all.summary.nearestKmMedian).toBeLessThan(20);
    expect(some.summary.nearestKmMedian).toBeGreaterThan(40);
    const far = some.summary.nearestKmMedianByKind.find(
      ({ kind }) => kind === 'national_university',
    );
    expect(far!.km).toBeGreaterThan(60);

    const within = (findings: Findings) => findings.summary.withReach.map(({ firms }) => firms);
    const at = all.summary.withReach.findIndex(({ km }) => km === 10);
    expect([within(all)[at], within(some)[at]]).toEqual([3, 0]);
    expect([shareWithReach(all, at), shareWithReach(some, at)]).toEqual([3 / 6, 0]);
    // A1 is anywhere in its town, some 27 km from the nearer institution; it is no firm of the second study.
    const hanging = (findings: Findings) =>
      findings.summary.withReach.find(({ km }) => km === 30)?.hanging;
    expect([hanging(all), hanging(some)]).toEqual([1, 0]);
  });
});
